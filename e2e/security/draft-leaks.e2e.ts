import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { canaryWord, setCanaries } from '#e2e/support/draft-canaries'
import { expect, test } from '#e2e/support/fixtures'
import { startInstance } from '#e2e/support/instance'
import { asOwner, seededDatabase } from '#e2e/support/seeded-database'
import { dist, isDesk, type Names, namesIn, deskAccessFault, crawledAddresses } from '#e2e/support/site-map'

let database: Awaited<ReturnType<typeof seededDatabase>>
let instance: Awaited<ReturnType<typeof startInstance>>
let set: Awaited<ReturnType<typeof setCanaries>>
let names: Names
/** Addresses of drafts: a record's number, and slugs that are canaries. */
let draft: { number: number; statement: string; speaker: string; source: string; dispute: string }

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  database = await seededDatabase()
  names = await namesIn(database.url)
  set = await asOwner(database.url, setCanaries)
  draft = await asOwner(database.url, async (client) => {
    const slugOf = async (table: string) =>
      String((await client.query<{ slug: string }>(`SELECT slug FROM desk."${table}" LIMIT 1`)).rows[0]?.slug)
    return {
      number: 9000,
      statement: await slugOf('Statement'),
      speaker: await slugOf('Speaker'),
      source: await slugOf('Source'),
      dispute: await slugOf('Dispute'),
    }
  })
  instance = await startInstance(database.url)
})
test.afterAll(async () => {
  await instance?.stop()
  await database?.remove()
})

type Answer = { status: number; location: string; headers: string; text: string }

async function fetchPage(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  // Next's router request is redirected once, to an address with a key of its headers.
  const redirect = 'RSC' in headers ? 'follow' : 'manual'
  const answer = await fetch(`${instance.origin}${path}`, { headers, redirect })
  return {
    status: answer.status,
    location: answer.headers.get('location') ?? '',
    headers: [...answer.headers]
      .filter(([name]) => name !== 'date')
      .map((pair) => pair.join(': '))
      .join('\n'),
    text: await answer.text(),
  }
}

