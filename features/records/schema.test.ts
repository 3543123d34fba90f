import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unflatten } from '#lib/form'
import { day, roundTrip, orNull, revision, storedText } from '#test/support/form-round-trip'
import {
  type Answers,
  cue,
  dimension,
  directness,
  disputeOver,
  openAnswers,
  recordStatus,
  relation,
  type Relation,
  relationBlocker,
  scope,
  stance,
} from './record'
import {
  emptyPassageFields,
  encodeTie,
  evidenceEditForm,
  evidenceValues,
  parseAnswers,
  recordForm,
  recordValues,
  tieEditForm,
  tieForm,
  tieValues,
} from './schema'

const answers = fc
  .record({
    event: orNull(fc.constantFrom(...scope.options)),
    people: orNull(fc.constantFrom(...scope.options)),
    time: orNull(fc.constantFrom(...scope.options)),
    conditions: orNull(fc.constantFrom(...scope.options)),
    bothCanBeTrue: orNull(fc.boolean()),
    bothCouldBeFalse: orNull(fc.boolean()),
    disputeOver: orNull(fc.constantFrom(...disputeOver.options)),
  })
  .map((generated) => openAnswers(generated))
const same = { event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'SAME' } as const
/** The answers that each relation needs. */
const answersFor: Record<Relation, Partial<Answers>> = {
  CONTRADICTORY: { ...same, bothCanBeTrue: false, bothCouldBeFalse: false, disputeOver: null },
  CONTRARY: { ...same, bothCanBeTrue: false, bothCouldBeFalse: true, disputeOver: null },
  IN_TENSION: { bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'FACT' },
  CHARACTERISATION: { bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'MEANING' },
  APPARENT: { bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'NOTHING' },
  SUPERSEDED: {},
}
const record = fc
  .record({
    own: fc.record({
      subject: storedText(),
      summary: fc.oneof(fc.constant(''), storedText()),
      relation: orNull(fc.constantFrom(...relation.options)),
      dimensions: fc.subarray([...dimension.options]),
      cue: orNull(fc.constantFrom(...cue.options)),
      reconciliation: orNull(storedText()),
      whatWouldSettleIt: orNull(storedText()),
      status: fc.constantFrom(...recordStatus.options),
      statusNote: orNull(storedText()),
      asOf: day,
      id: fc.uuid(),
      revision,
    }),
    answers,
    condition: storedText(),
  })
  .map(({ own: ownFields, answers: generated, condition }) => ({
    ...ownFields,
    ...generated,
    ...(ownFields.relation === null ? {} : answersFor[ownFields.relation]),
    reconciliation: ownFields.reconciliation ?? (ownFields.relation === null ? null : condition),
  }))

const encodeRecord = ({
  id,
  revision: number,
  ...stored
}: Parameters<typeof recordValues>[0] & { id: string; revision: number }) => ({
  ...recordValues(stored),
  ...{ id, revision: String(number) },
})
const yesOrNo = new Set(['', 'NO', 'YES'])

test('an edit of a record is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(record, {
      encode: encodeRecord,
      form: recordForm,
    }),
  ).toEqual({
    subject: 'text',
    summary: 'optional',
    event: new Set(['', ...scope.options]),
    people: new Set(['', ...scope.options]),
    time: new Set(['', ...scope.options]),
    conditions: new Set(['', ...scope.options]),
    bothCanBeTrue: yesOrNo,
    bothCouldBeFalse: yesOrNo,
    disputeOver: new Set(['', ...disputeOver.options]),
    relation: new Set(['', ...relation.options]),
    ...Object.fromEntries(dimension.options.map((name) => [`dimensions.${name}`, new Set(['', 'on'])])),
    cue: new Set(['', ...cue.options]),
    reconciliation: 'optional',
    whatWouldSettleIt: 'optional',
    status: new Set(recordStatus.options),
    statusNote: 'optional',
    asOf: 'text',
    id: 'text',
    revision: 'text',
  })
})

test('a form that is being filled in has the answers that its record would have', () => {
  fc.assert(
    fc.property(record, (stored) => {
      expect(stored).toMatchObject(parseAnswers(recordValues(stored)))
      expect(relationBlocker(stored.relation ?? 'SUPERSEDED', parseAnswers(recordValues(stored)))).toBeNull()
    }),
    { numRuns: 300 },
  )
  const unreadable = { event: 'LATER', bothCanBeTrue: 'MAYBE', bothCouldBeFalse: 'YES' }
  expect(Object.values(parseAnswers(unreadable))).toEqual(Array.from({ length: 7 }, () => null))
})

const evidence = fc.record({
  recordId: fc.uuid(),
  statementId: orNull(fc.uuid()),
  stance: fc.constantFrom(...stance.options),
  hand: fc.constantFrom(...directness.options),
  note: storedText(),
  snapshotId: orNull(fc.uuid()),
  place: orNull(storedText()),
  independenceGroup: orNull(storedText()),
  id: fc.uuid(),
  revision,
})

test('an edit of evidence is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(evidence, {
      encode: ({ id, revision: number, ...stored }) => ({
        ...evidenceValues(stored),
        ...{ id, revision: String(number) },
      }),
      form: evidenceEditForm,
    }),
  ).toEqual({
    recordId: 'text',
    statementId: 'optional',
    stance: new Set(stance.options),
    hand: new Set(directness.options),
    note: 'text',
    snapshotId: 'optional',
    place: 'optional',
    independenceGroup: 'optional',
    id: 'text',
    revision: 'text',
  })
})

const span = fc.record({ start: fc.nat(900_000), length: fc.integer({ min: 1, max: 99_999 }) })
const markedPassages = (statementIds: fc.Arbitrary<string>) =>
  fc
    .tuple(statementIds, span, storedText())
    .map(([statementId, { start, length }, exact]) => ({ statementId, start, end: start + length, exact }))
const passage = fc.oneof(
  markedPassages(fc.uuid()),
  markedPassages(fc.uuid()).map(({ exact: _exact, ...offsets }) => offsets),
  fc.record({ statementId: fc.uuid(), exact: storedText() }),
)
const tie = {
  recordId: fc.uuid(),
  label: storedText(),
  id: fc.uuid(),
  revision,
}

test('an edit of a tie is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(fc.record({ ...tie, passages: fc.array(passage, { minLength: 1, maxLength: 5 }) }), {
      encode: ({ id, revision: number, ...stored }) => ({
        ...encodeTie(stored),
        ...{ id, revision: String(number) },
      }),
      form: tieEditForm,
    }),
  ).toEqual({
    recordId: 'text',
    label: 'text',
    'passages.*.statementId': 'text',
    'passages.*.place': 'text',
    'passages.*.exact': 'text',
    id: 'text',
    revision: 'text',
  })
})

test('the form of a stored tie decodes to its passages, those on side A first', () => {
  const [a, b] = ['01999999-0000-7000-8000-00000000000a', '01999999-0000-7000-8000-00000000000b'] as const
  const passages = fc.array(markedPassages(fc.constantFrom(a, b)), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(fc.record({ ...tie, passages }), ({ recordId, label, passages: stored }) => {
      const values = { ...tieValues({ recordId, label, passages: stored }, [a, b]), revision: '1' }
      expect(tieForm.parse(unflatten(values))).toEqual({
        recordId,
        label,
        revision: 1,
        passages: [a, b].flatMap((side) => stored.filter(({ statementId }) => statementId === side)),
      })
    }),
    { numRuns: 300 },
  )
  expect(Object.values(emptyPassageFields([a, b]))).toEqual([a, '', b, ''])
})
