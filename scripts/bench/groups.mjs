import { weigh } from './asking.mjs'
import { bareAddress } from './bare.mjs'

/** One address after the other, spread over all of them. */
function turning(addresses) {
  let turn = 0
  return () => ({ url: addresses[turn++ % addresses.length] })
}

/** Far apart, so that what one answer leaves in memory is no help to the next. */
const numbersOf = (records, count) =>
  Array.from({ length: Math.min(count, records) }, (_, index) => 1 + ((index * 7919) % records))

async function pageGroup({ app, bare }, { name, addresses, goal }) {
  const weight = await weigh({ url: addresses[0] })
  const same = await bareAddress(bare, weight.plain)
  return {
    name,
    targets: [
      { name, next: turning(addresses), pid: app.pid, ...weight },
      { name: 'bare Next page', next: turning([same]), pid: bare.pid, goal, ...(await weigh({ url: same })) },
    ],
  }
}

/** What is asked of the running servers: ours first, then what it is compared with, and the goal beside that. */
export async function groupsOf(servers, { records, slugs, searches, save }) {
  const { app, bare, pg, prisma } = servers
  const numbers = numbersOf(records, 5000)
  const at = (server, path) => numbers.map((number) => `${server.url}${path}/${number}`)
  const pages = slugs.map(({ number, slug }) => `${app.url}/records/${number}-${slug}`)
  const half = '≥ 80 % of it'
  const search = ([name, q]) => {
    const asked = `/api/v1/records?q=${encodeURIComponent(q)}`
    const same = `/${encodeURIComponent(name)}/0`
    const serial = { connections: 1 }
    return {
      name: `search, ${name}`,
      targets: [
        { name: `search, ${name}`, next: turning([app.url + asked]), pid: app.pid, ...serial },
        {
          name: 'bare Next route, same SQL',
          next: turning([`${bare.url}/data${same}`]),
          pid: bare.pid,
          ...serial,
        },
        {
          name: 'same SQL, pg alone',
          next: turning([pg.url + same]),
          pid: pg.pid,
          ...serial,
          goal: 'p95 ≤ 60 ms',
        },
      ],
    }
  }
  return [
    await pageGroup(servers, { name: 'record page', addresses: pages, goal: half }),
    await pageGroup(servers, { name: 'one record page', addresses: pages.slice(0, 1), goal: half }),
    await pageGroup(servers, { name: 'front page', addresses: [`${app.url}/`], goal: half }),
    {
      name: 'record JSON',
      targets: [
        { name: 'record JSON', next: turning(at(app, '/api/v1/records')), pid: app.pid },
        {
          name: 'bare Next route, same SQL',
          next: turning(at(bare, '/data/record')),
          pid: bare.pid,
          goal: '≥ 85 %',
        },
        { name: 'same SQL, pg alone', next: turning(at(pg, '/record')), pid: pg.pid },
      ],
    },
    {
      name: 'published read',
      targets: [
        { name: 'published read, Prisma alone', next: turning(at(prisma, '/record')), pid: prisma.pid },
        { name: 'same SQL, pg alone', next: turning(at(pg, '/record')), pid: pg.pid, goal: '≥ 60 %' },
      ],
    },
    ...Object.entries(searches).map(search),
    await pageGroup(servers, {
      name: 'search page, common',
      addresses: [`${app.url}/?q=${searches.common}`],
      goal: '',
    }),
    saveGroup(servers, save),
  ]
}

const saveGroup = ({ app, pg }, next) => ({
  name: 'annotation save',
  targets: [
    { name: 'annotation save', next, pid: app.pid, wants: 303 },
    {
      name: 'same SQL, pg alone',
      next: () => ({ url: `${pg.url}/save`, method: 'POST' }),
      pid: pg.pid,
      goal: 'p95 ≤ 20 ms',
    },
  ],
})
