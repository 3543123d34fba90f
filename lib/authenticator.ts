import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { log } from './log'

/** RFC 6238 as every authenticator app knows it: SHA-1, six digits, a new code every 30 seconds. */
const stepSeconds = 30
const driftSteps = 1
const secretBytes = 20
const issuer = 'At Variance'

const totpOf = (secret: Secret, label = '') =>
  new TOTP({ issuer, label, secret, algorithm: 'SHA1', digits: 6, period: stepSeconds })

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16
const keyOf = (appSecret: string) => Buffer.from(hkdfSync('sha256', appSecret, '', 'second factor', 32))

/** A new secret, encrypted. It opens only for the account it was made for. */
export function newEncryptedSecret(editorId: string, appSecret: string): string {
  const iv = randomBytes(ivBytes)
  const sealing = createCipheriv(cipher, keyOf(appSecret), iv).setAAD(Buffer.from(editorId))
  const sealed = Buffer.concat([sealing.update(randomBytes(secretBytes)), sealing.final()])
  return `v1.${iv.toString('base64url')}.${Buffer.concat([sealed, sealing.getAuthTag()]).toString('base64url')}`
}

/** An encrypted secret with the account it was made for, and the server's secret. */
type Stored = { editorId: string; stored: string; appSecret: string }

/** Null after a change of APP_SECRET: then no code matches, and only a recovery code or a reset helps. */
function decryptedSecret({ editorId, stored, appSecret }: Stored): Secret | null {
  const [, iv = '', sealed = ''] = stored.split('.')
  const bytes = Buffer.from(sealed, 'base64url')
  try {
    const opening = createDecipheriv(cipher, keyOf(appSecret), Buffer.from(iv, 'base64url'))
      .setAAD(Buffer.from(editorId))
      .setAuthTag(bytes.subarray(-tagBytes))
    const plain = Buffer.concat([opening.update(bytes.subarray(0, -tagBytes)), opening.final()])
    return new Secret({ buffer: Uint8Array.from(plain).buffer })
  } catch {
    log.error({ event: 'second factor unreadable', editor: editorId })
    return null
  }
}

/** The secret as text and as the address that a QR code carries; null if it cannot be decrypted. */
export function enrolmentOf(stored: Stored, email: string): { secret: string; uri: string } | null {
  const secret = decryptedSecret(stored)
  return secret && { secret: secret.base32, uri: totpOf(secret, email).toString() }
}

/** The time step of a code that is none. */
export const noStep = -1

/** The time step whose code this is, at most one step from `now` (seconds); -1 if it is none. */
export function stepOfCode({ now, ...stored }: Stored & { now: number }, code: string): number {
  const secret = decryptedSecret(stored)
  if (secret === null || !/^\d{6}$/.test(code)) return noStep
  const delta = totpOf(secret).validate({ token: code, timestamp: now * 1000, window: driftSteps })
  return delta === null ? noStep : Math.floor(now / stepSeconds) + delta
}

/** Digits and letters as typed or pasted: without spaces and hyphens, in any width and case. */
export const normalizedCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]/gu, '')

const codeCount = 10
const codeLength = 24
/** Crockford's alphabet has no letter that is read as a digit. 32 letters: five random bits each. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** Ten codes of 120 random bits, in groups of four. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: codeCount }, () =>
    [...randomBytes(codeLength)]
      .map((byte) => alphabet[byte % alphabet.length] ?? '')
      .join('')
      .replaceAll(/.{4}(?=.)/g, '$&-'),
  )

/** SHA-256 of 120 random bits: nothing to guess, so nothing to salt. */
export const recoveryCodeHash = (typed: string): string => {
  const code = normalizedCode(typed).replaceAll('o', '0').replaceAll(/[il]/g, '1')
  return createHash('sha256').update(`recovery ${code}`, 'utf8').digest('hex')
}