/** The headers of a full page load, of a router navigation and of a prefetch. */
const requestHeaders: Record<string, string>[] = [
  {},
  { RSC: '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
  { RSC: '1', 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/__PAGE__' },
]
const isHandler = (path: string) => /^\/(api|exports|desk\/find)\b|\.(md|txt|csv|json)(\?|$)/.test(path)

/** Canaries in the response, without those in the address, which may be echoed. */
function findCanary({ headers, text }: Answer, path: string): string | undefined {
  const canaries = `${headers}\n${text}`.match(new RegExp(`${canaryWord}\\w*`, 'gi')) ?? []
  return canaries.find((canary) => !path.includes(canary))
}

test('every text column of the desk contains a canary in at least one row', async () => {
  expect(set.length).toBeGreaterThan(60)
  const silent = await asOwner(database.url, async (client) => {
    const missing: string[] = []
    for (const { column, canary } of set) {
      const [table, name] = column.split('.')
      const result = await client.query(
        `SELECT 1 FROM desk."${table}" WHERE "${name}"::text LIKE $1 LIMIT 1`,
        [`%${canary}%`],
      )
      if (result.rowCount === 0) missing.push(column)
    }
    return missing
  })
  expect(silent).toEqual([])
})

test('no response of any route contains a canary, whatever the request headers', async () => {
  test.setTimeout(600_000)
  const leaks: string[] = []
  let answers = 0
  let flights = 0
  const paths = [
    ...crawledAddresses(names).flatMap((route) => route.paths),
    '/nothing',
    '/records/999',
    '/api/v1/records/999',
  ]
  const drafts = [`/records/${draft.number}`, `/statements/${draft.statement}`, `/speakers/${draft.speaker}`]
  const atDesk = [...drafts, `/sources/${draft.source}`, `/disputes/${draft.dispute}`]
  const queue = [...paths, ...drafts.map((path) => `${path}.json`), ...atDesk.map((path) => `/desk${path}`)]
    .flatMap((path) =>
      isHandler(path) ? [{ path, headers: {} }] : requestHeaders.map((headers) => ({ path, headers })),
    )
    [Symbol.iterator]()
  const worker = async () => {
    for (const { path, headers } of queue) {
      const answer = await fetchPage(path, headers)
      answers++
      if (/content-type: text\/x-component/.test(answer.headers)) flights++
      const canary = findCanary(answer, path)
      if (canary) leaks.push(`${path} ${JSON.stringify(headers)}: ${canary}`)
      expect(answer.status, path).toBeLessThan(500)
      const { status, location } = answer
      if (isDesk(path) && paths.includes(path) && !('RSC' in headers))
        expect(deskAccessFault({ path, status, location })).toBeNull()
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  expect(leaks).toEqual([])
  expect(answers).toBeGreaterThan(500)
  expect(flights, 'answers in the form the router asks for').toBeGreaterThan(200)
})

test('a search for a canary finds what a search for any other unknown word finds', async () => {
  for (const { canary, column } of set) {
    const other = canary.replaceAll(/[a-z]/g, 'q')
    const same = async (path: (word: string) => string) => {
      const [response, controlResponse] = [await fetchPage(path(canary)), await fetchPage(path(other))]
      expect(comparable(response, canary), column).toBe(comparable(controlResponse, other))
    }
    await same((word) => `/api/v1/records?q=${word}`)
    const total: unknown = JSON.parse((await fetchPage(`/api/v1/records?q=${canary}`)).text)
    expect(total).toMatchObject({ total: 0, records: [] })
  }
  for (const { canary } of set.slice(0, 10)) {
    const [response, controlResponse] = [
      await fetchPage(`/?q=${canary}`),
      await fetchPage(`/?q=${'q'.repeat(canary.length)}`),
    ]
    expect(comparable(response, canary)).toBe(comparable(controlResponse, 'q'.repeat(canary.length)))
  }
})

/** Next puts a random key into each router response. */
const routerKey = /"[\w-]{21}[vmh]"/g

/** The tag of a document is a hash of its text, which is compared itself. */
const documentTag = /"[0-9a-f]{32,64}(-br|-gzip)?"/g

/** The packed length depends on the letters of the name; the text is compared itself. */
const packedLength = /^content-length: \d+$/gm

const requestId = /^x-request-id: [\w-]+$/gm

/** Removes the parts that differ in every response: nonce, request id, router key, tag and the requested name. */
function comparable({ status, headers, text }: Answer, name: string): string {
  const nonce = /'nonce-([^']+)'/.exec(headers)?.[1] ?? 'no nonce'
  return `${status}\n${headers}\n${text}`
    .replaceAll(nonce, 'NONCE')
    .replaceAll(name, 'NAME')
    .replaceAll(requestId, 'x-request-id: ID')
    .replaceAll(routerKey, 'KEY')
    .replaceAll(documentTag, 'TAG')
    .replaceAll(packedLength, 'content-length: LENGTH')
}

test('a draft and an absent subject get byte-identical responses', async () => {
  const absent = (name: string) => name.replaceAll(/[a-z]/g, 'q')
  const pairs = [
    ...['/records/N', '/r/N', '/records/N-x', '/records/N.md', '/records/N.json', '/api/v1/records/N'].map(
      (path) => ({
        path: (name: string) => path.replace('N', name),
        names: [String(draft.number), '9001'],
      }),
    ),
    ...(['statement', 'speaker', 'source', 'dispute'] as const).flatMap((noun) =>
      ['', '/desk'].map((side) => ({
        path: (name: string) => `${side}/${noun}s/${name}`,
        names: [draft[noun], absent(draft[noun])],
      })),
    ),
    { path: (name: string) => `/api/v1/disputes/${name}`, names: [draft.dispute, absent(draft.dispute)] },
    { path: (name: string) => `/?dispute=${name}`, names: [draft.dispute, absent(draft.dispute)] },
    { path: (name: string) => `/?speaker=${name}`, names: [draft.speaker, absent(draft.speaker)] },
  ]
  for (const { path, names } of pairs)
    for (const headers of [{}, { RSC: '1' }]) {
      const [first = '', second = ''] = names
      const [draftPath, absentPath] = [
        await fetchPage(path(first), headers),
        await fetchPage(path(second), headers),
      ]
      expect(comparable(draftPath, first), path(first)).toBe(comparable(absentPath, second))
    }
})

test('no file the browser can fetch contains a canary, secret, source map or build path', () => {
  const files = readdirSync(join(dist, 'static'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dist, 'static', name)).isFile(),
  )
  expect(files.length).toBeGreaterThan(5)
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([])
  const secrets = [
    process.env['APP_SECRET'],
    process.env['DATABASE_URL'],
    process.cwd(),
    'postgresql://',
    'argon2id',
    canaryWord,
  ]
  for (const name of files) {
    const text = readFileSync(join(dist, 'static', name), 'latin1')
    for (const secret of secrets)
      if (secret) expect(text.includes(secret), `${name} holds ${secret}`).toBe(false)
    expect(text, name).not.toContain('sourceMappingURL=')
  }
})
