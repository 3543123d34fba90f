import type { IncomingMessage, ServerResponse } from 'node:http'
import { inertPolicy, staticHeaders } from './static-headers.js'

const address = '/.well-known/security.txt'
const day = 24 * 60 * 60 * 1000
/** RFC 9116 wants less than a year. Each answer begins the term anew, since the settings were read at the start. */
const validDays = 180

type Site = { contact: string; origin: string }

/** The text by which somebody who found a fault reaches the newsroom (RFC 9116). */
export const securityText = ({ contact, origin }: Site, now: Date): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(Math.floor(now.getTime() / day + validDays) * day).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${origin}${address}`,
    '',
  ].join('\n')

/** Returns true if it responded. Without a contact the address does not exist. */
export function respondWithSecurityText(
  request: IncomingMessage,
  response: ServerResponse,
  { contact, origin }: { contact: string | undefined; origin: string },
): boolean {
  if (contact === undefined || request.url?.split('?')[0] !== address) return false
  const body = Buffer.from(securityText({ contact, origin }, new Date()))
  response.writeHead(200, {
    ...staticHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': inertPolicy,
    'cache-control': 'private, no-store',
    'content-length': String(body.length),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
