import { existsSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { measured } from '#test/support/measurements'
import { changedByTheClock, tableDigests } from '#test/support/table-digest'
import { startInstance } from '#e2e/support/instance'
import { proxyTo } from '#e2e/support/tcp-proxy'
import { at } from '#e2e/support/cluster'
import { otherClientIp } from '#e2e/support/client-ip'
import { expect, test } from '#e2e/support/cluster-fixtures'
import { formWith, formDataOf } from '#e2e/support/html-forms'
import { sendRequest, signIn, signInForm } from '#e2e/support/scriptless-client'

type Settings = Record<string, string | undefined>

/** Starts the application; returns its exit code, the answers it gave until then and its output. */
async function bootOf(databaseUrl: string, settings: Settings) {
  const instance = await startInstance(databaseUrl, { settings })
  const answering = fetch(instance.origin).then(
    ({ status }) => status,
    () => 'nothing',
  )
  const code = await Promise.race([instance.ended, pause(30_000, 'it runs')])
  if (instance.isAlive()) await instance.kill()
  return { code, answered: await answering, output: instance.output() }
}

const short = 'a-secret-of-thirty-one-letters-'
const settings: [name: string, settings: Settings, said: RegExp][] = [
  ['an empty APP_SECRET', { APP_SECRET: '' }, /APP_SECRET must have at least 32 characters/],
  ['a short APP_SECRET', { APP_SECRET: short }, /APP_SECRET must have at least 32 characters/],
  [
    'a DATABASE_URL of another kind',
    { DATABASE_URL: 'mysql://here/variance' },
    /DATABASE_URL must be an address/,
  ],
  ['no APP_ORIGIN in production', { APP_ORIGIN: '' }, /APP_ORIGIN is not set; it is the address/],
  ['an APP_ORIGIN without a scheme', { APP_ORIGIN: 'variance.example.org' }, /APP_ORIGIN must be an address/],
  // Next reads unset variables from a settings file, if there is one.
  ...(existsSync('.env')
    ? []
    : ([['no APP_SECRET', { APP_SECRET: undefined }, /APP_SECRET is not set/]] satisfies [
        string,
        Settings,
        RegExp,
      ][])),
]

test('a missing or weak setting ends the application at the start, is named, and no request is answered', async ({
  cluster,
}) => {
  for (const [name, change, message] of settings) {
    const { code, answered, output } = await bootOf(cluster.url, change)
    expect([code, answered], `${name}\n${output}`).toEqual([1, 'nothing'])
    expect(output, name).toMatch(message)
    expect(output, name).not.toContain(short)
  }
  measured('R8', `${settings.length} settings missing or too weak: exit code 1 each, nobody answered`)
})

test('without a database the desk and the sign-in answer 503, save nothing, and recover with it', async ({
  cluster,
}) => {
  const relay = await proxyTo(cluster.url)
  const instance = await startInstance(relay.url)
  const { origin } = instance
  try {
    const account = at(await cluster.accounts(['EDITOR']), 0)
    const { cookie } = await signIn(origin, account, otherClientIp())
    const path = '/desk/disputes/new'
    const form = formWith((await sendRequest({ origin, path, cookie })).text, { title: null, question: null })
    if (!form) throw new Error('There is no form.')
    const about = {
      title: `Sent to nobody ${crypto.randomUUID()}`,
      question: 'Will it rise?',
      summary: 'Two.',
      asOf: '2019-11-12',
    }
    const signInPage = await signInForm(origin)
    const digests = () => cluster.owner((client) => tableDigests(client, changedByTheClock))
    const before = await digests()
    await relay.cut()
    const answers = [
      ...(await Promise.all(
        ['/desk', '/desk/statements', '/desk/find/speakers?q=a', '/sign-in'].map((page) =>
          sendRequest({ origin, path: page, cookie }),
        ),
      )),
      await sendRequest({ origin, path, cookie, body: formDataOf(form, about) }),
      await sendRequest({
        origin,
        path: '/sign-in',
        body: formDataOf(signInPage, { email: account.email, password: account.password }),
      }),
    ]
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 503))
    expect(answers.flatMap(({ setCookie }) => setCookie)).toEqual([])
    const [notSaved, notSignedIn] = answers.slice(-2)
    expect(notSaved?.text).toContain(about.title)
    expect(notSignedIn?.text).not.toContain(account.password)
    const sameForm = formWith(notSaved?.text ?? '', { title: null, question: null })
    if (!sameForm) throw new Error('The form did not come back.')
    await relay.mend()
    expect(await digests()).toBe(before)
    expect((await sendRequest({ origin, path, cookie, body: formDataOf(sameForm, {}) })).location).toContain(
      '/desk/disputes/sent-to-nobody',
    )
    measured(
      'R8',
      `without a database: ${answers.length} pages and forms of the desk answered 503, 0 written`,
    )
  } finally {
    await instance.kill()
    await relay.close()
  }
})

test('a lock on the tables that readers read gives 503 everywhere', async ({ cluster }) => {
  const origin = at(cluster.origins, 0)
  // Addresses that nothing requested before, so that no cache has them.
  const paths = [
    '/?q=locked',
    '/records/1?v=1',
    '/api/v1/records?q=locked',
    '/disputes/nothing.csv',
    '/speakers/nobody',
  ]
  await cluster.owner(async (client) => {
    const lock = 'LOCK TABLE published."RecordListing", published."Publication", published."SpeakerListing"'
    await client.query(`BEGIN; ${lock} IN ACCESS EXCLUSIVE MODE`)
    for (const path of paths) {
      const response = await fetch(`${origin}${path}`, { redirect: 'manual' })
      expect([response.status, response.headers.get('retry-after')], path).toEqual([503, '5'])
      expect(await response.text()).not.toMatch(/55P03|prisma|lock timeout/i)
    }
    await client.query('ROLLBACK')
  })
  for (const path of paths) expect((await fetch(`${origin}${path}`)).status, path).not.toBe(503)
})

test('a lock on a table of the desk gives 503 with a page that is complete without script', async ({
  cluster,
}) => {
  const origin = at(cluster.origins, 0)
  const account = at(await cluster.accounts(['EDITOR']), 0)
  const { cookie } = await signIn(origin, account, otherClientIp())
  const path = '/desk/disputes/new'
  const form = formWith((await sendRequest({ origin, path, cookie })).text, { title: null, question: null })
  if (!form) throw new Error('There is no form.')
  const body = formDataOf(form, { title: 'The ferry', question: 'Will it rise?', summary: 'Two.' })
  for (const [table, request] of [
    ['Record', { path: '/desk' }],
    ['Statement', { path: '/desk/statements' }],
    ['Session', { path: '/desk/disputes' }],
    ['Session', { path, body }],
  ] as const) {
    await cluster.owner(async (client) => {
      await client.query(`BEGIN; LOCK TABLE desk."${table}" IN ACCESS EXCLUSIVE MODE`)
      const { status, text } = await sendRequest({ origin, cookie, ...request })
      await client.query('ROLLBACK')
      expect(status, `${table} ${request.path}`).toBe(503)
      expect(text).toMatch(/<h1>(One moment|Not saved yet)<\/h1>/)
      expect(text).not.toMatch(/55P03|prisma|lock timeout/i)
      if ('body' in request) expect(text).toContain('Will it rise?')
    })
  }
})
