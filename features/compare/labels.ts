import { ownValue } from '#lib/own-value'

const ofColumn = {
  title: 'Title',
  publisher: 'Publisher',
  published: 'Published',
  updated: 'Updated',
  url: 'Address',
  language: 'Language',
  quote: 'Quote',
  name: 'Speaker',
  speakerKind: 'Kind of speaker',
  describedAs: 'Described by the report as',
  via: 'As quoted by',
  cue: 'Verb',
  'said.edtf': 'Date said',
  'said.basis': 'Date inferred from',
  wording: 'Wording',
  gloss: 'In one sentence',
  dateOverride: 'Why it is dated later than the report',
}
const inColumn = (column: string, place: string) =>
  Object.fromEntries(
    Object.entries(ofColumn).map(([name, label]) => [`${column}.${name}`, `${label}, ${place}`]),
  )

/** The name of each field in notices. */
export const compareLabels: Readonly<Record<string, string>> = {
  first: 'First statement',
  second: 'Second statement',
  ...inColumn('first', 'first statement'),
  ...inColumn('second', 'second statement'),
  subject: 'Headline',
  dispute: 'Dispute',
  reconciliation: 'Both could be true if',
  whatWouldSettleIt: 'What would settle it',
  sameEvent: 'Same event?',
  sameTime: 'Same time?',
  canBothBeTrue: 'Can both be true?',
}

/** The names of these fields in words. A field that the page does not have is left out. */
export const labelsOfFields = (names: readonly string[]): string[] =>
  names.flatMap((name) => {
    const [, link] = /^links\.(\d{1,2})$/.exec(name) ?? []
    const label = link === undefined ? ownValue(compareLabels, name) : `Link ${Number(link) + 1}`
    return label === undefined ? [] : [label]
  })
