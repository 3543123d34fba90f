import { randomUUID } from 'node:crypto'
import { baselinePageOfSize } from './baseline-app.mjs'
import { measureSize } from './http-load.mjs'

/** Requests all addresses in turn. */
function cycle(addresses) {
  let turn = 0
  return () => ({ url: addresses[turn++ % addresses.length] })
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

/** Each scenario lists our server first, then its baselines with their goals. */
export async function scenariosFor(servers, { records, slugs, searches, save }) {
  const { app, baseline, pg, prisma } = servers
  const numbers = spreadNumbers(records, 5000)
  const urls = (server, path) => numbers.map((number) => `${server.url}${path}/${number}`)
  const pages = slugs.map(({ number, slug }) => `${app.url}/records/${number}-${slug}`)
  // Of 5,000 pages in turn the cache holds a part; one page again and again comes from it.
  const [renderedGoal, cachedGoal] = ['≥ 2.5 × it', '≥ 50 × it']
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
    await pageScenario(servers, { name: 'record page', addresses: pages, goal: renderedGoal }),
    await pageScenario(servers, { name: 'one record page', addresses: pages.slice(0, 1), goal: cachedGoal }),
    await pageScenario(servers, { name: 'front page', addresses: [`${app.url}/`], goal: cachedGoal }),
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

const unescaped = (text) =>
  text.replaceAll(
    /&(amp|lt|gt|quot|#x27);/g,
    (_, name) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[name] ?? "'",
  )
const attribute = (tag, name) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? unescaped(found[1]) : undefined
}

/** The fields that a browser without script would submit, with their values. */
function formFields(form) {
  const fields = new Map()
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    const isLeftOut = /checkbox|radio/.test(type ?? '') && !/\schecked/.test(tag)
    if (name !== undefined && !isLeftOut) fields.set(name, attribute(tag, 'value') ?? '')
  }
  for (const [, tag, options] of form.matchAll(/<select([^>]*)>([^]*?)<\/select>/g)) {
    const chosen = /<option[^>]*\sselected[^>]*>/.exec(options) ?? /<option[^>]*>/.exec(options)
    fields.set(attribute(tag, 'name'), attribute(chosen?.[0] ?? '', 'value') ?? '')
  }
  for (const [, tag, text] of form.matchAll(/<textarea([^>]*)>([^]*?)<\/textarea>/g))
    fields.set(attribute(tag, 'name'), unescaped(text))
  return fields
}

const isNewNoteForm = (form) =>
  /name="body"/.test(form) && /name="recordId"/.test(form) && !/name="id"/.test(form)

/** Reads the form for a new note from its page, as a signed-in editor. */
async function readNoteForm(app, { token, number, statementId }) {
  const url = `${app.url}/desk/records/${number}`
  const cookie = `__Host-variance=${token}`
  const page = await (await fetch(url, { headers: { cookie }, redirect: 'manual' })).text()
  const form = (page.match(/<form[^]*?<\/form>/g) ?? []).find(isNewNoteForm)
  if (!form) throw new Error(`${url} shows no form for a note.`)
  const fields = formFields(form)
  fields.set('body', 'The report gives no date for it.')
  fields.set('passages.0.statementId', statementId)
  fields.set('passages.0.exact', '')
  fields.set('passages.0.place', '1-9')
  return { url, cookie, fields }
}

/** Submits the forms in turn, each time with a new idempotency key: session, checks and one transaction. */
export async function noteRequests(app, { token, marks }) {
  const forms = []
  for (const mark of marks) forms.push(await readNoteForm(app, { token, ...mark }))
  let turn = 0
  return () => {
    const { url, cookie, fields } = forms[turn++ % forms.length]
    const boundary = '----bench'
    const parts = [...fields, ['idempotencyKey', randomUUID()]]
      .filter(([name], index) => name !== 'idempotencyKey' || index === fields.size)
      .map(
        ([name, value]) =>
          `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
      )
    const body = Buffer.from(`${parts.join('')}--${boundary}--\r\n`)
    const headers = {
      cookie,
      origin: app.url,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    }
    return { url, method: 'POST', headers, body }
  }
}
