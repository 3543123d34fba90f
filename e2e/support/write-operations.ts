import { setTimeout as pause } from 'node:timers/promises'
import { at } from './cluster'
import { formDataOf, textOf, valueIn } from './html-forms'
import { newToken } from './write-log'
import { type Outcome, post, read, readForm } from './scriptless-client'
import { disputeField, type Field, oneOf, originOf, statementField, type Worker } from './shared-state'

export type Operation = (worker: Worker) => Promise<void>

const think = ({ world }: Worker) => pause(world.random() * 40)

/** Loads the form and appends one token to its text; null if there is no page or no room. */
async function openField({ world, visitor }: Worker, { path, wanted, ...field }: Field) {
  const origin = originOf(world)
  const page = await readForm(visitor, { origin, path, wanted })
  if (!page) return null
  const token = newToken()
  const text = `${valueIn(page.form, field.field)} ${token}`
  if (text.length <= field.lengthMax) return { ...page, token, origin, path, text }
  if (!world.fields.some((one) => one.path === path)) return null
  // Replace full texts, so that their number stays small and workers collide.
  const next = world.fresh.pop()
  world.fields = [...world.fields.filter((one) => one.path !== path), ...(next ? [statementField(next)] : [])]
  return null
}

/** A stale save must show both texts, so that the submitted one is not lost. */
function mustShowBoth({ world }: Worker, outcome: Outcome, token: string): void {
  if (outcome.kind === 'stale' && !textOf(outcome.text).includes(token))
    world.ledger.troubles.push(`A stale save lost what was typed: ${token}`)
}

/** Reads, pauses and writes; after a stale save, reads again and writes into the current text. */
export const appendWord: Operation = async (worker) => {
  const { world, visitor } = worker
  const field = oneOf(world.random, world.fields)
  const opened = await openField(worker, field)
  if (!opened) return world.ledger.count('no page')
  await think(worker)
  const { form, path, token, text } = opened
  const body = formDataOf(form, { [field.field]: text })
  const outcome = await post(visitor, { origin: originOf(world), path, body })
  world.ledger.note({ ...field, token }, outcome)
  mustShowBoth(worker, outcome, token)
}

/** Submits a form to both instances at once, once more later, then with another text under the same key. */
export const sendThrice: Operation = async (worker) => {
  const { world, visitor } = worker
  const field = oneOf(world.random, world.fields)
  const opened = await openField(worker, field)
  if (!opened) return world.ledger.count('no page')
  const { form, path, token, text } = opened
  const send = (origin: string, words = text) =>
    post(visitor, { origin, path, body: formDataOf(form, { [field.field]: words }) })
  const outcomes = await Promise.all(world.cluster.origins.map((origin) => send(origin)))
  outcomes.push(await send(originOf(world)))
  const saved = outcomes.flatMap((one) => (one.kind === 'saved' ? [one.address] : []))
  const known = outcomes.filter(({ kind }) => kind !== 'unknown')
  if (saved.length > 0 && (saved.length < known.length || new Set(saved).size > 1))
    world.ledger.troubles.push(`One form was answered differently: ${JSON.stringify(outcomes)}`)
  const told: Outcome = { kind: 'unknown', why: 'all three' }
  world.ledger.note({ ...field, token }, outcomes.find(({ kind }) => kind === 'saved') ?? known[0] ?? told)
  if (saved.length === 0) return
  const other = newToken()
  world.ledger.note({ ...field, token: other }, await send(originOf(world), `${text} ${other}`))
  if (world.ledger.written.at(-1)?.kind === 'saved')
    world.ledger.troubles.push(`The key of one form carried another: ${other}`)
}

/** After another save: submits with the old revision, with none, and with an asterisk. */
export const sendStale: Operation = async (worker) => {
  const { world, visitor } = worker
  const field = oneOf(world.random, world.fields)
  const opened = await openField(worker, field)
  if (!opened) return world.ledger.count('no page')
  const { form, path, token, text } = opened
  const write = async (entry: string, changes: Record<string, string | null>) => {
    const body = formDataOf(form, { [field.field]: `${text} ${entry}`, ...changes })
    const outcome = await post(visitor, { origin: originOf(world), path, body })
    world.ledger.note({ ...field, token: entry }, outcome)
    return outcome
  }
  const first = await write(token, { [field.field]: text })
  if (first.kind !== 'saved') return
  const revision = oneOf(world.random, [valueIn(form, 'revision'), null, '*', ''])
  const late = newToken()
  const outcome = await write(late, { idempotencyKey: crypto.randomUUID(), revision })
  if (outcome.kind === 'saved') world.ledger.troubles.push(`A save without the right revision stood: ${late}`)
  mustShowBoth(worker, outcome, late)
}

