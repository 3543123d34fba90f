import type { Outcome } from './scriptless-client'

/** A word that stands nowhere else, written into one field of one thing. */
export type LoggedWrite = { subject: Subject; name: string; token: string; kind: Outcome['kind'] }
export type Subject = 'dispute' | 'statement' | 'record' | 'annotation' | 'tie' | 'evidence'

let tokens = 0
/** Short, because fields are; never part of another, and never twice in one database. */
export const newToken = () => `q${tokens++}z`

/** All that the workers did, and what they were told. */
export function openWriteLog() {
  const written: LoggedWrite[] = []
  const troubles: string[] = []
  const counts = new Map<string, number>()
  const count = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return {
    written,
    /** What must never be answered, whatever the load. */
    troubles,
    counts,
    count,
    /** What was acknowledged was taken away again, by us, or perhaps. */
    withdraw(token: string, kind: 'refused' | 'unknown'): void {
      const entry = written.find((one) => one.token === token)
      if (entry) entry.kind = kind
    },
    note(entry: Omit<LoggedWrite, 'kind'>, outcome: Outcome): void {
      written.push({ ...entry, kind: outcome.kind })
      count(`${entry.subject} ${outcome.kind}`)
    },
  }
}
export type WriteLog = ReturnType<typeof openWriteLog>

export const countMatching = (counts: ReadonlyMap<string, number>, pattern: RegExp): number =>
  [...counts].reduce((sum, [what, count]) => (pattern.test(what) ? sum + count : sum), 0)
