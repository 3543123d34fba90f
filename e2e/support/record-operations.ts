import { formsOf, formDataOf, valueIn } from './html-forms'
import { newToken } from './write-log'
import type { Operation } from './write-operations'
import { post, read, readForm } from './scriptless-client'
import { oneOf, originOf } from './shared-state'

/** Ties a passage of each side under a unique label; removes half of these ties again. */
export const tieAndUntie: Operation = async ({ world, visitor }) => {
  const { number, quotes } = oneOf(world.random, world.records)
  const [origin, path] = [originOf(world), `/desk/records/${number}`]
  const tying = await readForm(visitor, { origin, path, wanted: { label: '', 'passages.0.exact': null } })
  if (!tying) return world.ledger.count('no page')
  const label = newToken()
  const words = Object.fromEntries(
    ['0', '1'].map((slot) => [
      `passages.${slot}.exact`,
      quotes[valueIn(tying.form, `passages.${slot}.statementId`)] ?? '',
    ]),
  )
  const outcome = await post(visitor, { origin, path, body: formDataOf(tying.form, { label, ...words }) })
  const entry = { subject: 'tie', name: String(number), token: label } as const
  world.ledger.note(entry, outcome)
  if (outcome.kind !== 'saved' || world.random() < 0.5) return
  const page = await read(visitor, { origin, path })
  const forms = formsOf(page?.text ?? '')
  const tie = forms.findIndex((form) => valueIn(form, 'label') === label)
  const untying = forms[tie + 1]
  if (tie === -1 || !untying?.submit.startsWith('Untie')) return
  const gone = await post(visitor, { origin, path, body: formDataOf(untying, {}) })
  if (gone.kind === 'saved') world.ledger.withdraw(label, 'refused')
  else if (gone.kind === 'unknown') world.ledger.withdraw(label, 'unknown')
}

/** Adds an internal note, a public note or evidence to a record. */
export const addPart: Operation = async ({ world, visitor }) => {
  const { number } = oneOf(world.random, world.records)
  const [origin, path] = [originOf(world), `/desk/records/${number}`]
  const page = await read(visitor, { origin, path })
  const isNote = world.random() < 0.6
  const form = formsOf(page?.text ?? '').find(({ submit }) =>
    submit.startsWith(isNote ? 'Add note' : 'Cite it'),
  )
  if (!form) return world.ledger.count('no page')
  const token = newToken()
  const said = isNote
    ? { body: `Said in May, ${token}.`, visibility: oneOf(world.random, ['INTERNAL', 'PUBLIC']) }
    : { note: `The timetable of May, ${token}.`, stance: 'CONTEXT', hand: 'SECOND_HAND' }
  const outcome = await post(visitor, { origin: originOf(world), path, body: formDataOf(form, said) })
  world.ledger.note({ subject: isNote ? 'annotation' : 'evidence', name: String(number), token }, outcome)
}

type Step = { submit: RegExp; share: number; changes: Record<string, string>; name: string }

/** The steps of a second editor, with weights: mostly approvals, few withdrawals. */
const steps: readonly Step[] = [
  { name: 'send', submit: /^Send to review/, share: 1, changes: {} },
  { name: 'approve', submit: /^Approve revision/, share: 0.9, changes: {} },
  { name: 'publish', submit: /^Publish version/, share: 1, changes: { changeNote: 'Read again.' } },
  { name: 'send back', submit: /^Send it back/, share: 0.1, changes: { reason: 'Not yet.' } },
  { name: 'withdraw', submit: /^Withdraw it/, share: 0.01, changes: { reason: 'Taken back.' } },
]

/** Takes each step the page offers at that moment, until none is left or another editor interferes. */
export const review: Operation = async ({ world, visitor }) => {
  const dispute = world.fields.find(({ subject }) => subject === 'dispute')
  const path =
    world.random() < 0.1 && dispute
      ? `${dispute.path}/review`
      : `/desk/records/${oneOf(world.random, world.records).number}/review`
  for (let turn = 0; turn < 4; turn++) {
    const origin = originOf(world)
    const page = await read(visitor, { origin, path })
    if (!page) return world.ledger.count('no page')
    const forms = formsOf(page.text)
    const open = steps.flatMap((step) => {
      const form = forms.find(({ submit }) => step.submit.test(submit))
      return form && world.random() < step.share ? [{ ...step, form }] : []
    })
    const step = open[0]
    if (!step) return
    const ticked = Object.fromEntries(step.form.boxes.map((name) => [name, 'on']))
    const body = formDataOf(step.form, { ...ticked, ...step.changes })
    const outcome = await post(visitor, { origin: originOf(world), path, body })
    world.ledger.count(`${step.name} ${outcome.kind}`)
    if (outcome.kind !== 'saved') return
  }
}
