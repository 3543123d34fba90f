import pg from 'pg'
import { type Action, actions, mayGive } from '#test/support/authorisation'
import { routes } from '#test/support/authorisation-routes'
import { type SubjectState } from '#test/support/authorisation-cells'
import { changedByTheClock, tableDigests } from '#test/support/table-digest'
import {
  asActionCall,
  asFormPost,
  requestAs,
  actionWithoutForm,
  builtActions,
  formsOn,
  send,
} from '#e2e/support/built-actions'
import { expect, test } from '#e2e/support/fixtures'
import { routes as builtRoutes } from '#e2e/support/site-map'
import { type Actor, insiders, openSeededApp, outsiders, type SeededApp } from '#e2e/support/seeded-app'

let app: SeededApp
let owner: pg.Client
test.beforeAll(async () => {
  test.setTimeout(600_000)
  app = await openSeededApp()
  owner = new pg.Client({ connectionString: app.databaseUrl })
  await owner.connect()
})
test.afterAll(async () => {
  await owner?.end()
  await app?.close()
})

const actors: readonly Actor[] = [...outsiders, ...insiders]
const isInsider = (actor: Actor): actor is (typeof insiders)[number] =>
  insiders.some((role) => role === actor)
/** Digests of all tables but two: every request may write a session's last use and a rate limit counter. */
const digests = () => tableDigests(owner, changedByTheClock)

test('the matrix lists exactly the routes and actions of the build', () => {
  expect(builtRoutes().toSorted()).toEqual(Object.keys(routes).toSorted())
  expect([...builtActions().values()].toSorted()).toEqual(Object.keys(actions).toSorted())
})

/** Addresses of a route, each with the state of its subject. */
function addressesOf(route: string): { path: string; at: SubjectState | null }[] {
  const { of } = routes[route] ?? {}
  const plain = route
    .replace(/:format.*|\[format\]/, 'md')
    .replace('[[...missing]]', 'v2')
    .replace('[...missing]', 'nothing')
    .replace('[speaker]', 'nils-pier')
    .replace('[source]', 'the-ferry-post-the-fare-of-the-ferry')
  if (plain.includes('[statement]'))
    return app.spare.map(({ slug, ...at }) => ({ path: plain.replace('[statement]', slug), at }))
  if (of === undefined) return [{ path: plain, at: null }]
  const isDesk = plain.startsWith('/desk/')
  const subjects = of === 'record' ? app.records : app.disputes.map((dispute) => ({ ...dispute, number: 0 }))
  return subjects.map((at) => ({
    at,
    path: plain
      .replace('[number]', String(at.number))
      .replace(/\[record\]|:record/, isDesk ? String(at.number) : `${at.number}-${at.slug}`)
      .replace(/\[(dispute|slug)\]|:dispute/, at.slug),
  }))
}

function expectedStatus(route: string, path: string, actor: Actor, at: SubjectState | null): string {
  const { who, status = 200, location } = routes[route] ?? { who: [] }
  if (location !== undefined) return `${status} ${location}`
  if (who === 'readers') {
    const unavailable = { UNPUBLISHED: 404, PUBLISHED: status, WITHDRAWN: 410 }
    return String(at === null ? status : unavailable[at.public])
  }
  if (!isInsider(actor))
    return path.startsWith('/desk/find/') ? '401' : `307 /sign-in?${new URLSearchParams({ next: path })}`
  return routes[route]?.shutTo?.includes(actor) ? '200, not for this role' : String(status)
}

test('every page and handler answers each role in each state according to the matrix', async () => {
  test.setTimeout(600_000)
  const faults: string[] = []
  let cells = 0
  for (const route of Object.keys(routes))
    for (const { path, at } of addressesOf(route))
      for (const actor of actors) {
        const response = await requestAs(app, path, actor)
        const location = response.status === 307 ? ` ${response.headers.get('location')}` : ''
        const text = await response.text()
        const isShut = /Your role does not allow this\. (Publishers|Admins) /.test(text)
        const outcome = `${response.status}${location}${isShut ? ', not for this role' : ''}`
        cells++
        if (outcome !== expectedStatus(route, path, actor, at))
          faults.push(`${actor} ${path}: ${outcome}, not ${expectedStatus(route, path, actor, at)}`)
        if (path.startsWith('/desk') && !outcome.startsWith('200') && /Lindqvist|class="desk"/.test(text))
          faults.push(`${actor} ${path}: ${outcome}, with words of the desk`)
      }
  expect(faults).toEqual([])
  expect(cells).toBeGreaterThan(500)
})

const pages = () => [
  '/sign-in',
  ...Object.keys(routes)
    .filter((route) => route.startsWith('/desk'))
    .flatMap((route) => addressesOf(route).map(({ path }) => path)),
  `/desk/pair?${new URLSearchParams(app.spare.map(({ slug }) => ['s', slug])).toString()}`,
]

