import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { z } from 'zod'
import { formatEndings } from '#features/exports/formats'

/** The folder of the build under test. */
export const dist = process.env['NEXT_DIST_DIR'] ?? '.next'

/** Reduced counts in `npm test`; otherwise the full counts of docs/guarantees.md. */
export const isFull = process.env['GUARANTEES'] === 'full'

const manifest = z.object({
  staticRoutes: z.array(z.object({ page: z.string() })),
  dynamicRoutes: z.array(z.object({ page: z.string() })),
  rewrites: z.object({
    beforeFiles: z.array(z.object({ source: z.string() })),
    afterFiles: z.array(z.object({ source: z.string() })),
    fallback: z.array(z.object({ source: z.string() })),
  }),
})

/** Every route in the build's manifest, rewrites included. */
export function routes(): string[] {
  const text = readFileSync(join(dist, 'routes-manifest.json'), 'utf8')
  const { staticRoutes, dynamicRoutes, rewrites } = manifest.parse(JSON.parse(text))
  const sources = [...rewrites.beforeFiles, ...rewrites.afterFiles, ...rewrites.fallback]
  return [...staticRoutes, ...dynamicRoutes]
    .map(({ page }) => page)
    .concat(sources.map(({ source }) => source))
    .filter((page) => !page.startsWith('/_'))
}

export type Names = {
  records: { number: number; slug: string; versions: number }[]
  disputes: { slug: string; versions: number }[]
  statements: string[]
  speakers: string[]
  sources: string[]
}

/** The published names of every subject, withdrawn records included. */
export async function namesIn(databaseUrl: string): Promise<Names> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const slugs = async (table: string) => {
      const subjects = await client.query<{ slug: string }>(
        `SELECT DISTINCT slug FROM published."${table}" ORDER BY 1`,
      )
      return subjects.rows.map(({ slug }) => slug)
    }
    const versions = async (subject: string) => {
      const records = await client.query<{ number: number; slug: string; versions: number }>(
        `SELECT max(number)::int AS number, max(slug) AS slug, max(version)::int AS versions
         FROM published."Publication" WHERE subject = $1 GROUP BY "subjectId" ORDER BY 1`,
        [subject],
      )
      return records.rows
    }
    return {
      records: await versions('RECORD'),
      disputes: await versions('DISPUTE'),
      statements: await slugs('StatementListing'),
      speakers: await slugs('SpeakerListing'),
      sources: await slugs('SourceListing'),
    }
  } finally {
    await client.end()
  }
}

const pinned = (path: string, versions: number) => [
  path,
  ...Array.from({ length: versions }, (_, index) => `${path}?v=${index + 1}`),
]

/** Desk addresses made of public names. Only a signed-in editor may see these pages. */
function deskAddresses({
  records,
  disputes,
  statements,
  speakers,
  sources,
}: Names): Record<string, string[]> {
  const [slug = 'none'] = statements
  const ofDisputes = (part = '') => disputes.map((dispute) => `/desk/disputes/${dispute.slug}${part}`)
  const ofRecords = (part = '') => records.map(({ number }) => `/desk/records/${number}${part}`)
  return {
    '/desk': ['/desk'],
    '/desk/account': ['/desk/account'],
    '/desk/account/second-factor': ['/desk/account/second-factor'],
    '/desk/audit': ['/desk/audit'],
    '/desk/compare': ['/desk/compare'],
    '/desk/find/on-file': [
      '/desk/find/on-file?q=a',
      `/desk/find/on-file?slug=${slug}`,
      '/desk/find/on-file?like=the%20fare%20of%20the%20ferry',
    ],
    '/desk/compare/sent/[record]': records.map(({ number }) => `/desk/compare/sent/${number}`),
    '/desk/conflicts': ['/desk/conflicts'],
    '/desk/inbox': ['/desk/inbox', '/desk/inbox?why=assigned'],
    '/desk/disputes': ['/desk/disputes'],
    '/desk/disputes/new': ['/desk/disputes/new'],
    '/desk/disputes/[dispute]': ofDisputes(),
    '/desk/disputes/[dispute]/review': ofDisputes('/review'),
    '/desk/disputes/[dispute]/history': ofDisputes('/history'),
    '/desk/disputes/[dispute]/preview': ofDisputes('/preview'),
    '/desk/find/source': ['/desk/find/source'],
    '/desk/find/speakers': ['/desk/find/speakers?q=a'],
    '/desk/find/statements': ['/desk/find/statements?q=a'],
    '/desk/pair': ['/desk/pair', `/desk/pair?a=${slug}&b=${statements[1] ?? slug}`],
    '/desk/people': ['/desk/people'],
    '/desk/people/jobs': ['/desk/people/jobs'],
    '/desk/people/[editor]': ['/desk/people/nothing'],
    '/desk/people/[editor]/data': ['/desk/people/nothing/data'],
    '/desk/settings': ['/desk/settings'],
    '/desk/records/[record]': ofRecords(),
    '/desk/records/[record]/review': ofRecords('/review'),
    '/desk/records/[record]/history': ofRecords('/history'),
    '/desk/records/[record]/preview': ofRecords('/preview'),
    '/desk/[...missing]': ['/desk/nothing', '/desk/nothing/below'],
    '/desk/sources/new': ['/desk/sources/new'],
    '/desk/sources/[source]': sources.map((name) => `/desk/sources/${name}`),
    '/desk/speakers': ['/desk/speakers', '/desk/speakers?q=a'],
    '/desk/speakers/new': ['/desk/speakers/new'],
    '/desk/speakers/[speaker]': speakers.map((name) => `/desk/speakers/${name}`),
    '/desk/statements': ['/desk/statements', '/desk/statements?q=a'],
    '/desk/statements/[statement]': statements.map((name) => `/desk/statements/${name}`),
  }
}

