import { randomUUID } from 'node:crypto'

/** The id under which the log has this request; instrumentation.ts sets it, and the response carries it. */
export const requestIdOf = (request: Request): string => request.headers.get('x-request-id') ?? randomUUID()
