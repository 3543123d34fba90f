import { type Cluster, until } from './cluster'
import { formsOf, formDataOf } from './html-forms'
import { type Outcome, post, loadPage, type Visitor } from './scriptless-client'

type Step = {
  origin: string
  path: string
  /** The button's label, or fields that identify the form. */
  form: RegExp | readonly string[]
  changes?: Record<string, string | null>
}

/** A filled-in form of a page. Checkboxes that `fields` does not name are checked. */
export function fillForm(visitor: Visitor, step: Step): Promise<FormData> {
  return until(() => filled(visitor, step))
}

async function filled(visitor: Visitor, { origin, path, form, changes = {} }: Step): Promise<FormData> {
  const page = await loadPage(visitor, { origin, path })
  const match = formsOf(page?.text ?? '').find(({ fields, submit }) =>
    form instanceof RegExp
      ? form.test(submit)
      : form.every((name) => fields.some(([fieldName]) => fieldName === name)),
  )
  if (!match) throw new Error(`${path} has no form ${String(form)}.`)
  const points = match.boxes.filter((name) => /^(points\.|confirmed$)/.test(name))
  return formDataOf(match, { ...Object.fromEntries(points.map((name) => [name, 'on'])), ...changes })
}

/** The answer to a form. A missing answer or a 5xx is retried, since forms are idempotent. */
export function sendUntilAnswered(
  visitor: Visitor,
  request: { origin: string; path: string; body: FormData },
): Promise<Outcome> {
  return until(async () => {
    const outcome = await post(visitor, request)
    if (outcome.kind === 'unknown') throw new Error(outcome.why)
    return outcome
  })
}

/** For steps without interference: the address that the form redirected to. */
export async function submitForm(visitor: Visitor, step: Step): Promise<string> {
  const outcome = await sendUntilAnswered(visitor, { ...step, body: await fillForm(visitor, step) })
  if (outcome.kind === 'saved') return outcome.address
  throw new Error(`${step.path}, ${String(step.form)}: ${JSON.stringify(outcome).slice(0, 400)}`)
}

const answers = {
  ...{ event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'UNKNOWN' },
  ...{ bothCanBeTrue: 'YES', disputeOver: 'FACT', relation: 'IN_TENSION', 'dimensions.OCCURRENCE': 'on' },
  ...{ reconciliation: 'the two speak of different days.' },
}

type Editors = { origin: string; author: Visitor; second: Visitor }
/** Two slugs, their dispute, and both quotes by statement id. */
type Pair = { a: string; b: string; disputeId: string; quotes: Record<string, string> }

/** Unpaired statements with a gloss, as pairs, and the published dispute for each. */
export async function freePairs({ owner }: Cluster, count: number): Promise<Pair[]> {
  const { rows } = await owner((client) =>
    client.query<Pair>(
      `SELECT a.slug AS a, b.slug AS b, jsonb_build_object(a.id, a.quote, b.id, b.quote) AS quotes,
         (SELECT d.id FROM desk."Dispute" d WHERE d."publicState" = 'PUBLISHED' ORDER BY d.id LIMIT 1) AS "disputeId"
       FROM desk."Statement" a JOIN desk."Statement" b ON a.id < b.id
       WHERE a.gloss <> '' AND b.gloss <> '' AND NOT EXISTS (
         SELECT FROM desk."Record" r WHERE (r."statementAId", r."statementBId") IN ((a.id, b.id), (b.id, a.id)))
       ORDER BY a.id, b.id LIMIT $1`,
      [count],
    ),
  )
  return rows
}

/** Pairs two statements, answers the questions and ties passages; returns the record's number. */
export async function makeRecord(
  { origin, author }: Editors,
  { a, b, disputeId, quotes }: Pair,
): Promise<number> {
  const paired = await submitForm(author, {
    ...{ origin, path: `/desk/pair?a=${a}&b=${b}`, form: /^Pair them/ },
    changes: { disputeId, subject: 'whether it was said' },
  })
  const path = paired.replace(/[?#].*/, '')
  await submitForm(author, {
    origin,
    path,
    form: ['summary', 'asOf'],
    changes: { ...answers, summary: 'Both speak of it.' },
  })
  const page = await fillForm(author, { origin, path, form: /^Tie/ })
  const slots = [...page].map(([name, id]) => [
    name.replace('statementId', 'exact'),
    (typeof id === 'string' && quotes[id]) || null,
  ])
  const words = Object.fromEntries(slots.filter(([, quote]) => quote !== null))
  await submitForm(author, { origin, path, form: /^Tie/, changes: { label: 'what was said', ...words } })
  return Number(path.split('/').at(-1))
}

/** Sends the current revision to review; a second editor approves and publishes it. */
export async function publish({ origin, author, second }: Editors, number: number): Promise<void> {
  const at = { origin, path: `/desk/records/${number}/review` }
  await submitForm(author, { ...at, form: /^Send to review/, changes: { changeNote: 'Read again.' } })
  await submitForm(second, { ...at, form: /^Approve revision/ })
  await submitForm(second, { ...at, form: /^Publish version/ })
}

export function withdraw({ origin, second }: Editors, number: number): Promise<string> {
  const at = { origin, path: `/desk/records/${number}/review` }
  return submitForm(second, { ...at, form: /^Withdraw it/, changes: { reason: 'Taken back.' } })
}
