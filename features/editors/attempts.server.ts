import 'server-only'
import { createHmac } from 'node:crypto'
import { networkOf } from '#lib/client-network'
import { deskDb } from '#lib/desk-db.server'
import { env } from '#lib/env'
import { AppError } from '#lib/errors'
import { accountTag, type KnownBrowser } from '#lib/known-browser'
import { log } from '#lib/log'
import type { Editor } from './editor'
import { assertCan } from './permissions'

/** Attempts per minute, by account and address together and by address. Exact across instances. */
const triesOfAccountMax = 10
const triesOfAddressMax = 60
/** A code has six digits, so attempts from all addresses together are limited too. */
const codesAnHourMax = 60

type Window = { seconds: number; message: string }
const aMinute: Window = {
  seconds: 60,
  message: 'That was tried too often. Wait a minute, then try again.',
}
const anHour: Window = {
  seconds: 60 * 60,
  message:
    'Too many codes were tried for this account. Wait an hour, or sign in from a browser that you used before.',
}

const anHourOfLinks: Window = {
  seconds: 60 * 60,
  message: 'Too many links were requested from your network. Wait an hour, then try again.',
}
/** Requests of one network for a link to a new password, whatever address they name. */
const linksOfNetworkMax = 20

export type ClientSource = { from: string; isOwn: boolean }

/** A browser that signed in to this account before has its own count, whatever others do at its address. */
export function clientSource(
  email: string,
  { address, browser }: { address: string; browser: KnownBrowser | null },
): ClientSource {
  const isOwn = browser?.account === accountTag(email, env.APP_SECRET)
  return { isOwn, from: isOwn ? `browser ${browser.id}` : networkOf(address) }
}

export const mayTryAccount = (email: string, from: string): Promise<void> =>
  mayTry(`account ${email} ${from}`, triesOfAccountMax)

/** A stolen session allows password guesses no faster than the sign-in. */
export function mayTryPassword(editor: Editor): Promise<void> {
  assertCan(editor, 'desk:read')
  return mayTry(`password of ${editor.id}`, triesOfAccountMax)
}

/** Limits attempts of one client, whatever they try to open. */
export const mayTryFrom = (address: string): Promise<void> =>
  mayTry(`address ${networkOf(address)}`, triesOfAddressMax)

/** Limits requests for a link to a new password. Each one may send a mail to somebody who did not want it. */
export const mayRequestLink = (address: string): Promise<void> =>
  mayTry(`links ${networkOf(address)}`, linksOfNetworkMax, anHourOfLinks)

/** Limits codes as passwords are, and by the hour. The owner's browser has its own count, so that others cannot use it up. */
export async function mayTryCode(editorId: string, { from, isOwn }: ClientSource): Promise<void> {
  await mayTry(`code ${editorId} ${from}`, triesOfAccountMax)
  await mayTry(`codes ${editorId} ${isOwn ? from : 'elsewhere'}`, codesAnHourMax, anHour)
}

/** Counts and checks the attempt in one atomic statement, so that no attempt slips between. */
async function mayTry(bucket: string, triesMax: number, { seconds, message } = aMinute): Promise<void> {
  const key = createHmac('sha256', env.APP_SECRET).update(bucket).digest('base64url')
  const [{ count }] = await deskDb.$queryRaw<[{ count: number }]>`
    INSERT INTO desk."RateLimit" AS existing (key, count, "windowStart") VALUES (${key}, 1, now())
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN existing."windowStart" < now() - make_interval(secs => ${seconds}::int) THEN 1 ELSE existing.count + 1 END,
      "windowStart" = CASE WHEN existing."windowStart" < now() - make_interval(secs => ${seconds}::int) THEN now()
        ELSE existing."windowStart" END
    RETURNING count`
  if (count <= triesMax) return
  log.warn({ event: 'tried too often' })
  throw new AppError('unauthenticated', message)
}