/** Addresses that reach each route of the manifest. A route missing here fails the crawl. */
function addresses(names: Names): Record<string, string[]> {
  const records = names.records.map(({ number, slug, versions }) => ({
    name: `${number}-${slug}`,
    number,
    versions,
  }))
  const disputes = names.disputes.map(({ slug, versions }) => ({ name: slug, versions }))
  const exported = (folder: string, subjects: { name: string; versions: number }[]) =>
    subjects.flatMap(({ name, versions }) =>
      formatEndings.flatMap((format) => pinned(`/${folder}/${name}.${format}`, versions)),
    )
  const handled = (folder: string, subjects: { name: string }[]) =>
    subjects.flatMap(({ name }) => formatEndings.map((format) => `/exports/${folder}/${name}/${format}`))
  return {
    ...deskAddresses(names),
    '/sign-in': ['/sign-in', '/sign-in?next=/desk/pair'],
    '/sign-in/code': ['/sign-in/code'],
    '/sign-in/invitation/[token]': ['/sign-in/invitation/nothing'],
    '/sign-in/forgotten': ['/sign-in/forgotten'],
    '/sign-in/reset': ['/sign-in/reset'],
    '/sign-in/reset/[token]': ['/sign-in/reset/nothing'],
    '/': [
      '/',
      '/?q=technical+update&status=open',
      '/?status=withdrawn',
      '/?order=edited',
      '/?q=nothing-has-this',
    ],
    '/about': ['/about'],
    '/speakers': ['/speakers'],
    '/unavailable': ['/unavailable'],
    '/logo/[sha256]': ['/logo/nothing', `/logo/${'0'.repeat(64)}`],
    '/.well-known/security.txt': ['/.well-known/security.txt'],
    '/[...missing]': ['/nothing', '/nothing/below'],
    '/r/[number]': names.records.map(({ number }) => `/r/${number}`),
    '/records/[record]': records.flatMap(({ name, versions }) => pinned(`/records/${name}`, versions)),
    '/disputes/[dispute]': disputes.flatMap(({ name, versions }) => pinned(`/disputes/${name}`, versions)),
    '/statements/[statement]': names.statements.map((slug) => `/statements/${slug}`),
    '/speakers/[speaker]': names.speakers.map((slug) => `/speakers/${slug}`),
    '/sources/[source]': names.sources.map((slug) => `/sources/${slug}`),
    '/records/:record.:format(md|txt|csv|json)': exported('records', records),
    '/disputes/:dispute.:format(md|txt|csv|json)': exported('disputes', disputes),
    '/exports/records/[record]/[format]': handled('records', records),
    '/exports/disputes/[dispute]/[format]': handled('disputes', disputes),
    '/api/[[...missing]]': ['/api', '/api/v2'],
    '/api/v1': ['/api/v1'],
    '/api/v1/records': ['/api/v1/records', '/api/v1/records?q=technical&status=open'],
    '/api/v1/records/[number]': records.flatMap(({ number, versions }) =>
      pinned(`/api/v1/records/${number}`, versions),
    ),
    '/api/v1/disputes/[slug]': disputes.flatMap(({ name, versions }) =>
      pinned(`/api/v1/disputes/${name}`, versions),
    ),
    '/api/v1/schemas/record/1': ['/api/v1/schemas/record/1'],
    '/api/v1/schemas/dispute/1': ['/api/v1/schemas/dispute/1'],
  }
}

export const isDesk = (path: string) => /^\/desk(\/|$)/.test(path)

/** Checks that a desk address refuses a client without a session; returns the fault, or null. */
export function deskAccessFault({
  path,
  status,
  location,
}: {
  path: string
  status: number
  location: string
}) {
  if (status === 401 && path.startsWith('/desk/find/')) return null
  // The browser sends letters of other scripts percent-encoded, and they come back so.
  const { pathname, search } = new URL(path, 'http://here')
  if (status === 307 && location === `/sign-in?${new URLSearchParams({ next: pathname + search })}`)
    return null
  return `${path} answers ${status} ${location} to a reader`
}

/** Addresses of each route of the build; throws if a route has none. */
export function crawledAddresses(names: Names): { route: string; paths: string[] }[] {
  const addressesByRoute = addresses(names)
  return routes().map((route) => {
    const paths = addressesByRoute[route]
    if (!paths?.length)
      throw new Error(`Name addresses of ${route} in e2e/support/site-map.ts, so that it is swept too.`)
    return { route, paths }
  })
}
