import { formsOf, formDataOf, valueIn } from './html-forms'
import { newToken } from './write-log'
import type { Operation } from './write-operations'
import { post, loadPage, readForm } from './scriptless-client'
import { oneOf, originOf } from './shared-state'

/** Ties a passage of each side under a unique label; removes half of these ties again. */
export const tieAndUntie: Operation = async ({ shared, visitor }) => {
  const { number, quotes } = oneOf(shared.random, shared.records)
  const [origin, path] = [originOf(shared), `/desk/records/${number}`]
  const tying = await readForm(visitor, { origin, path, required: { label: '', 'passages.0.exact': null } })
  if (!tying) return shared.writeLog.count('no page')
  const label = newToken()
  const passages = Object.fromEntries(
    ['0', '1'].map((slot) => [
      `passages.${slot}.exact`,
      quotes[valueIn(tying.form, `passages.${slot}.statementId`)] ?? '',
    ]),
  )
  const outcome = await post(visitor, { origin, path, body: formDataOf(tying.form, { label, ...passages }) })
  const entry = { subject: 'tie', name: String(number), token: label } as const
  shared.writeLog.note(entry, outcome)
  if (outcome.kind !== 'saved' || shared.random() < 0.5) return
  const page = await loadPage(visitor, { origin, path })
  const forms = formsOf(page?.text ?? '')
  const tie = forms.findIndex((form) => valueIn(form, 'label') === label)
  const untying = forms[tie + 1]
  if (tie === -1 || !untying?.submit.startsWith('Untie')) return
  const removal = await post(visitor, { origin, path, body: formDataOf(untying, {}) })
  if (removal.kind === 'saved') shared.writeLog.withdraw(label, 'refused')
  else if (removal.kind === 'unknown') shared.writeLog.withdraw(label, 'unknown')
}

/** Adds an internal note, a public note or evidence to a record. */
export const addPart: Operation = async ({ shared, visitor }) => {
  const { number } = oneOf(shared.random, shared.records)
  const [origin, path] = [originOf(shared), `/desk/records/${number}`]
  const page = await loadPage(visitor, { origin, path })
  const isNote = shared.random() < 0.6
  const form = formsOf(page?.text ?? '').find(({ submit }) =>
    submit.startsWith(isNote ? 'Add note' : 'Cite it'),
  )
  if (!form) return shared.writeLog.count('no page')
  const token = newToken()
  const values = isNote
    ? { body: `Said in May, ${token}.`, visibility: oneOf(shared.random, ['INTERNAL', 'PUBLIC']) }
    : { note: `The timetable of May, ${token}.`, stance: 'CONTEXT', hand: 'SECOND_HAND' }
  const outcome = await post(visitor, { origin: originOf(shared), path, body: formDataOf(form, values) })
  shared.writeLog.note({ subject: isNote ? 'annotation' : 'evidence', name: String(number), token }, outcome)
}

type Step = { submit: RegExp; share: number; changes: Record<string, string>; name: string }

/** The steps of a second editor, with weights: mostly approvals, few withdrawals. */
const reviewSteps: readonly Step[] = [
  { name: 'send', submit: /^Send to review/, share: 1, changes: { changeNote: 'Read again.' } },
  { name: 'approve', submit: /^Approve revision/, share: 0.9, changes: {} },
  { name: 'publish', submit: /^Publish version/, share: 1, changes: {} },
  { name: 'send back', submit: /^Send it back/, share: 0.1, changes: { reason: 'Not yet.' } },
  { name: 'withdraw', submit: /^Withdraw it/, share: 0.01, changes: { reason: 'Taken back.' } },
]

/** Takes each step the page offers at that moment, until none is left or another editor interferes. */
export const review: Operation = async ({ shared, visitor }) => {
  const dispute = shared.fields.find(({ subject }) => subject === 'dispute')
  const path =
    shared.random() < 0.1 && dispute
      ? `${dispute.path}/review`
      : `/desk/records/${oneOf(shared.random, shared.records).number}/review`
  for (let turn = 0; turn < 4; turn++) {
    const origin = originOf(shared)
    const page = await loadPage(visitor, { origin, path })
    if (!page) return shared.writeLog.count('no page')
    const forms = formsOf(page.text)
    const open = reviewSteps.flatMap((step) => {
      const form = forms.find(({ submit }) => step.submit.test(submit))
      return form && shared.random() < step.share ? [{ ...step, form }] : []
    })
    const step = open[0]
    if (!step) return
    const ticked = Object.fromEntries(step.form.boxes.map((name) => [name, 'on']))
    const body = formDataOf(step.form, { ...ticked, ...step.changes })
    const outcome = await post(visitor, { origin: originOf(shared), path, body })
    shared.writeLog.count(`${step.name} ${outcome.kind}`)
    if (outcome.kind !== 'saved') return
  }
}
