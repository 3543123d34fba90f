import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { z } from 'zod'
import { log } from './log'

const relyingParty = 'At Variance'
const timeoutMs = 5 * 60_000

/** A passkey belongs to the host of the site. Its answers name the whole origin. */
const rpIdOf = (origin: string): string => new URL(origin).hostname

const base64url = z.string().regex(/^[\w-]{1,20000}$/)
/** Ways to a device. A browser may name others, which no other browser needs to know. */
const transports = new Set(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'])
const credential = {
  ...{ id: base64url, rawId: base64url, type: z.literal('public-key') },
  clientExtensionResults: z.object({}),
}
const registrationResponse = z.object({
  ...credential,
  response: z.object({
    ...{ clientDataJSON: base64url, attestationObject: base64url },
    transports: z.array(z.string().max(20)).max(20).exactOptional(),
  }),
}) satisfies z.ZodType<RegistrationResponseJSON>
const authenticationResponse = z.object({
  ...credential,
  response: z.object({
    ...{ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url },
    userHandle: base64url.exactOptional(),
  }),
}) satisfies z.ZodType<AuthenticationResponseJSON>

/** An answer of the browser as it comes with a form; null for any other text. */
function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.infer<Schema> | null {
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** What verification needs of a stored passkey. */
export type StoredPasskey = { credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: number }
export type NewPasskey = StoredPasskey & { transports: string[] }
type Known = { credentialId: string; transports: string[] }
/** `challenge` is base64url. */
type Expected = { origin: string; challenge: string }

const asDescriptors = (known: readonly Known[]) =>
  known.map(({ credentialId, transports: ways }) => ({ id: credentialId, transports: ways }))
const bytesOf = (challenge: string) => Uint8Array.from(Buffer.from(challenge, 'base64url'))

/** What the browser needs to make a passkey. One that the account has already is not made again. */
export const creationOptions = (
  { origin, challenge }: Expected,
  account: { id: string; email: string; name: string },
  known: readonly Known[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    ...{ rpName: relyingParty, rpID: rpIdOf(origin), challenge: bytesOf(challenge), timeout: timeoutMs },
    ...{ userID: Uint8Array.from(Buffer.from(account.id)), userName: account.email },
    ...{ userDisplayName: account.name, attestationType: 'none', excludeCredentials: asDescriptors(known) },
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })

/** What the browser needs to use one of the account's passkeys. */
export const requestOptions = (
  { origin, challenge }: Expected,
  known: readonly Known[],
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    ...{ rpID: rpIdOf(origin), challenge: bytesOf(challenge), timeout: timeoutMs },
    ...{ allowCredentials: asDescriptors(known), userVerification: 'required' },
  })

/** The passkey of an answer to `challenge`, made at this origin by a person whom the device recognised; otherwise null. */
export async function verifiedCreation(
  text: string,
  { origin, challenge }: Expected,
): Promise<NewPasskey | null> {
  const response = parsed(registrationResponse, text)
  if (response === null) return null
  const made = await verifyRegistrationResponse({
    ...{ response, expectedChallenge: challenge, requireUserVerification: true },
    ...{ expectedOrigin: origin, expectedRPID: rpIdOf(origin) },
  }).catch(refused)
  if (made?.registrationInfo === undefined) return null
  const { id, publicKey, counter } = made.registrationInfo.credential
  const ways = response.response.transports ?? []
  return { credentialId: id, publicKey, counter, transports: ways.filter((way) => transports.has(way)) }
}

/** The id of the passkey that an answer names. Nothing is proven by it. */
export const credentialIdOf = (text: string): string | null =>
  parsed(authenticationResponse, text)?.id ?? null

/**
 * The counter after a use of this passkey that answers `challenge` at this origin, by a person whom the device recognised.
 * Null otherwise, also for a counter that does not rise.
 */
export async function verifiedUse(
  text: string,
  { origin, challenge }: Expected,
  { credentialId, publicKey, counter }: StoredPasskey,
): Promise<number | null> {
  const response = parsed(authenticationResponse, text)
  if (response === null) return null
  const used = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: challenge, requireUserVerification: true },
    ...{ expectedOrigin: origin, expectedRPID: rpIdOf(origin) },
    credential: { id: credentialId, publicKey, counter },
  }).catch(refused)
  return used?.verified === true ? used.authenticationInfo.newCounter : null
}

function refused(error: unknown): null {
  log.warn({ event: 'passkey refused', reason: String(error).slice(0, 200) })
  return null
}
