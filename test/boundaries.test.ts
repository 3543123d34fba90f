import { expect, test } from 'vitest'
import {
  importedFiles,
  importsOf,
  isDeskServer,
  isPublishedServer,
  isServer,
  publicRoutes,
  reachableFiles,
  source,
  text,
} from './support/source-tree'

const pairs = (files: readonly string[], importsFrom: (file: string) => string[]) =>
  files.flatMap((file) => importsFrom(file).map((other) => `${file} -> ${other}`))

test('no public route reaches a server file of the desk, directly or through other files', () => {
  expect(publicRoutes.length).toBeGreaterThan(10)
  expect(pairs(publicRoutes, (file) => [...reachableFiles(file)].filter(isDeskServer))).toEqual([])
})

test('publications and exports reach no server file of the desk', () => {
  const files = source.filter((file) => /^features\/(publications|exports)\//.test(file))
  expect(files.length).toBeGreaterThan(10)
  expect(pairs(files, (file) => [...reachableFiles(file)].filter(isDeskServer))).toEqual([])
})

test('each database client is imported by the server files of its own side alone', () => {
  const users = (client: string) => source.filter((file) => importedFiles(file).includes(client))
  const desk = users('lib/desk-db.server.ts')
  expect(desk.length).toBeGreaterThan(5)
  expect(desk.filter((file) => !isDeskServer(file))).toEqual([])
  const published = users('lib/published-db.server.ts')
  expect(published.length).toBeGreaterThan(1)
  expect(published.filter((file) => !isPublishedServer(file))).toEqual([])
})

test('client components import, through any chain, no file that only a server may run', () => {
  const clients = source.filter((file) => file.endsWith('.client.tsx'))
  expect(clients.length).toBeGreaterThan(10)
  const isServerOnly = (file: string) =>
    importsOf(file).some(({ from }) => /^server-only$|^node:|^#lib\/env$/.test(from))
  expect(pairs(clients, (file) => [...reachableFiles(file, { types: false })].filter(isServerOnly))).toEqual(
    [],
  )
})

test('pure files of a feature reach no server file except for its types', () => {
  const pure = source.filter((file) => file.startsWith('features/') && !isServer(file))
  expect(pure.length).toBeGreaterThan(20)
  const isImpure = (file: string) => isServer(file) || file === 'lib/env.ts'
  expect(pairs(pure, (file) => [...reachableFiles(file, { types: false })].filter(isImpure))).toEqual([])
})

/** Which specifiers a group of files must not import, and why. */
const forbidden: { files: RegExp; imports: RegExp; because: string; allowTypes?: boolean }[] = [
  {
    files: /./,
    imports: /^\.\.\//,
    because: 'another folder is reached by its # name',
  },
  {
    files: /^(app\/|components\/|proxy\.ts|instrumentation\.ts)/,
    imports: /^#(generated\/prisma|test)\/|^@prisma\/|^pg$/,
    because: 'routes and components call queries and commands, never the database',
  },
  {
    files: /^features\//,
    imports: /^next(\/|$)|^react(\/|-|$)/,
    because: 'features do not know the framework',
  },
  {
    files: /^features\/(?!.*\.server\.ts$)/,
    imports: /^#generated\/|^server-only$|^node:|^@prisma\/|^pg$/,
    because: 'pure files run in the browser as well',
  },
  {
    files: /^lib\/(?!(desk-db|published-db)\.server\.ts$)/,
    imports: /^#generated\//,
    because: 'the Prisma client is made in the two database files alone',
  },
  {
    files: /^components\//,
    imports: /^server-only$|^node:|^#lib\/env$|\.server$/,
    because: 'components get data and actions as props; of a query they may know the types',
    allowTypes: true,
  },
]

test.each(forbidden)('$because', ({ files, imports, allowTypes = false }) => {
  const checked = source.filter((file) => files.test(file))
  expect(checked.length).toBeGreaterThan(10)
  const forbiddenImports = (file: string) =>
    importsOf(file)
      .filter(({ from, isType }) => imports.test(from) && !(allowTypes && isType))
      .map(({ from }) => from)
  expect(pairs(checked, forbiddenImports)).toEqual([])
})

test('files import downwards: app, then components, then features, then lib', () => {
  const layers = ['lib', 'features', 'components', 'app']
  const layerOf = (file: string) => layers.indexOf(file.split('/')[0] ?? '')
  const layered = source.filter((file) => layerOf(file) >= 0)
  const upward = (file: string) =>
    importedFiles(file).filter((imported) => layerOf(imported) > layerOf(file) || layerOf(imported) < 0)
  expect(pairs(layered, upward)).toEqual([])
})

test('components/ui imports nothing of the product', () => {
  const ui = source.filter((file) => file.startsWith('components/ui/'))
  expect(ui.length).toBeGreaterThan(5)
  const outside = (file: string) =>
    importedFiles(file).filter((imported) => !imported.startsWith('components/ui/'))
  expect(pairs(ui, outside)).toEqual([])
})

test('files below _components are private to the route they lie beside', () => {
  const routeOf = (file: string) => /^(app\/.*?)\/_components\//.exec(file)?.[1]
  expect(source.filter(routeOf).length).toBeGreaterThan(50)
  const foreign = (file: string) =>
    importedFiles(file).filter((imported) => {
      const route = routeOf(imported)
      return route !== undefined && !file.startsWith(`${route}/`)
    })
  expect(pairs(source, foreign)).toEqual([])
})

test('documents import no client component, no hook and no part of Next', () => {
  const routes = source.filter((file) => /^app\/.*\/(route|document[\w-]*|status-pages)\.tsx$/.test(file))
  expect(routes.length).toBeGreaterThan(10)
  const isForeign = (file: string) =>
    file.endsWith('.client.tsx') || importsOf(file).some(({ from }) => /^next(\/|$)/.test(from))
  const parts = routes.flatMap((file) => [...reachableFiles(file, { types: false })])
  // A preview of the desk needs the session, which only Next provides.
  const asksForTheEditor =
    /^app\/(desk\/|session-cookie|redirect-internal|csrf|editor-request)|^features\/editors\//
  expect(parts.filter((file) => isForeign(file) && !asksForTheEditor.test(file))).toEqual([])
  const hook =
    /\buse(State|Effect|Ref|Memo|Callback|Context|Reducer|Id|ActionState|Optimistic|SyncExternalStore)\b/
  const withHook = parts.filter((file) => !asksForTheEditor.test(file) && hook.test(text(file)))
  expect(withHook).toEqual([])
})

test('every file in components/ is used by two or more screens', () => {
  const screensOf = (file: string) =>
    source.filter(
      (other) =>
        /^app\/.*\/?(page|layout|error|global-error|route|not-found|reader)\.tsx?$/.test(other) &&
        reachableFiles(other).has(file),
    )
  const shared = source.filter((file) => file.startsWith('components/'))
  expect(shared.length).toBeGreaterThan(30)
  expect(shared.filter((file) => screensOf(file).length < 2)).toEqual([])
})

/** A feature imports only from features before it. */
const order = [
  ...[
    'jobs',
    'mail',
    'editors',
    'history',
    'newsroom',
    'speakers',
    'sources',
    'statements',
    'intake',
    'disputes',
    'records',
  ],
  ...['annotations', 'publications', 'review', 'exports', 'suggestions', 'inbox', 'compare', 'worker'],
]
/**
 * Six files look ahead. Changing an account is itself an event of history; and history names the fields and values of
 * every feature, which only pure label tables need.
 */
const exceptions: Record<string, RegExp> = {
  'features/editors/commands.server.ts': /^features\/history\/commands\.server\.ts$/,
  'features/editors/erasure.server.ts': /^features\/history\/commands\.server\.ts$/,
  'features/editors/own-sessions.server.ts': /^features\/history\/commands\.server\.ts$/,
  'features/editors/owner-mail.server.ts': /^features\/history\/commands\.server\.ts$/,
  'features/editors/second-factor.server.ts': /^features\/history\/revision-action\.ts$/,
  'features/editors/people.server.ts': /^features\/history\/revision-action\.ts$/,
  'features/history/labels.ts': /^features\/[\w-]+\/(?!.*\.server\.ts$)[\w-]+\.ts$/,
}

test('a feature imports only from features before it', () => {
  for (const [file, allowed] of Object.entries(exceptions))
    expect(
      importedFiles(file).some((imported) => allowed.test(imported)),
      file,
    ).toBe(true)
  const featureOf = (file: string) => /^features\/([\w-]+)\//.exec(file)?.[1]
  const files = source.filter((file) => file.startsWith('features/'))
  expect(files.filter((file) => !order.includes(featureOf(file) ?? ''))).toEqual([])
  const later = (file: string) =>
    importedFiles(file).filter((imported) => {
      const [from, to] = [featureOf(file), featureOf(imported)]
      if (from === undefined || to === undefined || from === to) return false
      return order.indexOf(to) > order.indexOf(from) && exceptions[file]?.test(imported) !== true
    })
  expect(pairs(files, later)).toEqual([])
})
