import {
  cueLabels,
  dimension,
  dimensionLabels,
  overLabels,
  relationLabels,
  scopeLabels,
  statusLabels,
} from '#features/records/record'

/** The labels of the record fields, by form field name. */
export const answerLabels = {
  subject: 'They disagree about',
  summary: 'Summary',
  event: 'Do they speak of the same event?',
  people: 'Of the same people or things?',
  time: 'Of the same time?',
  conditions: 'Under the same conditions?',
  bothCanBeTrue: 'As worded, can both be true?',
  bothCouldBeFalse: 'If not: could both be false?',
  disputeOver: 'If they can: what is the dispute over?',
  relation: 'How they relate',
  reconciliation: 'Both could be true if',
  whatWouldSettleIt: 'What would settle it',
  status: 'Status',
  statusNote: 'Status note',
  asOf: 'As of',
  cue: 'Cue in the words',
  ...Object.fromEntries(
    dimension.options.map((name) => [`dimensions.${name}`, `Kind: ${dimensionLabels[name].toLowerCase()}`]),
  ),
}

export const yesOrNo = { YES: 'Yes', NO: 'No' }

const said: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  event: scopeLabels,
  people: scopeLabels,
  time: scopeLabels,
  conditions: scopeLabels,
  bothCanBeTrue: yesOrNo,
  bothCouldBeFalse: yesOrNo,
  disputeOver: overLabels,
  relation: relationLabels,
  status: statusLabels,
  cue: cueLabels,
}

/** Formats the value of a form field for people. */
export function formatAnswer(name: string, value: string): string {
  if (name.startsWith('dimensions.')) return value === 'on' ? 'Yes' : 'No'
  return said[name]?.[value] ?? value
}

export const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
