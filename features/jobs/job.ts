/** The kinds of jobs. Each has its function in features/worker/handlers.server.ts. */
export const jobKinds = ['mail', 'password-reset', 'purge'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobKindLabels = {
  mail: 'Mail',
  'password-reset': 'Link to a new password',
  purge: 'Hourly purge',
} satisfies Record<JobKind, string>

/** A job in the hands of a worker. `leaseId` proves that it still is. */
export type LeasedJob = { id: string; key: string; attempts: number; leaseId: string; createdAt: Date }

/** With the waits below, the last attempt is about seven hours after the first. */
export const attemptsMax = 15
const waitMs = { first: 10_000, longest: 60 * 60_000 }

/** How long a job waits after a failed attempt: twice as long each time. The random half keeps jobs from retrying together. */
export function retryDelayMs(attempts: number, random: number): number {
  return Math.min(waitMs.first * 2 ** (attempts - 1), waitMs.longest) * (0.5 + random / 2)
}

/** An error that another attempt cannot mend. The job is dead at once. */
export class FinalError extends Error {}

/** Waiting and failed jobs of one kind. */
export type QueueState = {
  kind: JobKind
  /** Not ended yet: waiting, running, or between two attempts. */
  open: number
  dead: number
  /** Age of the oldest open job; 0 without one. */
  oldestSeconds: number
}
