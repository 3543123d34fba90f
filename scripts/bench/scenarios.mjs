import { baselinePageOfSize } from './baseline-app.mjs'
import { atLeast, p50AtMost, p95AtMost, savesGoal } from './goals.mjs'
import { measureSize } from './http-load.mjs'
import { slowPhone } from './slow-phone.mjs'
import { afterPublication, frontCache, sameBuffer } from './cached-responses.mjs'

/** Requests all addresses in turn. */
function cycle(addresses, request = {}) {
  let turn = 0
  return () => ({ url: addresses[turn++ % addresses.length], ...request })
}

/** Numbers far apart, so that one response does not warm a cache for the next. */
const spreadNumbers = (records, count) =>
  Array.from({ length: Math.min(count, records) }, (_, index) => 1 + ((index * 7919) % records))

/** The mean size of up to twenty of the pages, spread over all of them: their sizes differ by a factor of two. */
async function meanSize(addresses) {
  const step = Math.ceil(addresses.length / 20)
  const sizes = []
  for (let index = 0; index < addresses.length; index += step)
    sizes.push(await measureSize({ url: addresses[index] }))
  const mean = (key) => sizes.reduce((sum, size) => sum + size[key], 0) / sizes.length
  return { plain: mean('plain'), gzip: mean('gzip'), scripts: mean('scripts') }
}

async function pageScenario({ app, baseline }, { name, addresses, goal }) {
  const size = await meanSize(addresses)
  const baselineUrl = await baselinePageOfSize(baseline, size.plain)
  return [
    { name, next: cycle(addresses), pid: app.pid, ...size },
    {
      name: 'bare Next page',
      next: cycle([baselineUrl]),
      pid: baseline.pid,
      goal,
      ...(await measureSize({ url: baselineUrl })),
    },
  ]
}

/**
 * Each scenario has a group, a name and a function that returns its targets: our server first, then its baselines. A
 * scenario is prepared only when it is measured. A scenario with `measureDirectly` measures itself.
 */
export function scenariosFor(servers, { records, slugs, searches, desk, save }) {
  const { app, baseline, pg, prisma } = servers
  const numbers = spreadNumbers(records, 5000)
  const urls = (server, path) => numbers.map((number) => `${server.url}${path}/${number}`)
  const pages = slugs.map(({ number, slug }) => `${app.url}/records/${number}-${slug}`)
  const [firstPage = ''] = pages
  const page = (name, addresses, goal) => ({
    group: 'pages',
    name,
    targets: () => pageScenario(servers, { name, addresses, goal }),
  })
  const search = ([name, q]) => {
    const path = `/api/v1/records?q=${encodeURIComponent(q)}`
    const baselinePath = `/${encodeURIComponent(name)}/0`
    const serial = { connections: 1 }
    return {
      group: 'search',
      name: `search, ${name}`,
      targets: () => [
        {
          name: `search, ${name}`,
          next: cycle([app.url + path]),
          pid: app.pid,
          goal: p95AtMost(60),
          ...serial,
        },
        {
          name: 'bare Next route, same SQL',
          next: cycle([`${baseline.url}/data${baselinePath}`]),
          pid: baseline.pid,
          ...serial,
        },
        { name: 'same SQL, pg alone', next: cycle([pg.url + baselinePath]), pid: pg.pid, ...serial },
      ],
    }
  }
  const exported = (ending) => ({
    group: 'exports',
    name: `record export, ${ending}`,
    targets: () => [
      {
        name: `record export, ${ending}`,
        next: cycle(pages.map((address) => `${address}.${ending}`)),
        pid: app.pid,
      },
    ],
  })
  const deskPage = ([name, path]) => ({
    group: 'desk',
    name: `desk: ${name}`,
    targets: () => [
      {
        name: `desk: ${name}`,
        next: cycle([app.url + path], { headers: desk.headers }),
        pid: app.pid,
        connections: 1,
        goal: p50AtMost(300),
      },
    ],
  })
  const data = (name, addresses, baselines, goal) => ({
    group: 'api',
    name,
    targets: () => [
      { name, next: cycle(addresses), pid: app.pid },
      { name: 'bare Next route, same SQL', next: cycle(baselines), pid: baseline.pid, goal },
      { name: 'same SQL, pg alone', next: cycle(urls(pg, '/record')), pid: pg.pid },
    ],
  })
  const [json, bareJson] = [urls(app, '/api/v1/records'), urls(baseline, '/data/record')]
  return [
    // The cache has room for a part of 5,000 pages in turn; a single repeated page always comes from it.
    page('record page', pages, atLeast(2.5)),
    page('one record page', [firstPage], atLeast(50)),
    page('front page', [`${app.url}/`], atLeast(50)),
    page('search page, common', [`${app.url}/?q=${searches.common}`]),
    afterPublication(app),
    slowPhone({ 'record page': firstPage, 'front page': `${app.url}/` }),
    sameBuffer(app, { name: 'one record page, plain', address: firstPage, encoding: 'identity' }),
    sameBuffer(app, { name: 'one record page, brotli', address: firstPage, encoding: 'br' }),
    frontCache(app, { address: firstPage, encoding: 'identity' }),
    frontCache(app, { address: firstPage, encoding: 'gzip' }),
    data('record JSON', json, bareJson, atLeast(0.85)),
    data('one record as JSON', json.slice(0, 1), bareJson.slice(0, 1), atLeast(10)),
    {
      group: 'api',
      name: 'published read',
      targets: () => [
        { name: 'published read, Prisma alone', next: cycle(urls(prisma, '/record')), pid: prisma.pid },
        { name: 'same SQL, pg alone', next: cycle(urls(pg, '/record')), pid: pg.pid, goal: atLeast(0.6) },
      ],
    },
    ...Object.entries(searches).map(search),
    ...['md', 'txt', 'csv', 'json'].map(exported),
    ...Object.entries(desk.pages).map(deskPage),
    {
      group: 'saves',
      name: 'annotation save',
      targets: async () => [
        { name: 'annotation save', next: await save(), pid: app.pid, expectedStatus: 303, goal: savesGoal },
        {
          name: 'same SQL, pg alone',
          next: () => ({ url: `${pg.url}/save`, method: 'POST' }),
          pid: pg.pid,
        },
      ],
    },
  ]
}
