import { type Answers, type Dimension, disputeOver, type Relation, type RecordStatus, scope } from './record'
import { formatPosition, type PassageField, passageFieldValues } from './passage-fields'

type Values = Record<string, string>
type RecordFields = Answers & {
  id: string
  subject: string
  summary: string
  relation: Relation | null
  dimensions: Dimension[]
  cue: string | null
  reconciliation: string | null
  whatWouldSettleIt: string | null
  status: RecordStatus
  statusNote: string | null
  asOf: string
}

const yesOrNo = (answer: boolean | null) => (answer === null ? '' : answer ? 'YES' : 'NO')

/** A record's own fields as its form shows them. */
export const recordValues = (record: RecordFields): Values => ({
  subject: record.subject,
  summary: record.summary,
  event: record.event ?? '',
  people: record.people ?? '',
  time: record.time ?? '',
  conditions: record.conditions ?? '',
  bothCanBeTrue: yesOrNo(record.bothCanBeTrue),
  bothCouldBeFalse: yesOrNo(record.bothCouldBeFalse),
  disputeOver: record.disputeOver ?? '',
  relation: record.relation ?? '',
  ...Object.fromEntries(record.dimensions.map((one) => [`dimensions.${one}`, 'on'])),
  cue: record.cue ?? '',
  reconciliation: record.reconciliation ?? '',
  whatWouldSettleIt: record.whatWouldSettleIt ?? '',
  status: record.status,
  statusNote: record.statusNote ?? '',
  asOf: record.asOf,
})

const isYes = (typed: string | undefined) => (typed === 'YES' ? true : typed === 'NO' ? false : null)

/** The answers as they stand in the form's fields; a question that an earlier answer closes has none. */
export function parseAnswers(values: Readonly<Values>): Answers {
  const scopeOf = (name: string) => scope.safeParse(values[name]).data ?? null
  const bothCanBeTrue = isYes(values['bothCanBeTrue'])
  return {
    event: scopeOf('event'),
    people: scopeOf('people'),
    time: scopeOf('time'),
    conditions: scopeOf('conditions'),
    bothCanBeTrue,
    bothCouldBeFalse: bothCanBeTrue === false ? isYes(values['bothCouldBeFalse']) : null,
    disputeOver: bothCanBeTrue === true ? (disputeOver.safeParse(values['disputeOver']).data ?? null) : null,
  }
}

type Passage = { statementId: string; start: number; end: number; exact: string }
type TieFields = { recordId: string; label: string; passages: readonly Passage[] }
export type Sides = readonly [string, string]

/** A tie as its form shows it: what it holds, by its place, and on either side room for words that are typed. */
export function tieValues({ recordId, label, passages }: TieFields, sides: Sides): Values {
  const ordered = sides.flatMap((side) => passages.filter(({ statementId }) => statementId === side))
  const places = ordered.map((passage) => ({
    statementId: passage.statementId,
    place: formatPosition(passage),
  }))
  return { recordId, label, ...passageFieldValues([...places, ...typedPassageFields(sides)]) }
}

/** Room for typed words on either side, and nothing else. */
export const emptyPassageFields = (sides: Sides): Values => passageFieldValues(typedPassageFields(sides))

const typedPassageFields = (sides: Sides): PassageField[] =>
  sides.map((statementId) => ({ statementId, exact: '' }))

type EvidenceFields = {
  recordId: string
  statementId: string | null
  stance: string
  hand: string
  note: string
  snapshotId: string | null
  place: string | null
  independenceGroup: string | null
}

export const evidenceValues = (evidence: EvidenceFields): Values => ({
  recordId: evidence.recordId,
  statementId: evidence.statementId ?? '',
  stance: evidence.stance,
  hand: evidence.hand,
  note: evidence.note,
  snapshotId: evidence.snapshotId ?? '',
  place: evidence.place ?? '',
  independenceGroup: evidence.independenceGroup ?? '',
})
