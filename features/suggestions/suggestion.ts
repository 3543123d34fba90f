import { z } from 'zod'

/** Judgements that make a record. The relation itself is decided there, by the four questions. */
export const pairingJudgement = z.enum(['contradiction', 'tension'])
export type PairingJudgement = z.infer<typeof pairingJudgement>

/** Judgements that make none: the first two are remembered, the last puts the pair at the end of the queue. */
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

/** What a reason says first, where it begins as "Tension: …"; null where it does not. */
export function reasonHeading(reasons: readonly string[]): string | null {
  const [head, rest] = (reasons[0] ?? '').split(': ', 2)
  return head === undefined || rest === undefined || head.length > headMax ? null : head
}

/** Behind which pair of the queue one goes on. */
export type QueueCursor = {
  /** When it was put off, in milliseconds since 1970; null where it was not. */
  at: number | null
  id: string
}

const cursorPattern = /^(?:(\d{1,14})~)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** As it stands in an address. */
export const formatCursor = ({ at, id }: QueueCursor): string => (at === null ? id : `${at}~${id}`)

/** Null when the address names no place. */
export function parseCursor(text: string): QueueCursor | null {
  const [, at, id] = cursorPattern.exec(text) ?? []
  return id === undefined ? null : { at: at === undefined ? null : Number(at), id }
}
