import { compareForm } from '#features/compare/schema'
/** Drafts that every command accepts in every state. */
export const evidence = {
  statementId: null,
  stance: 'CONTEXT',
  hand: 'SECOND_HAND',
  note: 'The timetable.',
  snapshotId: null,
  place: null,
  independenceGroup: null,
} as const

export const noteFields = {
  motivation: 'COMMENTING',
  body: 'Asked again.',
  visibility: 'INTERNAL',
  blocking: false,
} as const

/** Two statements on file, compared and saved as a draft. */
export const comparison = (first: string, second: string) =>
  compareForm.parse({
    first: { on: 'FILE', statement: first },
    second: { on: 'FILE', statement: second },
    ...{ sameEvent: 'YES', sameTime: 'YES', canBothBeTrue: 'NO', subject: 'the pier', dispute: 'The pier' },
    ...{ reconciliation: '', whatWouldSettleIt: '', outcome: 'KEEP' },
  })
