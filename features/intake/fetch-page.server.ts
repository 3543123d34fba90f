import 'server-only'
import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { PassThrough, type Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { AppError } from '#lib/errors'
import { isWebAddress } from '#lib/web-address'
import { isPublicIp, isPublicName } from '#lib/public-address.server'

const bytesMax = 2_000_000
const timeMaxMs = 8000
const hopsMax = 3
const addressMax = 2000

export type FetchedPage = {
  /** After redirects. */
  address: string
  format: 'html' | 'txt'
  bytes: Uint8Array
  encoding: string
}

const refused = (message: string) => new AppError('invalid', message)
const notPublic = 'This address is not on the public web. Paste the text of the page instead.'
const tooSlow = 'The site did not send the page within 8 seconds. Try again, or paste its text.'
const tooLarge = 'The page is larger than 2 MB. Paste its text instead.'
const unreachable = 'The site could not be reached. Check the address, or paste the text of the page.'

/**
 * Fetches a page of the public web. The address of the host is looked up once, checked, and connected to: a name that
 * changes between the two reaches nothing (docs/guarantees.md R26, R27).
 * @throws AppError invalid, with a sentence
 */
export async function fetchPage(typed: string): Promise<FetchedPage> {
  const signal = AbortSignal.timeout(timeMaxMs)
  try {
    return await fetchHop(publicUrl(typed.trim()), { signal, hops: 0 })
  } catch (error) {
    if (error instanceof AppError) throw error
    if (signal.aborted) throw refused(tooSlow)
    if (isNetworkError(error)) throw refused(sentenceOf(error))
    throw error
  }
}

const isNetworkError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'code' in error

function sentenceOf({ code = '' }: NodeJS.ErrnoException): string {
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
    return 'The site has no valid certificate, so what it sends may be forged. Paste the text of the page.'
  if (code === 'ENOTFOUND' || code === 'ENODATA')
    return 'There is no site at this address. Check how it is written.'
  return unreachable
}

/** An address of the web on its usual ports, by a public name or number, without credentials. */
function publicUrl(address: string): URL {
  // The parser drops line breaks and tabs, so they could hide what an address is.
  if (address.length > addressMax || /[\s\p{Cc}]/u.test(address) || !isWebAddress(address))
    throw refused('Give the address of a page as “https://example.org/page”.')
  const url = new URL(address)
  if (!['', '80', '443'].includes(url.port))
    throw refused('Only the usual ports of the web are read: 80 and 443.')
  const host = hostOf(url)
  if (isIP(host) === 0 ? !isPublicName(host) : !isPublicIp(host)) throw refused(notPublic)
  return url
}

const hostOf = ({ hostname }: URL) => hostname.replace(/^\[|\]$/g, '')

type Hop = { signal: AbortSignal; hops: number }

async function fetchHop(url: URL, { signal, hops }: Hop): Promise<FetchedPage> {
  const response = await respond(url, signal)
  try {
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      if (hops >= hopsMax) throw refused('The site redirects too often. Give the last address.')
      if (!URL.canParse(headers.location, url.href)) throw refused(unreachable)
      return await fetchHop(publicUrl(new URL(headers.location, url).href), { signal, hops: hops + 1 })
    }
    if (statusCode !== 200)
      throw refused(`The site answered ${statusCode} instead of the page. Paste its text.`)
    const { format, charset } = typeOf(headers['content-type'] ?? '')
    const bytes = await bodyOf(response, signal)
    return { address: url.href, format, bytes, encoding: charset ?? declaredCharset(bytes) ?? 'utf-8' }
  } finally {
    response.destroy()
  }
}

/** Connects to an address that was checked, whatever the name means a moment later. */
async function respond(url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const host = hostOf(url)
  const ip = await checkedIp(host, signal)
  const isSecure = url.protocol === 'https:'
  return new Promise((resolve, reject) => {
    const request = (isSecure ? requestHttps : requestHttp)({
      host: ip,
      port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
      path: url.pathname + url.search,
      ...(isSecure && isIP(host) === 0 ? { servername: host } : {}),
      headers: {
        host: url.host,
        accept: 'text/html, text/plain;q=0.9',
        'accept-encoding': 'gzip, br',
        'user-agent': 'AtVariance/1.0 (reads one page for an editor)',
      },
      agent: false,
      maxHeaderSize: 32_768,
      signal,
    })
    request.once('error', reject)
    request.once('response', resolve)
    request.end()
  })
}

/** If a name has several addresses, all of them must be public. */
async function checkedIp(host: string, signal: AbortSignal): Promise<string> {
  if (isIP(host) !== 0) return host
  const addresses = await Promise.race([lookup(host, { all: true }), aborted(signal)])
  const [first] = addresses
  if (!first || !addresses.every(({ address }) => isPublicIp(address))) throw refused(notPublic)
  return first.address
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(refused(tooSlow)), { once: true })
  })

function typeOf(contentType: string): { format: FetchedPage['format']; charset: string | null } {
  const [type = '', ...parameters] = contentType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim())
  if (type !== 'text/html' && type !== 'text/plain')
    throw refused('There is no page of text at this address. Save the file, and add it as a file.')
  const charset = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length)
  return {
    format: type === 'text/html' ? 'html' : 'txt',
    charset: knownEncoding(charset?.replaceAll(/["']/g, '')),
  }
}

/** The encoding that a page declares in its first bytes. */
const declaredCharset = (bytes: Uint8Array): string | null =>
  knownEncoding(
    /<meta[^>]{0,200}?charset=["']?([\w-]+)/i.exec(
      Buffer.from(bytes.subarray(0, 2048)).toString('latin1'),
    )?.[1],
  )

function knownEncoding(label: string | undefined): string | null {
  try {
    return label === undefined ? null : new TextDecoder(label).encoding
  } catch {
    return null
  }
}

const decoders = new Map<string, () => Transform>([
  ['identity', () => new PassThrough()],
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The decoded body. A compressed one is decoded piece by piece and stops at the limit. */
async function bodyOf(response: IncomingMessage, signal: AbortSignal): Promise<Uint8Array> {
  const coding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const decoder = decoders.get(coding)
  if (!decoder)
    throw refused('The site sends the page in a form that cannot be read. Paste its text instead.')
  const chunks: Buffer[] = []
  let length = 0
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of source) {
      length += chunk.length
      if (length > bytesMax) return
      chunks.push(chunk)
    }
  }
  try {
    await pipeline(response, decoder(), collect, { signal })
  } catch (error) {
    if (length <= bytesMax) throw error
  }
  if (length > bytesMax) throw refused(tooLarge)
  return Buffer.concat(chunks)
}
