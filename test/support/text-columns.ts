/** Table and column of a text, and its longest allowed length. */
export type TextColumn = readonly [table: string, column: string, lengthMax: number]

export const reason: TextColumn = ['desk."Revision"', 'reason', 500]
export const speakerTexts = {
  name: ['desk."Speaker"', 'name', 200],
  describedAs: ['desk."Speaker"', '"describedAs"', 500],
} as const
export const disputeTexts = {
  title: ['desk."Dispute"', 'title', 200],
  question: ['desk."Dispute"', 'question', 300],
  summary: ['desk."Dispute"', 'summary', 1000],
} as const
export const sourceTexts = {
  title: ['desk."Source"', 'title', 500],
  dateline: ['desk."Source"', 'dateline', 200],
  publisher: ['desk."Source"', 'publisher', 200],
  byline: ['desk."Source"', 'byline', 200],
} as const
export const statementTexts = {
  gloss: ['desk."Statement"', 'gloss', 500],
  medium: ['desk."Statement"', 'medium', 200],
  addressee: ['desk."Statement"', 'addressee', 200],
  dateOverride: ['desk."Statement"', '"dateOverride"', 500],
  'said.phrase': ['desk."Statement"', '"saidPhrase"', 300],
  'said.basis': ['desk."Statement"', '"saidBasis"', 500],
  'about.phrase': ['desk."Statement"', '"aboutPhrase"', 300],
  'about.basis': ['desk."Statement"', '"aboutBasis"', 500],
  'rungs.0.name': ['desk."Speaker"', 'name', 200],
  'rungs.0.describedAs': ['desk."Speaker"', '"describedAs"', 500],
  'rungs.0.capacity': ['desk."Capacity"', 'title', 300],
  'rungs.0.cue': ['desk."Attribution"', 'cue', 300],
} as const
export const evidenceTexts = {
  note: ['desk."Evidence"', 'note', 600],
  place: ['desk."Evidence"', 'place', 200],
  independenceGroup: ['desk."Evidence"', '"independenceGroup"', 80],
} as const
export const label: TextColumn = ['desk."Tie"', 'label', 120]
export const body: TextColumn = ['desk."Annotation"', 'body', 2000]
export const subject: TextColumn = ['desk."Record"', 'subject', 200]
export const quote: TextColumn = ['desk."Statement"', 'quote', 20_000]
export const recordTexts = {
  subject,
  summary: ['desk."Record"', 'summary', 600],
  reconciliation: ['desk."Record"', 'reconciliation', 1000],
  whatWouldSettleIt: ['desk."Record"', '"whatWouldSettleIt"', 600],
  statusNote: ['desk."Record"', '"statusNote"', 400],
} as const
