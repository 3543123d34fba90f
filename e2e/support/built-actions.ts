import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type Action, actions } from '#test/support/authorisation'
import { type Form, formsOf, formDataOf } from './html-forms'
import { dist } from './site-map'
import type { Actor, SeededApp } from './seeded-app'

const manifest = z.object({
  node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })),
})

/** Every action of the build: its public id, and its name in the matrix. */
export function builtActions(): Map<string, string> {
  const file = readFileSync(join(dist, 'server/server-reference-manifest.json'), 'utf8')
  return new Map(
    Object.entries(manifest.parse(JSON.parse(file)).node).map(([id, { filename, exportedName }]) => [
      id,
      `${filename.replace(/^app\//, '').replace(/\/actions\.ts$/, '')}#${exportedName}`,
    ]),
  )
}

/** Values for form fields that are empty. */
const fieldValues: Partial<Record<Action, Record<string, string>>> = {
  'desk/disputes/[dispute]#assign': { statement: 'nils-pier-the-harbour-board-wrote' },
  'desk/disputes/new#open': { title: 'The pier', question: 'Is it open?', summary: 'Two answers.' },
  'desk/compare#compare': {
    ...{ 'first.on': 'FILE', 'first.statement': 'nils-pier-the-harbour-board-wrote' },
    ...{ 'second.on': 'FILE', 'second.statement': 'nils-pier-rosa-lindqvist-said' },
    ...{ subject: 'the pier', dispute: 'The pier', outcome: 'KEEP' },
    ...{ reconciliation: '', whatWouldSettleIt: '' },
  },
  'desk/pair#pair': { subject: 'the pier' },
  'desk/records/[record]#changePair': {
    a: 'nils-pier-the-harbour-board-wrote',
    b: 'nils-pier-rosa-lindqvist-said',
  },
  'desk/records/[record]#tie': {
    label: 'the fare',
    'passages.0.exact': 'never',
    'passages.1.exact': 'in May',
  },
  'desk/sources/[source]#take': {
    ...{ quote: 'The Harbour Board', gloss: 'The board.', 'rungs.0.name': 'Nils Pier' },
  },
  'desk/sources/new#capture': { text: 'The pier is closed.', title: 'A pier', publisher: 'The Ferry Post' },
  'desk/speakers/new#add': { name: 'Ines Holt' },
  'desk/statements/[statement]#edit': { gloss: 'Another gloss.' },
  'desk/statements/[statement]#link': { to: 'nils-pier-the-harbour-board-wrote' },
  'desk/statements/[statement]#requote': { quote: 'The Harbour', context: '', reason: 'Cut too long.' },
  'desk/conflicts#declare': { speaker: 'Nils Pier', note: 'A cousin.' },
  'desk/records/[record]#cite': { note: 'The minutes.' },
  'desk/records/[record]#note': { body: 'Ask the board.' },
  'desk/records/[record]#reply': { body: 'They answered.' },
  'desk/review#approve': {
    ...{ 'points.sources': 'on', 'points.words': 'on', 'points.answers': 'on', 'points.fairness': 'on' },
  },
  'desk/review#correct': { reason: 'The date was wrong.' },
  'desk/review#sendBack': { reason: 'Read it again.' },
  'desk/review#askToWithdraw': { reason: 'Taken back.' },
  'desk/review#withdraw': { reason: 'Taken back.', confirmed: 'on' },
  'sign-in#signIn': { email: 'editor@harbour.example' },
}

type PreparedAction = { action: Action; id: string; path: string; form: Form }

const isAction = (name: string): name is Action => name in actions

const idIn = ({ fields }: Form): string => {
  const actionId = fields.find(([name]) => name.startsWith('$ACTION_ID_'))?.[0].slice('$ACTION_ID_'.length)
  const bound = fields.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1]
  return actionId ?? /"id":"([0-9a-f]+)"/.exec(bound ?? '')?.[1] ?? ''
}

const filled = ({ fields, boxes, submit }: Form, more: Record<string, string>): Form => ({
  ...{ boxes, submit },
  fields: [...fields.filter(([name]) => !(name in more)), ...Object.entries(more)],
})

export const requestAs = async (app: SeededApp, path: string, actor: Actor): Promise<Response> =>
  fetch(`${app.origin}${path}`, { headers: { cookie: app.cookieOf(actor) }, redirect: 'manual' })

/** The first form of each action on these pages, as an admin sees it, filled in. */
export async function formsOn(
  app: SeededApp,
  pages: readonly string[],
): Promise<Map<Action, PreparedAction>> {
  const names = builtActions()
  const forms = new Map<Action, PreparedAction>()
  for (const path of pages)
    for (const form of formsOf(await (await requestAs(app, path, 'ADMIN')).text())) {
      const id = idIn(form)
      const action = names.get(id) ?? ''
      if (isAction(action) && !forms.has(action))
        forms.set(action, { action, id, path, form: filled(form, fieldValues[action] ?? {}) })
    }
  return forms
}

/** A call of an action without a form on any page: its public id and an idempotency key. */
export function actionWithoutForm(action: Action): PreparedAction {
  const [id = ''] = [...builtActions()].find(([, name]) => name === action) ?? []
  const fields = [['idempotencyKey', randomUUID()]] as const
  const folder = action.slice(0, action.indexOf('#'))
  const path = `/${folder.replace('/(queue)', '').replace('[record]', '1')}`
  return { action, id, path, form: { fields, boxes: [], submit: '' } }
}

/** The request of a browser without script. */
export const asFormPost = ({ form }: PreparedAction, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  body: formDataOf(form, more),
})

/** React's request: the id in a header, the arguments as separate fields. */
export function asActionCall({ id, form }: PreparedAction, more: Record<string, string> = {}): RequestInit {
  const body = new FormData()
  const fields = form.fields.filter(([name]) => !name.startsWith('$ACTION'))
  for (const [name, value] of [...fields, ...Object.entries(more)]) body.append(`_1_${name}`, value)
  body.append('_1_dropsReview', 'on')
  body.append('0', JSON.stringify([{ status: 'idle' }, '$K1']))
  return { method: 'POST', body, headers: { 'next-action': id, accept: 'text/x-component' } }
}

type Sending = { actor: Actor; path: string; init: RequestInit; headers?: Record<string, string> }

/** Sends a body with its length, as a browser does, and with same-origin headers unless others are given. */
export async function send(app: SeededApp, { actor, path, init, headers }: Sending): Promise<Response> {
  const plain = new Request(app.origin, init)
  const body = new Uint8Array(await plain.arrayBuffer())
  const from = headers ?? { origin: app.origin, 'sec-fetch-site': 'same-origin' }
  const type = plain.headers.get('content-type')
  return fetch(`${app.origin}${path}`, {
    ...{ method: 'POST', body, redirect: 'manual' },
    headers: {
      ...Object.fromEntries(new Headers(init.headers)),
      ...(type ? { 'content-type': type } : {}),
      ...{ cookie: app.cookieOf(actor), ...from },
    },
  })
}
