/** How many days rows are stored after their end. A form counts from its first submission. */
export type RetentionDays = { sessions: number; forms: number; invitations: number; jobs: number }
export const retentionDays: RetentionDays = { sessions: 30, forms: 90, invitations: 30, jobs: 30 }
