import { motivationLabels } from '#features/annotations/annotation'
import {
  cueLabels,
  dimensionLabels,
  handLabels,
  overLabels,
  relationLabels,
  scopeLabels,
  stanceLabels,
  statusLabels,
} from '#features/records/record'
import { roleLabels } from '#features/editors/editor'
import { sourceKindLabels } from '#features/sources/source'
import { speakerKindLabels } from '#features/speakers/speaker'
import { actLabels, linkKindLabels, standingLabels, wordingLabels } from '#features/statements/statement'
import { ownValue } from '#lib/own-value'
import { formatEdtf } from '#lib/dates'
import { isId } from '#lib/identifiers'

/** The label of a field, by its name in documents and revisions. */
export const fieldLabels: Readonly<Record<string, string>> = {
  a: 'Earlier statement',
  b: 'Later statement',
  about: 'Is about',
  act: 'What it does',
  addressee: 'Addressee',
  aliases: 'Other names',
  answers: 'Answers',
  asOf: 'As of',
  attribution: 'Who says so',
  basis: 'basis',
  bearsOn: 'Bears on',
  blocking: 'Stops publication',
  body: 'Text',
  bothCanBeTrue: 'Both can be true as worded',
  bothCouldBeFalse: 'Both could be false',
  byline: 'Byline',
  capacity: 'Role',
  conditions: 'Conditions',
  context: 'Words around it',
  cue: 'Cue',
  dateOverride: 'Why it is dated after its report',
  dateline: 'Dateline',
  describedAs: 'As the source describes them',
  dimensions: 'Kind',
  dispute: 'Dispute',
  disputeOver: 'They disagree over',
  dueOn: 'Due',
  email: 'Mail address',
  event: 'Event',
  handedFrom: 'From',
  handedTo: 'To',
  evidence: 'Evidence',
  exact: 'Cited words',
  gloss: 'Gloss',
  hand: 'First or second hand',
  independenceGroup: 'Same origin as',
  inferred: 'inferred',
  invitedBy: 'Invited by',
  job: 'Job',
  kind: 'Kind',
  label: 'Label',
  language: 'Language',
  letGo: 'Words of resolved notes',
  medium: 'Medium',
  motivation: 'Kind of note',
  name: 'Name',
  note: 'Note',
  notes: 'Note',
  on: 'Stands on',
  openNotes: 'Open notes',
  organisation: 'organisation',
  passage: 'Passage',
  passages: 'Passages',
  people: 'People',
  phrase: 'in the source’s words',
  place: 'Where in it',
  points: 'Checked',
  proximity: 'Nearness',
  published: 'Published',
  publisher: 'Publisher',
  question: 'Question',
  quote: 'Quotation',
  reasons: 'Reasons',
  reconciliation: 'Both could be true if',
  record: 'Record',
  redacted: 'Audit events without personal data now',
  records: 'Records',
  relation: 'As worded',
  role: 'Role',
  said: 'Said',
  scope: 'Scope',
  seen: 'seen by us',
  slug: 'Page address',
  snapshot: 'Captured text',
  snapshotId: 'Source',
  source: 'Source',
  speaker: 'Speaker',
  speakerId: 'Speaker',
  stance: 'What it does',
  standing: 'Standing',
  statementId: 'Bears on',
  statementIds: 'Statements',
  statements: 'Statement',
  status: 'Status',
  statusNote: 'Status, note',
  subject: 'What they disagree about',
  summary: 'Summary',
  task: 'What is to be done',
  text: 'Text',
  ties: 'Tie',
  time: 'Time',
  title: 'Title',
  topics: 'Topics',
  translation: 'Translation',
  translator: 'Translator',
  updated: 'Updated',
  url: 'Address',
  visibility: 'Who sees it',
  whatWouldSettleIt: 'What would settle it',
  wikidataId: 'Wikidata',
  withItself: 'Two statements of one speaker',
  wording: 'Wording',
}

/** Labels of enumeration values, by field. */
const enumerations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  act: actLabels,
  bearsOn: { A: 'The earlier statement', B: 'The later statement', BOTH: 'Both' },
  conditions: scopeLabels,
  cue: cueLabels,
  dimensions: dimensionLabels,
  disputeOver: overLabels,
  event: scopeLabels,
  hand: handLabels,
  kind: { ...sourceKindLabels, ...speakerKindLabels, ...linkKindLabels },
  motivation: motivationLabels,
  on: { A: 'The earlier statement', B: 'The later statement', RECORD: 'The record' },
  people: scopeLabels,
  proximity: { ORIGINAL: 'Original', DERIVATIVE: 'Reports another' },
  relation: relationLabels,
  role: roleLabels,
  stance: stanceLabels,
  standing: standingLabels,
  status: statusLabels,
  time: scopeLabels,
  visibility: { INTERNAL: 'The desk', PUBLIC: 'Readers' },
  wording: wordingLabels,
}

const dates = new Set(['edtf', 'said', 'about', 'asOf', 'dueOn', 'published', 'updated'])

/** The name of the subject of each id. */
export type Names = ReadonlyMap<string, string>

/** A single value as text; empty if there is nothing to show. */
export function formatFieldValue(key: string, value: unknown, names: Names): string {
  if (value === null || value === undefined || value === '') return ''
  if (typeof value === 'boolean') return value ? 'Yes' : 'No'
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string') return ''
  if (isId(value)) return names.get(value) ?? 'Something that is not on file any more'
  if (dates.has(key)) return formatEdtf(value)
  return ownValue(ownValue(enumerations, key) ?? {}, value) ?? value
}
