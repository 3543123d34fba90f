import type { Outcome } from './scriptless-client'

/** A unique token written into one field of one subject. */
export type LoggedWrite = { subject: Subject; name: string; token: string; kind: Outcome['kind'] }
export type Subject = 'dispute' | 'statement' | 'record' | 'annotation' | 'tie' | 'evidence'

let tokens = 0
/** Short, because fields are; no token contains another, and none repeats in one database. */
export const newToken = () => `q${tokens++}z`

/** Every write of the workers, with its answer. */
export function openWriteLog() {
  const writes: LoggedWrite[] = []
  const troubles: string[] = []
  const counts = new Map<string, number>()
  const count = (event: string): void => {
    counts.set(event, (counts.get(event) ?? 0) + 1)
  }
  return {
    writes: writes,
    /** Answers that are wrong under any load. */
    troubles,
    counts,
    count,
    /** Marks an acknowledged write that a worker has removed, or may have removed. */
    withdraw(token: string, kind: 'refused' | 'unknown'): void {
      const entry = writes.find((write) => write.token === token)
      if (entry) entry.kind = kind
    },
    note(entry: Omit<LoggedWrite, 'kind'>, outcome: Outcome): void {
      writes.push({ ...entry, kind: outcome.kind })
      count(`${entry.subject} ${outcome.kind}`)
    },
  }
}
export type WriteLog = ReturnType<typeof openWriteLog>

export const countMatching = (counts: ReadonlyMap<string, number>, pattern: RegExp): number =>
  [...counts].reduce((sum, [event, count]) => (pattern.test(event) ? sum + count : sum), 0)