/** Pairs two statements in either order, one with itself, and the same two concurrently with another worker. */
export const pairTwo: Operation = async ({ world, visitor }) => {
  const [a, b] = [oneOf(world.random, world.statements), oneOf(world.random, world.statements)]
  const page = (origin: string) =>
    readForm(visitor, { origin, path: `/desk/pair?a=${a}&b=${b}`, wanted: { a: null, subject: null } })
  const pairAs = async (one: string, other: string, origin: string): Promise<Outcome | null> => {
    const opened = await page(origin)
    if (!opened) return null
    const body = formDataOf(opened.form, { a: one, b: other, subject: `whether ${newToken()}` })
    return post(visitor, { origin, path: '/desk/pair', body })
  }
  const [here, there] = [at(world.cluster.origins, 0), at(world.cluster.origins, 1)]
  const both = world.random() < 0.3
  const outcomes = await Promise.all([pairAs(a, b, here), ...(both ? [pairAs(b, a, there)] : [])])
  const saved = outcomes.flatMap((one) => (one?.kind === 'saved' ? [one.address] : []))
  for (const one of outcomes) world.ledger.count(`pair ${one?.kind ?? 'no page'}`)
  if (saved.length > 1 || (saved.length > 0 && a === b))
    world.ledger.troubles.push(`${a} and ${b} were paired: ${saved.join(', ')}`)
}

export const openDispute: Operation = async ({ world, visitor }) => {
  const [origin, path] = [originOf(world), '/desk/disputes/new']
  const page = await readForm(visitor, { origin, path, wanted: { title: null, question: null } })
  if (!page) return world.ledger.count('no page')
  const token = newToken()
  const about = { title: `The fare ${token}`, question: 'Will it rise?', summary: 'Two descriptions of it.' }
  const outcome = await post(visitor, { origin, path, body: formDataOf(page.form, about) })
  const slug = /\/desk\/disputes\/([^?#]+)/.exec(outcome.kind === 'saved' ? outcome.address : '')?.[1]
  world.ledger.count(`open dispute ${outcome.kind}`)
  if (slug !== undefined && world.fields.filter(({ subject }) => subject === 'dispute').length < 4)
    world.fields.push(disputeField(slug))
}

/** Adds a statement to a dispute and moves it there. */
export const arrange: Operation = async ({ world, visitor }) => {
  const disputes = world.fields.filter(({ subject }) => subject === 'dispute')
  const { path } = oneOf(world.random, disputes)
  const origin = originOf(world)
  const page = await readForm(visitor, { origin, path, wanted: { statement: null } })
  if (!page) return world.ledger.count('no page')
  const statement = oneOf(world.random, world.statements)
  const added = await post(visitor, { origin, path, body: formDataOf(page.form, { statement }) })
  world.ledger.count(`assign ${added.kind}`)
  const moving = await readForm(visitor, { origin, path, wanted: { statementId: null } })
  if (!moving) return
  const move = oneOf(world.random, ['up', 'down', 'down', 'out'])
  const moved = await post(visitor, { origin, path, body: formDataOf(moving.form, { move }) })
  world.ledger.count(`arrange ${moved.kind}`)
}

/** Stores a text and captures a statement from it. */
export const capture: Operation = async ({ world, visitor }) => {
  const [origin, token] = [originOf(world), newToken()]
  const wanted = { text: null, publisher: null }
  const page = await readForm(visitor, { origin, path: '/desk/sources/new', wanted })
  if (!page) return world.ledger.count('no page')
  const text = `The Harbour Board wrote: “The fare ${token} will rise.” Nobody answered.`
  const about = { text, title: `The fare ${token}`, publisher: 'The Ferry Post', published: '2019-11-02' }
  const stored = await post(visitor, {
    origin,
    path: '/desk/sources/new',
    body: formDataOf(page.form, about),
  })
  world.ledger.count(`source ${stored.kind}`)
  if (stored.kind !== 'saved') return
  const path = stored.address.replace(/[?#].*/, '')
  const taking = await readForm(visitor, { origin, path, wanted: { quote: null, quoteAt: null } })
  if (!taking) return world.ledger.count('no page')
  const said = {
    ...{ quote: `The fare ${token} will rise.`, gloss: 'The fare will rise.', wording: 'VERBATIM' },
    ...{ 'rungs.0.name': 'The Ferry Post', 'rungs.0.kind': 'ORGANISATION', 'rungs.0.cue': 'reports' },
    ...{ 'rungs.1.name': `Harbour Board ${token}`, 'rungs.1.kind': 'ORGANISATION', 'rungs.1.cue': 'wrote' },
  }
  const taken = await post(visitor, { origin, path, body: formDataOf(taking.form, said) })
  world.ledger.count(`statement ${taken.kind === 'saved' ? 'taken' : taken.kind}`)
  const list = taken.kind === 'saved' ? await read(visitor, { origin, path }) : null
  const slug = /href="\/desk\/statements\/([^"?#]+)"/.exec(list?.text ?? '')?.[1]
  if (slug === undefined) return
  world.statements.push(slug)
  world.fresh.push(slug)
}
