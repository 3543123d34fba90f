import { z } from 'zod'

/** Judgements that create a record. The four questions decide its relation later. */
export const pairingJudgement = z.enum(['contradiction', 'tension'])
export type PairingJudgement = z.infer<typeof pairingJudgement>

/** Judgements without a record: the first two reject the pair, the last moves it to the end of the queue. */
export const otherJudgement = z.enum(['same claim', 'not related', 'later'])
export type OtherJudgement = z.infer<typeof otherJudgement>

export const judgementLabels = {
  contradiction: 'Contradiction',
  tension: 'Tension',
  'same claim': 'Same claim',
  'not related': 'Not related',
  later: 'Later',
} satisfies Record<PairingJudgement | OtherJudgement, string>

const headMax = 40

/** The heading of a reason such as "Tension: …"; null if there is none. */
export function reasonHeading(reasons: readonly string[]): string | null {
  const [head, rest] = (reasons[0] ?? '').split(': ', 2)
  return head === undefined || rest === undefined || head.length > headMax ? null : head
}

/** The cursor of the queue: the pair after which the next page starts. */
export type QueueCursor = {
  /** The time of deferral in milliseconds since 1970; null if not deferred. */
  at: number | null
  id: string
}

const cursorPattern = /^(?:(\d{1,14})~)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** The cursor's form in an address. */
export const formatCursor = ({ at, id }: QueueCursor): string => (at === null ? id : `${at}~${id}`)

/** Parses a cursor; null if the address has none. */
export function parseCursor(text: string): QueueCursor | null {
  const [, at, id] = cursorPattern.exec(text) ?? []
  return id === undefined ? null : { at: at === undefined ? null : Number(at), id }
}