const names = Object.keys(actions).filter((name): name is Action => name in actions)

/** Actions without a form on any page here. They are called by id; each names the test of its form, or a reason. */
const actionsWithoutForm: Partial<Record<Action, string>> = {
  'desk/(queue)#accept': 'e2e/desk/queue.e2e.ts',
  'desk/(queue)#reject': 'e2e/desk/queue.e2e.ts',
  'desk/(queue)#takeBack': 'e2e/desk/queue.e2e.ts',
  'desk/account/second-factor#removePasskey': 'e2e/desk/passkeys.e2e.ts',
  'desk/account/second-factor#start': 'the admin has a second factor',
  'desk/conflicts#confirm': 'features/review/conflicts.db.test.ts',
  'desk/conflicts#takeBack': 'features/review/conflicts.db.test.ts',
  'desk/people/[editor]#erase': 'e2e/desk/erasure.e2e.ts',
  'desk/people#handOver': 'e2e/desk/people.e2e.ts',
  'desk/people#takeBack': 'e2e/desk/people.e2e.ts',
  'desk/people/jobs#retry': 'e2e/desk/people.e2e.ts',
  'desk/settings#dropLogo': 'e2e/desk/settings.e2e.ts',
  'desk/records/[record]#endAssignment': 'e2e/desk/inbox.e2e.ts',
  'desk/records/[record]#changeNote': 'an internal note is its author’s alone',
}

const needsPermission = (action: Action) => !action.startsWith('sign-in')

// Signing in and out and accepting an invitation need no permission.
test('no action writes for a role without its permission, by form or direct call, on any page', async () => {
  test.setTimeout(600_000)
  const forms = await formsOn(app, pages())
  const withoutForm = names.filter((action) => needsPermission(action) && !forms.has(action))
  expect(withoutForm.toSorted()).toEqual(Object.keys(actionsWithoutForm).toSorted())
  const before = await digests()
  for (const action of names.filter(needsPermission)) {
    const actionForm = forms.get(action) ?? actionWithoutForm(action)
    for (const actor of actors.filter((role) => !isInsider(role) || !mayGive(action, role)))
      for (const [path, init] of [
        ...(action in actionsWithoutForm ? [] : [[actionForm.path, asFormPost(actionForm)] as const]),
        [actionForm.path, asActionCall(actionForm)],
        ['/desk/pair', asActionCall(actionForm)],
        ['/', asActionCall(actionForm)],
      ] as const) {
        const response = await send(app, { actor, path, init })
        const outcome = `${action} ${actor} ${path} ${response.status} ${response.headers.get('location')} ${response.headers.get('x-action-redirect')}`
        expect(response.status, outcome).toBeLessThan(500)
        if (path === '/') expect(response.status, outcome).toBe(405)
        expect(outcome).not.toContain('saved=')
        if (isInsider(actor)) continue
        // Echoed input is not a leak.
        const text = actionForm.form.fields.reduce(
          (remaining, [, value]) => remaining.replaceAll(value || ' ', ' '),
          await response.text(),
        )
        expect(text, outcome).not.toMatch(/Lindqvist|class="desk"/)
      }
  }
  expect(await digests()).toBe(before)
})

/** The addresses whose page shows a form of the action, by the folder of the action. */
function showsForm(action: Action, address: string): boolean {
  const folder = `/${action.slice(0, action.indexOf('#'))}`.replace('/(queue)', '')
  const path = address.replace(/\?.*/, '')
  if (folder === '/desk/review') return /^\/desk\/(records|disputes)\/[^/]+(\/review)?$/.test(path)
  if (path.endsWith('/new')) return folder === path
  return new RegExp(`^${folder.replaceAll(/\[\w+\]/g, '[^/]+')}$`).test(path)
}

test('an action at an address without its form is refused, in whichever way it is called', async () => {
  test.setTimeout(600_000)
  const forms = await formsOn(app, pages())
  const before = await digests()
  const addresses = [...new Set([...forms.values()].map(({ path }) => path)), '/desk/nothing']
  const faults: string[] = []
  let tries = 0
  for (const [action, actionForm] of forms) {
    // The masthead of every page has it.
    if (action === 'sign-in#signOut') continue
    for (const path of addresses.filter((address) => !showsForm(action, address)))
      for (const init of [asFormPost(actionForm), asActionCall(actionForm)]) {
        const { status } = await send(app, { actor: 'ADMIN', path, init })
        tries++
        // The sign-in page counts a form before it reads it.
        if (status !== 404 && status !== 429) faults.push(`${action} at ${path}: ${status}`)
      }
  }
  expect(faults).toEqual([])
  expect(tries).toBeGreaterThan(200)
  expect(await digests()).toBe(before)
})
