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
