import { measureSize } from './http-load.mjs'
import { baselinePageOfSize } from './baseline-app.mjs'

/** One address after the other, spread over all of them. */
function cycle(addresses) {
  let turn = 0
  return () => ({ url: addresses[turn++ % addresses.length] })
}

/** Far apart, so that what one answer leaves in memory is no help to the next. */
const spreadNumbers = (records, count) =>
  Array.from({ length: Math.min(count, records) }, (_, index) => 1 + ((index * 7919) % records))

async function pageScenario({ app, baseline }, { name, addresses, goal }) {
  const size = await measureSize({ url: addresses[0] })
  const baselineUrl = await baselinePageOfSize(baseline, size.plain)
  return {
    name,
    targets: [
      { name, next: cycle(addresses), pid: app.pid, ...size },
      {
        name: 'bare Next page',
        next: cycle([baselineUrl]),
        pid: baseline.pid,
        goal,
        ...(await measureSize({ url: baselineUrl })),
      },
    ],
  }
}

/** What is asked of the running servers: ours first, then what it is compared with, and the goal beside that. */
export async function scenariosFor(servers, { records, slugs, searches, save }) {
  const { app, baseline, pg, prisma } = servers
  const numbers = spreadNumbers(records, 5000)
  const urls = (server, path) => numbers.map((number) => `${server.url}${path}/${number}`)
  const pages = slugs.map(({ number, slug }) => `${app.url}/records/${number}-${slug}`)
  const pageGoal = '≥ 80 % of it'
  const search = ([name, q]) => {
    const path = `/api/v1/records?q=${encodeURIComponent(q)}`
    const baselineUrl = `/${encodeURIComponent(name)}/0`
    const serial = { connections: 1 }
    return {
      name: `search, ${name}`,
      targets: [
        { name: `search, ${name}`, next: cycle([app.url + path]), pid: app.pid, ...serial },
        {
          name: 'bare Next route, same SQL',
          next: cycle([`${baseline.url}/data${baselineUrl}`]),
          pid: baseline.pid,
          ...serial,
        },
        {
          name: 'same SQL, pg alone',
          next: cycle([pg.url + baselineUrl]),
          pid: pg.pid,
          ...serial,
          goal: 'p95 ≤ 60 ms',
        },
      ],
    }
  }
  return [
    await pageScenario(servers, { name: 'record page', addresses: pages, goal: pageGoal }),
    await pageScenario(servers, { name: 'one record page', addresses: pages.slice(0, 1), goal: pageGoal }),
    await pageScenario(servers, { name: 'front page', addresses: [`${app.url}/`], goal: pageGoal }),
    {
      name: 'record JSON',
      targets: [
        { name: 'record JSON', next: cycle(urls(app, '/api/v1/records')), pid: app.pid },
        {
          name: 'bare Next route, same SQL',
          next: cycle(urls(baseline, '/data/record')),
          pid: baseline.pid,
          goal: '≥ 85 %',
        },
        { name: 'same SQL, pg alone', next: cycle(urls(pg, '/record')), pid: pg.pid },
      ],
    },
    {
      name: 'published read',
      targets: [
        { name: 'published read, Prisma alone', next: cycle(urls(prisma, '/record')), pid: prisma.pid },
        { name: 'same SQL, pg alone', next: cycle(urls(pg, '/record')), pid: pg.pid, goal: '≥ 60 %' },
      ],
    },
    ...Object.entries(searches).map(search),
    await pageScenario(servers, {
      name: 'search page, common',
      addresses: [`${app.url}/?q=${searches.common}`],
      goal: '',
    }),
    saveScenario(servers, save),
  ]
}

const saveScenario = ({ app, pg }, next) => ({
  name: 'annotation save',
  targets: [
    { name: 'annotation save', next, pid: app.pid, expectedStatus: 303 },
    {
      name: 'same SQL, pg alone',
      next: () => ({ url: `${pg.url}/save`, method: 'POST' }),
      pid: pg.pid,
      goal: 'p95 ≤ 20 ms',
    },
  ],
})
