import { Agent, request as open } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { type Form, formWith, formDataOf, textOf } from './html-forms'

/** A browser without script: it reads pages, and sends the forms that stand in them. */
export type Visitor = { cookie: string }

export type Answer = {
  status: number
  location: string
  text: string
  /** What the browser would hold now, and the lines that told it to. */
  cookie: string
  setCookie: readonly string[]
}

/** Saved is a promise. What is refused, or stale, must not stand. Of what was cut off nobody knows. */
export type Outcome =
  | { kind: 'saved'; address: string }
  | { kind: 'stale' | 'refused'; status: number; text: string }
  | { kind: 'unknown'; why: string }

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const patienceMs = 15_000
/** Of those who come in crowds: they are answered one after the other. */
const crowdsPatienceMs = 120_000

/** Whoever comes from another address of this machine comes over a connection of their own. */
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
  const timeout = from === undefined ? patienceMs : crowdsPatienceMs
  const way = from === undefined ? { agent } : { agent: false, localAddress: from, family: 4 }
  return new Promise((resolve, reject) => {
    const method = bytes ? 'POST' : 'GET'
    const request = open(new URL(path, origin), { method, headers, timeout, ...way }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        if (!response.complete) return reject(new Error('The answer was cut off.'))
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          text: Buffer.concat(chunks).toString(),
          cookie: (response.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; '),
          setCookie: response.headers['set-cookie'] ?? [],
        })
      })
    })
    request.on('timeout', () => request.destroy(new Error(`No answer within ${timeout} ms.`)))
    request.on('error', reject)
    request.end(bytes)
  })
}

/** What stands in the form's notice, for whoever reads a failure. */
const noticeOf = (html: string) =>
  textOf(/role="alert"[^>]*>([^]*?)<\/div>/.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, ' ') ?? '').trim()

function outcomeOf({ status, location, text }: Answer): Outcome {
  if (status === 303 && /[?&]saved=/.test(location)) return { kind: 'saved', address: location }
  if (status >= 500) return { kind: 'unknown', why: `status ${status}` }
  if (status === 200 && /class="banner alert stale"/.test(text)) return { kind: 'stale', status, text }
  return { kind: 'refused', status, text: noticeOf(text) || location }
}

export async function post(visitor: Visitor, asked: RequestOptions): Promise<Outcome> {
  try {
    return outcomeOf(await sendRequest({ ...asked, cookie: visitor.cookie }))
  } catch (error) {
    return { kind: 'unknown', why: String(error) }
  }
}

/** The page, or null when it could not be had. */
export async function read(visitor: Visitor, asked: RequestOptions): Promise<Answer | null> {
  try {
    const answer = await sendRequest({ ...asked, cookie: visitor.cookie })
    return answer.status === 200 ? answer : null
  } catch {
    return null
  }
}

/** A form of a page, ready to be sent; null when the page or the form was not to be had. */
export async function readForm(
  visitor: Visitor,
  asked: RequestOptions & { wanted: Record<string, string | null> },
): Promise<{ form: Form; html: string } | null> {
  const page = await read(visitor, asked)
  const form = page && formWith(page.text, asked.wanted)
  return page && form ? { form, html: page.text } : null
}

/** A process takes a few sign-ins a second and asks the rest to come later (lib/sign-in-rate-limit.server.ts); whoever means well does. */
export async function submitSignIn(asked: Omit<RequestOptions, 'path'>): Promise<Answer> {
  const last = Date.now() + patienceMs
  for (;;) {
    const answer = await sendRequest({ ...asked, path: '/sign-in' })
    if (answer.status !== 429 || Date.now() > last) return answer
    await pause(200)
  }
}

type Secrets = { email: string; password: string }

/** It can be sent as often as one likes. */
export async function signInForm(origin: string): Promise<Form> {
  const form = formWith((await sendRequest({ origin, path: '/sign-in' })).text, {
    email: null,
    password: null,
  })
  if (!form) throw new Error('There is no form to sign in with.')
  return form
}

/** Whoever holds a cookie already carries it along. */
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
