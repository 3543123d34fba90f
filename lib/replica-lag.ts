/** A replica that is further behind is not read: a record that was withdrawn could still be in it. */
const lagMaxSeconds = 1

/** Recognised by its code, because the bundles of pages and proxy have a class each. */
const code = 'REPLICA_LAG'

class ReplicaLag extends Error {
  readonly code = code
}

export const isReplicaLag = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === code

/** `lagSeconds` is the age of the heartbeat in a replica, and null in a primary. */
export const isBehind = (lagSeconds: number | null): boolean =>
  lagSeconds !== null && lagSeconds > lagMaxSeconds

export function assertNotBehind(lagSeconds: number | null): void {
  if (isBehind(lagSeconds)) throw new ReplicaLag(`The replica is ${lagSeconds} seconds behind.`)
}
