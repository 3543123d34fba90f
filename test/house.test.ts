import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importsOf, reachOf, source, text, tracked } from './tree'

const opensWith = (file: string, directive: string) => text(file).startsWith(directive)
/** Next takes an error page only where the directive is. */
const errorPages = ['app/error.tsx', 'app/global-error.tsx']

test('the tree shows what ships to the browser: "use client" if and only if *.client.tsx', () => {
  const clients = source.filter((file) => opensWith(file, "'use client'") && !errorPages.includes(file))
  expect(clients).toEqual(source.filter((file) => file.endsWith('.client.tsx')))
})

test('the public side ships at most twelve client components', () => {
  expect(source.filter((file) => file.endsWith('.client.tsx')).length).toBeLessThanOrEqual(12)
})

test('writes have one door: "use server" lives in app/desk/**/actions.ts and every export goes through deskAction', () => {
  const actions = source.filter((file) => opensWith(file, "'use server'"))
  expect(actions.filter((file) => !/^app\/(desk\/.*|sign-in\/)actions\.ts$/.test(file))).toEqual([])
  for (const file of actions.filter((action) => action.startsWith('app/desk/')))
    expect(text(file).match(/^export (?!const \w+ = deskAction\().*$/gm) ?? [], file).toEqual([])
})

test('handlers only read: no route exports a method but GET, HEAD and OPTIONS', () => {
  const handlers = source.filter((file) => file.endsWith('/route.ts'))
  const writes = /export (async )?(function|const) (POST|PUT|PATCH|DELETE)\b/
  expect(handlers.filter((file) => writes.test(text(file)))).toEqual([])
})

/** The files of a room that speak to the database. */
const io = /^features\/\w+\/(queries|commands|session|publish|search|surroundings|parts|doors)\.ts$/

test('Prisma is spoken in lib and in the files of a room that say so, each marked server-only', () => {
  const speaks = source.filter((file) =>
    /'#lib\/(desk|published)-db'|'#lib\/connection'|'@prisma\//.test(text(file)),
  )
  expect(
    speaks.filter((file) => !io.test(file) && !/^lib\/(desk-db|published-db|connection)\.ts$/.test(file)),
  ).toEqual([])
  expect(speaks.filter((file) => !opensWith(file, "import 'server-only'"))).toEqual([])
})

test('the wall: nothing that readers ask for reaches the desk, through however many imports', () => {
  const doors = source.filter((file) => /^app\/(?!desk\/|sign-in\/)|^proxy\.ts$/.test(file))
  expect(doors.length).toBeGreaterThan(10)
  const desk =
    /^lib\/desk-db\.ts$|^features\/(?!publications\/|exports\/)\w+\/(queries|commands|session|publish)\.ts$/
  for (const file of doors)
    expect(
      [...reachOf(file)].filter((reached) => desk.test(reached)),
      file,
    ).toEqual([])
})

test('the reader’s connection is used by the publications room alone', () => {
  const users = source.filter((file) => importsOf(file).includes('lib/published-db.ts'))
  expect(users.filter((file) => !file.startsWith('features/publications/'))).toEqual([])
})

test('process.env is read once, and every variable is explained in .env.example', () => {
  expect(source.filter((file) => /process\.env/.test(text(file)))).toEqual(['lib/env.ts'])
  const named = [...text('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !new RegExp(`^#? ?${name}=`, 'm').test(text('.env.example')))).toEqual([])
})

const storeys = [
  ...[
    'editors',
    'revisions',
    'speakers',
    'sources',
    'statements',
    'disputes',
    'records',
    'annotations',
    'replies',
  ],
  ...['publications', 'review', 'exports', 'intake', 'suggestions'],
]

test('rooms are stacked: a feature imports only from features built before it', () => {
  const roomOf = (file: string) => /^features\/(\w+)\//.exec(file)?.[1]
  const wrong = source.flatMap((file) => {
    const here = roomOf(file)
    if (here === undefined) return []
    expect(storeys).toContain(here)
    // History knows who an editor is; making an account is itself a piece of history.
    if (file === 'features/editors/commands.ts') return []
    return importsOf(file)
      .map(roomOf)
      .filter((room) => room !== undefined && room !== here && storeys.indexOf(room) >= storeys.indexOf(here))
      .map((room) => `${file} -> ${room}`)
  })
  expect(wrong).toEqual([])
})

test('every query says who may see its answer; every command says who gave the order', () => {
  const says = /\beditor: Editor\b|\b_editor: Editor\b|\beditor: Editor \| null\b/
  /** Steps inside a command's own transaction, which was permitted before them. */
  const inner = ['bumpRecord', 'recordRevision', 'usedBy']
  const unsigned = source
    .filter((file) => io.test(file))
    .flatMap((file) =>
      [...text(file).matchAll(/export (?:async )?function (\w+)(?:<[^>]*>)?\(([\s\S]*?)\)/g)]
        .filter(([, name = '', params = '']) => !says.test(params) && !inner.includes(name))
        .filter(([, name = '']) => !/^(published|withdrawn)[A-Z]/.test(name))
        .map(([, name = '']) => `${file}: ${name}`),
    )
  expect(unsigned).toEqual([])
})

test('every route of the API has a heading in docs/api.md', () => {
  const routes = source
    .filter((file) => /^app\/api\/v1\/.*route\.ts$/.test(file))
    .map((file) =>
      `/${file.replace(/^app\//, '').replace(/\/route\.ts$/, '')}`.replaceAll(/\[(\w+)\]/g, '{$1}'),
    )
  expect(routes.length).toBeGreaterThan(3)
  expect(routes.filter((route) => !text('docs/api.md').includes(`GET ${route}`))).toEqual([])
})

test('files are named by a noun of the trade, never utils, helpers, misc, common, types, index, service or manager', () => {
  const banned = /(^|\/)(utils?|helpers?|misc|common|types|index|service|manager)\.(ts|tsx|mjs)$/
  expect(tracked.filter((file) => banned.test(file))).toEqual([])
})

test('no rule is suppressed, nothing is left for later, no HTML is written as text but the one theme script', () => {
  const code = tracked.filter((file) =>
    /^(app|components|features|lib|scripts|prisma|test|e2e)\/.*\.(ts|tsx|mjs)$/.test(file),
  )
  const words = [
    '@ts-' + 'ignore',
    '@ts-' + 'expect-error',
    'oxlint-' + 'disable',
    'eslint-' + 'disable',
    'TO' + 'DO',
    'FIX' + 'ME',
  ]
  const found = code.filter((file) => words.some((word) => text(file).includes(word)))
  expect(found).toEqual([])
  expect(code.filter((file) => text(file).includes('dangerouslySet' + 'InnerHTML'))).toEqual([
    'app/layout.tsx',
  ])
  expect(code.filter((file) => /\$(query|execute)RawUn(safe)|Prisma\.ra(w)\(/.test(text(file)))).toEqual([])
})

test('no style attribute: the policy forbids it', () => {
  expect(source.filter((file) => /\sstyle=\{/.test(text(file)))).toEqual([])
})

test('nothing that is committed names a machine’s folder', () => {
  const machine = /(^|[^A-Za-z0-9_.])\/(work|farm|root|home\/\w+)\/[A-Za-z]/m
  const words = tracked.filter(
    (file) => /\.(ts|tsx|mjs|js|json|md|css|sql|prisma)$/.test(file) && file !== 'package-lock.json',
  )
  expect(words.filter((file) => machine.test(text(file)))).toEqual([])
})

test('the top-level folders are those that ARCHITECTURE.md lists', () => {
  const folders = [
    ...new Set(
      tracked
        .filter((file) => file.includes('/') && !file.startsWith('.'))
        .map((file) => file.slice(0, file.indexOf('/'))),
    ),
  ]
  expect(existsSync('ARCHITECTURE.md')).toBe(true)
  expect(folders.filter((folder) => !text('ARCHITECTURE.md').includes(`${folder}/`))).toEqual([])
  expect(folders.length).toBeLessThanOrEqual(10)
})

test('files stay short: median at most 40 lines, 95 of 100 at most 150, none over 250', () => {
  const lengths = source
    .map((file) => text(file).split('\n').length - 1)
    .toSorted((one, other) => one - other)
  const at = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0
  expect(at(0.5)).toBeLessThanOrEqual(40)
  expect(at(0.95)).toBeLessThanOrEqual(150)
  expect(lengths.at(-1)).toBeLessThanOrEqual(250)
})
