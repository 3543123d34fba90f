import { randomUUID } from 'node:crypto'

/** A form's own key: however often the form arrives, it is answered once. */
export const newIdempotencyKey = (): string => randomUUID()
