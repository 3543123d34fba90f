import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from '#lib/env'

const idLength = 36

/** The code that only this server can compute. A copy of the database is therefore not enough to open an invitation. */
const codeOf = (id: string): string =>
  createHmac('sha256', env.APP_SECRET).update(`invitation ${id}`).digest('base64url')

/** The last part of an invitation's link: its id and its code. */
export const invitationToken = (id: string): string => `${id}-${codeOf(id)}`

/** The id in a token whose code is right, otherwise null. */
export function invitationId(token: string): string | null {
  const id = token.slice(0, idLength)
  const [code, expected] = [Buffer.from(token.slice(idLength + 1)), Buffer.from(codeOf(id))]
  return code.length === expected.length && timingSafeEqual(code, expected) && token[idLength] === '-'
    ? id
    : null
}
