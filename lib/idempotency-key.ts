import { randomUUID } from 'node:crypto'

/** The key of one form, which executes once per key. */
export const newIdempotencyKey = (): string => randomUUID()
