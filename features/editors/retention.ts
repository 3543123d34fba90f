/** The rows that the worker deletes some days after their end; a form counts from its first submission. */
export type RetentionDays = { sessions: number; forms: number; invitations: number; jobs: number }

/** The least and the most days that the settings of the newsroom allow, as the database checks them. */
export const retentionLimits = {
  sessions: { least: 1, most: 365 },
  /** A browser may send a form again that it could not send for weeks. */
  forms: { least: 30, most: 365 },
  invitations: { least: 7, most: 365 },
  jobs: { least: 7, most: 365 },
} satisfies Record<keyof RetentionDays, { least: number; most: number }>
