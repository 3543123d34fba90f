import { setTimeout as pause } from 'node:timers/promises'
import { at } from './cluster'
import { formDataOf, textOf, valueIn } from './html-forms'
import { newToken } from './write-log'
import { type Outcome, post, loadPage, readForm } from './scriptless-client'
import { disputeField, type Field, oneOf, originOf, statementField, type Worker } from './shared-state'

export type Operation = (worker: Worker) => Promise<void>

const pauseToThink = ({ shared }: Worker) => pause(shared.random() * 40)

/** Loads the form and appends one token to its text; null if there is no page or no room. */
async function openField({ shared, visitor }: Worker, { path, required, ...field }: Field) {
  const origin = originOf(shared)
  const page = await readForm(visitor, { origin, path, required })
  if (!page) return null
  const token = newToken()
  const text = `${valueIn(page.form, field.field)} ${token}`
  if (text.length <= field.lengthMax) return { ...page, token, origin, path, text }
  if (!shared.fields.some((candidate) => candidate.path === path)) return null
  // Replace full texts, so that their number stays small and workers collide.
  const next = shared.fresh.pop()
  shared.fields = [
    ...shared.fields.filter((candidate) => candidate.path !== path),
    ...(next ? [statementField(next)] : []),
  ]
  return null
}

/** A stale save must show both texts, so that the submitted one is not lost. */
function mustShowBoth({ shared }: Worker, outcome: Outcome, token: string): void {
  if (outcome.kind === 'stale' && !textOf(outcome.text).includes(token))
    shared.writeLog.troubles.push(`A stale save lost what was typed: ${token}`)
}

/** Reads, pauses and writes; after a stale save, reads again and writes into the current text. */
export const appendWord: Operation = async (worker) => {
  const { shared, visitor } = worker
  const field = oneOf(shared.random, shared.fields)
  const page = await openField(worker, field)
  if (!page) return shared.writeLog.count('no page')
  await pauseToThink(worker)
  const { form, path, token, text } = page
  const body = formDataOf(form, { [field.field]: text })
  const outcome = await post(visitor, { origin: originOf(shared), path, body })
  shared.writeLog.note({ ...field, token }, outcome)
  mustShowBoth(worker, outcome, token)
}

/** Submits a form to both instances at once, once more later, then with another text under the same key. */
export const sendThrice: Operation = async (worker) => {
  const { shared, visitor } = worker
  const field = oneOf(shared.random, shared.fields)
  const page = await openField(worker, field)
  if (!page) return shared.writeLog.count('no page')
  const { form, path, token, text } = page
  const send = (origin: string, value = text) =>
    post(visitor, { origin, path, body: formDataOf(form, { [field.field]: value }) })
  const outcomes = await Promise.all(shared.cluster.origins.map((origin) => send(origin)))
  outcomes.push(await send(originOf(shared)))
  const saved = outcomes.flatMap((outcome) => (outcome.kind === 'saved' ? [outcome.address] : []))
  const knownOutcomes = outcomes.filter(({ kind }) => kind !== 'unknown')
  if (saved.length > 0 && (saved.length < knownOutcomes.length || new Set(saved).size > 1))
    shared.writeLog.troubles.push(`One form was answered differently: ${JSON.stringify(outcomes)}`)
  const combined: Outcome = { kind: 'unknown', why: 'all three' }
  shared.writeLog.note(
    { ...field, token },
    outcomes.find(({ kind }) => kind === 'saved') ?? knownOutcomes[0] ?? combined,
  )
  if (saved.length === 0) return
  const otherToken = newToken()
  shared.writeLog.note({ ...field, token: otherToken }, await send(originOf(shared), `${text} ${otherToken}`))
  if (shared.writeLog.writes.at(-1)?.kind === 'saved')
    shared.writeLog.troubles.push(`The key of one form carried another: ${otherToken}`)
}

/** After another save: submits with the old revision, with none, and with an asterisk. */
export const sendStale: Operation = async (worker) => {
  const { shared, visitor } = worker
  const field = oneOf(shared.random, shared.fields)
  const page = await openField(worker, field)
  if (!page) return shared.writeLog.count('no page')
  const { form, path, token, text } = page
  const write = async (entry: string, changes: Record<string, string | null>) => {
    const body = formDataOf(form, { [field.field]: `${text} ${entry}`, ...changes })
    const outcome = await post(visitor, { origin: originOf(shared), path, body })
    shared.writeLog.note({ ...field, token: entry }, outcome)
    return outcome
  }
  const first = await write(token, { [field.field]: text })
  if (first.kind !== 'saved') return
  const revision = oneOf(shared.random, [valueIn(form, 'revision'), null, '*', ''])
  const staleToken = newToken()
  const outcome = await write(staleToken, { idempotencyKey: crypto.randomUUID(), revision })
  if (outcome.kind === 'saved')
    shared.writeLog.troubles.push(`A save without the right revision stood: ${staleToken}`)
  mustShowBoth(worker, outcome, staleToken)
}

