import 'server-only'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { env } from './env'

const idLength = 36

/** The code that only this server can compute. A copy of the database is therefore not enough to open a link. */
const codeOf = (purpose: string, id: string): string =>
  createHmac('sha256', env.APP_SECRET).update(`${purpose} ${id}`).digest('base64url')

/** The last part of a link that is sent to one person: an id and its code. */
export const signedId = (purpose: string, id: string): string => `${id}-${codeOf(purpose, id)}`

/** The id in a token whose code is right, otherwise null. */
export function idOfToken(purpose: string, token: string): string | null {
  const id = token.slice(0, idLength)
  const [code, expected] = [Buffer.from(token.slice(idLength + 1)), Buffer.from(codeOf(purpose, id))]
  return code.length === expected.length && timingSafeEqual(code, expected) && token[idLength] === '-'
    ? id
    : null
}
