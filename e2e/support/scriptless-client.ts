import { faultMessages } from '#lib/db-errors'
import { Agent, request as open } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Form, formWith, formDataOf, textOf } from './html-forms'

/** A browser without script: it loads pages and submits their forms. */
export type Visitor = { cookie: string }

export type Answer = {
  status: number
  location: string
  text: string
  /** The Cookie header a browser would send next, and the Set-Cookie lines of this answer. */
  cookie: string
  setCookie: readonly string[]
}

/** A saved write must persist. A refused or stale one must not. An interrupted one may do either. */
export type Outcome =
  | { kind: 'saved'; address: string }
  | { kind: 'stale' | 'refused'; status: number; text: string }
  | { kind: 'unknown'; why: string }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const timeoutMs = 15_000
/** For visitors who share connections in large numbers and queue for them. */
const crowdTimeoutMs = 120_000

/** A request from another local address needs a separate connection. */
type From = { from?: string; headers?: Record<string, string> }
type RequestOptions = From & { origin: string; path: string; body?: FormData; cookie?: string }

export async function sendRequest({
  origin,
  path,
  body,
  cookie,
  from,
  headers: more,
}: RequestOptions): Promise<Answer> {
  const form = body && new Response(body)
  const bytes = form && Buffer.from(await form.arrayBuffer())
  const headers = {
    accept: 'text/html',
    ...(cookie ? { cookie } : {}),
    ...(bytes
      ? { origin, 'content-type': form.headers.get('content-type') ?? '', 'content-length': bytes.length }
      : {}),
    ...more,
  }
  const timeout = from === undefined ? timeoutMs : crowdTimeoutMs
  const connection = from === undefined ? { agent } : { agent: false, localAddress: from, family: 4 }
  return new Promise((resolve, reject) => {
    const method = bytes ? 'POST' : 'GET'
    const request = open(new URL(path, origin), { method, headers, timeout, ...connection }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (!response.complete) return reject(new Error('The answer was cut off.'))
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          text: Buffer.concat(chunks).toString(),
          cookie: (response.headers['set-cookie'] ?? []).map((header) => header.split(';')[0]).join('; '),
          setCookie: response.headers['set-cookie'] ?? [],
        })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`No answer within ${timeout} ms.`)))
    request.on('error', reject)
    request.end(bytes)
  })
}

/** The text of the form's notice, for failure messages. */
const noticeOf = (html: string) =>
  textOf(/role="alert"[^>]*>([^]*?)<\/div>/.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, ' ') ?? '').trim()

const isOutcomeUnknown = (notice: string) =>
  [faultMessages.busy, faultMessages.unreachable].some((sentence) => notice.includes(sentence))

function outcomeOf({ status, location, text }: Answer): Outcome {
  if (status === 303 && /[?&]saved=/.test(location)) return { kind: 'saved', address: location }
  if (status >= 500) return { kind: 'unknown', why: `status ${status}` }
  if (status === 200 && /class="banner alert stale"/.test(text)) return { kind: 'stale', status, text }
  const notice = noticeOf(text)
  // The form came back because the database did not answer in time: it may have been saved.
  if (isOutcomeUnknown(notice)) return { kind: 'unknown', why: notice }
  return { kind: 'refused', status, text: notice || location }
}

export async function post(visitor: Visitor, request: RequestOptions): Promise<Outcome> {
  try {
    return outcomeOf(await sendRequest({ ...request, cookie: visitor.cookie }))
  } catch (error) {
    return { kind: 'unknown', why: String(error) }
  }
}

/** The page, or null if it could not be loaded. */
export async function loadPage(visitor: Visitor, request: RequestOptions): Promise<Answer | null> {
  try {
    const answer = await sendRequest({ ...request, cookie: visitor.cookie })
    return answer.status === 200 ? answer : null
  } catch {
    return null
  }
}

/** A form of a page, ready to submit; null if the page or the form is not available. */
export async function readForm(
  visitor: Visitor,
  request: RequestOptions & { required: Record<string, string | null> },
): Promise<{ form: Form; html: string } | null> {
  const page = await loadPage(visitor, request)
  const form = page && formWith(page.text, request.required)
  return page && form ? { form, html: page.text } : null
}

/** Retries a rate-limited sign-in: a process accepts a few a second (lib/sign-in-rate-limit.server.ts). */
export async function submitSignIn(request: Omit<RequestOptions, 'path'>): Promise<Answer> {
  const last = Date.now() + timeoutMs
  for (;;) {
    const answer = await sendRequest({ ...request, path: '/sign-in' })
    if (answer.status !== 429 || Date.now() > last) return answer
    await pause(200)
  }
}

type Secrets = { email: string; password: string }

/** The form data; it can be submitted any number of times. */
export async function signInForm(origin: string): Promise<Form> {
  const form = formWith((await sendRequest({ origin, path: '/sign-in' })).text, {
    email: null,
    password: null,
  })
  if (!form) throw new Error('There is no form to sign in with.')
  return form
}

/** Sends an existing cookie along. */
export async function signIn(
  origin: string,
  { email, password }: Secrets,
  more: From & Partial<Visitor> = {},
): Promise<Visitor> {
  const body = formDataOf(await signInForm(origin), { email, password })
  const { status, location, cookie } = await submitSignIn({ origin, body, ...more })
  if (status !== 303 || !cookie) throw new Error(`Signing in was answered ${status} ${location}`)
  return { cookie }
}