/** Pairs two statements in either order, one with itself, and the same two concurrently with another worker. */
export const pairTwo: Operation = async ({ shared, visitor }) => {
  const [a, b] = [oneOf(shared.random, shared.statements), oneOf(shared.random, shared.statements)]
  const loadForm = (origin: string) =>
    readForm(visitor, { origin, path: `/desk/pair?a=${a}&b=${b}`, required: { a: null, subject: null } })
  const pairAs = async (first: string, second: string, origin: string): Promise<Outcome | null> => {
    const pairPage = await loadForm(origin)
    if (!pairPage) return null
    const body = formDataOf(pairPage.form, { a: first, b: second, subject: `whether ${newToken()}` })
    return post(visitor, { origin, path: '/desk/pair', body })
  }
  const [firstOrigin, secondOrigin] = [at(shared.cluster.origins, 0), at(shared.cluster.origins, 1)]
  const isDouble = shared.random() < 0.3
  const outcomes = await Promise.all([
    pairAs(a, b, firstOrigin),
    ...(isDouble ? [pairAs(b, a, secondOrigin)] : []),
  ])
  const saved = outcomes.flatMap((outcome) => (outcome?.kind === 'saved' ? [outcome.address] : []))
  for (const outcome of outcomes) shared.writeLog.count(`pair ${outcome?.kind ?? 'no page'}`)
  if (saved.length > 1 || (saved.length > 0 && a === b))
    shared.writeLog.troubles.push(`${a} and ${b} were paired: ${saved.join(', ')}`)
}

export const openDispute: Operation = async ({ shared, visitor }) => {
  const [origin, path] = [originOf(shared), '/desk/disputes/new']
  const page = await readForm(visitor, { origin, path, required: { title: null, question: null } })
  if (!page) return shared.writeLog.count('no page')
  const token = newToken()
  const about = { title: `The fare ${token}`, question: 'Will it rise?', summary: 'Two descriptions of it.' }
  const outcome = await post(visitor, { origin, path, body: formDataOf(page.form, about) })
  const slug = /\/desk\/disputes\/([^?#]+)/.exec(outcome.kind === 'saved' ? outcome.address : '')?.[1]
  shared.writeLog.count(`open dispute ${outcome.kind}`)
  if (slug !== undefined && shared.fields.filter(({ subject }) => subject === 'dispute').length < 4)
    shared.fields.push(disputeField(slug))
}

/** Adds a statement to a dispute and moves it there. */
export const arrange: Operation = async ({ shared, visitor }) => {
  const disputes = shared.fields.filter(({ subject }) => subject === 'dispute')
  const { path } = oneOf(shared.random, disputes)
  const origin = originOf(shared)
  const page = await readForm(visitor, { origin, path, required: { statement: null } })
  if (!page) return shared.writeLog.count('no page')
  const statement = oneOf(shared.random, shared.statements)
  const added = await post(visitor, { origin, path, body: formDataOf(page.form, { statement }) })
  shared.writeLog.count(`assign ${added.kind}`)
  const moving = await readForm(visitor, { origin, path, required: { statementId: null } })
  if (!moving) return
  const move = oneOf(shared.random, ['up', 'down', 'down', 'out'])
  const outcome = await post(visitor, { origin, path, body: formDataOf(moving.form, { move }) })
  shared.writeLog.count(`arrange ${outcome.kind}`)
}

/** Stores a text and captures a statement from it. */
export const capture: Operation = async ({ shared, visitor }) => {
  const [origin, token] = [originOf(shared), newToken()]
  const required = { text: null, publisher: null }
  const page = await readForm(visitor, { origin, path: '/desk/sources/new', required })
  if (!page) return shared.writeLog.count('no page')
  const text = `The Harbour Board wrote: “The fare ${token} will rise.” Nobody answered.`
  const about = { text, title: `The fare ${token}`, publisher: 'The Ferry Post', published: '2019-11-02' }
  const stored = await post(visitor, {
    origin,
    path: '/desk/sources/new',
    body: formDataOf(page.form, about),
  })
  shared.writeLog.count(`source ${stored.kind}`)
  if (stored.kind !== 'saved') return
  const path = stored.address.replace(/[?#].*/, '')
  const taking = await readForm(visitor, { origin, path, required: { quote: null, quoteAt: null } })
  if (!taking) return shared.writeLog.count('no page')
  const values = {
    ...{ quote: `The fare ${token} will rise.`, gloss: 'The fare will rise.', wording: 'VERBATIM' },
    ...{ 'rungs.0.name': 'The Ferry Post', 'rungs.0.kind': 'ORGANISATION', 'rungs.0.cue': 'reports' },
    ...{ 'rungs.1.name': `Harbour Board ${token}`, 'rungs.1.kind': 'ORGANISATION', 'rungs.1.cue': 'wrote' },
  }
  const outcome = await post(visitor, { origin, path, body: formDataOf(taking.form, values) })
  shared.writeLog.count(`statement ${outcome.kind === 'saved' ? 'taken' : outcome.kind}`)
  const list = outcome.kind === 'saved' ? await loadPage(visitor, { origin, path }) : null
  const slug = /href="\/desk\/statements\/([^"?#]+)"/.exec(list?.text ?? '')?.[1]
  if (slug === undefined) return
  shared.statements.push(slug)
  shared.fresh.push(slug)
}
