import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** A browser that signed in before, and the account that it signed in to, as a tag. */
export type KnownBrowser = { id: string; account: string }

const tagOf = (purpose: string, text: string, secret: string): string =>
  createHmac('sha256', secret).update(`${purpose} ${text}`).digest('base64url')

/** The tag of an account in a browser's token. It does not reveal the e-mail address. */
export const accountTag = (email: string, secret: string): string => tagOf('account', email, secret)

const proofOf = (id: string, account: string, secret: string) => tagOf('browser', `${id} ${account}`, secret)

/** A token for a browser that signed in. It is no session: it only gives the next sign-in a share of the limit. */
export function newBrowserToken(email: string, secret: string): string {
  const [id, account] = [randomBytes(16).toString('base64url'), accountTag(email, secret)]
  return `${id}.${account}.${proofOf(id, account, secret)}`
}

/** The browser of a token; null if the token is not one of ours. */
export function knownBrowser(token: string | undefined, secret: string): KnownBrowser | null {
  const [id = '', account = '', proof = ''] = (token ?? '').split('.')
  const [sentProof, expectedProof] = [Buffer.from(proof), Buffer.from(proofOf(id, account, secret))]
  return sentProof.length === expectedProof.length && timingSafeEqual(sentProof, expectedProof)
    ? { id, account }
    : null
}
