import { namesIn, routes, crawledAddresses } from './site-map'
import { payloads } from './payloads'
import type { PayloadApp } from './payload-app'

/** Every query parameter of our addresses, and some that only an attacker sends. */
const parameters =
  'q status kind dispute speaker relayer order page said-from said-to v saved next list pair as after judged a b s id __proto__[x] constructor'.split(
    ' ',
  )
const addressMax = 3900

const turned = (turn: number) => payloads[turn % payloads.length] ?? payloads[0]
const encoded = (turn: number) => encodeURIComponent(turned(turn)?.text ?? '')

/** An address with a different payload in every parameter, and one parameter whose name is a payload. */
function withPayloadQuery(path: string, turn: number): string {
  const [plain = path] = path.split('?')
  const pairs = [...parameters.map((name, at) => `${name}=${encoded(turn + at * 13)}`), `${encoded(turn)}=1`]
  return pairs.reduce(
    (address, pair, at) =>
      address.length + pair.length > addressMax ? address : `${address}${at === 0 ? '?' : '&'}${pair}`,
    plain,
  )
}

/** A route with a payload in each of its path parameters. */
const misnamed = (route: string, turn: number) =>
  route
    .replace(/\[\[\.\.\.\w+\]\]|\[\w+\]|:record|:dispute/g, () => encoded(turn))
    .replace(/:format.*$/, 'md')

const typeOf = (path: string) => /[./](md|txt|csv|json)$/.exec(path)?.[1]
const isFirstOfItsType = (path: string, paths: readonly string[]) =>
  typeOf(path) !== undefined && paths.find((other) => typeOf(other) === typeOf(path)) === path

type Counts = { ofRoute: number; withQuery: number; named: number }

/** Addresses of every route of the build: with stored payloads, with payloads in the query and in the path. */
export async function surfacesOf({ databaseUrl, filled }: PayloadApp, counts: Counts) {
  const pages = crawledAddresses(await namesIn(databaseUrl))
  const drafts = filled.flatMap(({ numbers, disputes }) => [
    ...numbers.flatMap((number) =>
      ['', '/review', '/history'].map((part) => `/desk/records/${number}${part}`),
    ),
    ...disputes.flatMap((slug) => ['', '/review', '/history'].map((part) => `/desk/disputes/${slug}${part}`)),
  ])
  const pairs = filled.map(({ statements: [a = '', b = ''] }) => `/desk/pair?a=${a}&b=${b}`)
  const stored = [
    ...pages.flatMap(({ paths }) =>
      paths.filter((path, at) => at < counts.ofRoute || isFirstOfItsType(path, paths)),
    ),
    ...[...drafts, ...pairs, '/desk?list=drafts', '/desk?list=review', '/?status=withdrawn', '/nothing'],
  ]
  const reflected = pages.flatMap(({ paths: [path = '/'] }, at) =>
    Array.from({ length: counts.withQuery }, (_, turn) => withPayloadQuery(path, at * 29 + turn * 11)),
  )
  const malformed = routes()
    .filter((route) => /[[:]/.test(route))
    .flatMap((route, at) =>
      Array.from({ length: counts.named }, (_, turn) => misnamed(route, at * 31 + turn * 7)),
    )
  return { stored: [...new Set(stored)], reflected: [...reflected, ...malformed] }
}
