import { expect, test } from 'vitest'
import { code, functionsOf, isIo, publicDoors, reachOf, source, text, tracked } from './support/source-tree'

const opensWith = (file: string, directive: string) => text(file).startsWith(directive)
/** Next takes an error page only where the directive is. */
const errorPages = ['app/error.tsx', 'app/global-error.tsx']

test('the tree shows what ships to the browser: "use client" if and only if *.client.tsx', () => {
  const clients = source.filter((file) => /^\s*['"]use client['"]/m.test(text(file)))
  expect(clients).toEqual(expect.arrayContaining(errorPages))
  expect(clients.filter((file) => !errorPages.includes(file))).toEqual(
    source.filter((file) => file.endsWith('.client.tsx')),
  )
  expect(clients.filter((file) => !opensWith(file, "'use client'"))).toEqual([])
})

test('the public side ships at most twelve client components', () => {
  const shipped = new Set(publicDoors.flatMap((door) => [...reachOf(door)]))
  expect([...shipped].filter((file) => file.endsWith('.client.tsx')).length).toBeLessThanOrEqual(12)
})

test('writes have one door: "use server" lives in app/desk/**/actions.ts and every export goes through deskAction', () => {
  const actions = source.filter((file) => /^\s*['"]use server['"]/m.test(text(file)))
  // Nobody is signed in yet when signing in, so its action cannot ask who gave the order.
  const signIn = 'app/sign-in/actions.ts'
  expect(actions.filter((file) => !/^app\/desk\/(.*\/)?actions\.ts$/.test(file) && file !== signIn)).toEqual(
    [],
  )
  expect(actions.filter((file) => !opensWith(file, "'use server'"))).toEqual([])
  for (const file of actions.filter((action) => action !== signIn))
    expect(text(file).match(/^export (?!const \w+ = deskAction\().*$/gm) ?? [], file).toEqual([])
})

test('every server action declares the form it takes: Next calls one that does not with nothing', () => {
  const actions = source.filter((file) => opensWith(file, "'use server'"))
  const undeclared = actions.flatMap((file) =>
    (text(file).match(/^export .*$/gm) ?? [])
      .filter((line) => !/ = deskAction\(|^export async function \w+\([^)]*\b_?form: FormData\)/.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(undeclared).toEqual([])
  expect(text('app/desk/action.ts')).toMatch(/return async \([^)]*\bform: FormData\)/)
})

test('handlers only read: a route exports GET and nothing else', () => {
  const handlers = source.filter((file) => file.endsWith('/route.ts'))
  expect(handlers.length).toBeGreaterThan(3)
  const others = handlers.flatMap((file) =>
    (text(file).match(/^export .*$/gm) ?? [])
      .filter((line) => !/^export (const GET\b|(async )?function GET\()/.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(others).toEqual([])
})

test('process.env is read once, and every variable is explained in .env.example', () => {
  // Which of Next's two runtimes starts is no setting of ours.
  const reads = (file: string) => /process\.env(?!\.NEXT_RUNTIME\b)|process\[/.test(text(file))
  expect(source.filter(reads)).toEqual(['lib/env.ts'])
  const named = [...text('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  const explained = (name: string) =>
    new RegExp(`^#.*\\n(#.*\\n)*(# ?)?${name}=`, 'm').test(text('.env.example'))
  expect(named.filter((name) => name !== 'NODE_ENV' && !explained(name))).toEqual([])
})

const unsigned: Record<string, string> = {
  createEditor: 'the first account has no editor before it; every later one needs an admin',
  recordRevision: 'a step inside the transaction of a command that has asked already',
  linksOf: 'a step inside the transaction of a command that has asked already',
  refuseTaken: 'a step inside the transaction of a command that has asked already',
  bumpRecord: 'a step inside the transaction of a command that has asked already',
  renumberTies: 'a step inside the transaction of a command that has asked already',
  changeOf: 'says of what record a revision is',
  usedBy: 'walks rows that were read already',
  signIn: 'nobody is signed in before it',
  signOut: 'whoever holds the token may end its session',
  sessionEditor: 'it is what tells who the editor is',
}

test('every query says who may see its answer; every command says who gave the order', () => {
  const functions = source.filter(isIo).flatMap(functionsOf)
  expect(functions.length).toBeGreaterThan(25)
  const says = ({ file, name, first }: { file: string; name: string; first: string }) =>
    file.startsWith('features/publications/')
      ? /^(published|withdrawn)[A-Z]/.test(name)
      : /^_?editor: Editor$/.test(first.trim())
  const silent = functions.filter((one) => !says(one)).map(({ name }) => name)
  expect(silent.toSorted()).toEqual(Object.keys(unsigned).toSorted())
  const hidden = source.filter(
    (file) => isIo(file) && /^export (\{|\*|default|let|var|class)/m.test(text(file)),
  )
  expect(hidden).toEqual([])
})

test('every command asks whether its editor may', () => {
  const commands = source
    .filter((file) =>
      /\/(commands|publish)\.ts$|^features\/(records\/parts|statements\/(capture|requote))\.ts$/.test(file),
    )
    .flatMap(functionsOf)
  expect(commands.length).toBeGreaterThan(10)
  const silent = commands.filter(({ body }) => !/\bassertCan\(editor, '/.test(body))
  expect(silent.map(({ name }) => name).filter((name) => !(name in unsigned))).toEqual([])
})

test('every route of the API has a heading in docs/api.md, and every heading a route', () => {
  const routes = source
    .filter((file) => /^app\/api\/v1\/.*route\.ts$/.test(file))
    .map((file) =>
      file
        .replace(/^app/, '')
        .replace(/\/route\.ts$/, '')
        .replaceAll(/\[(\w+)\]/g, '{$1}'),
    )
  expect(routes.length).toBeGreaterThan(3)
  const headings = [...text('docs/api.md').matchAll(/^#+ GET (\S+)$/gm)].map(([, route = '']) => route)
  expect(headings.toSorted()).toEqual(routes.toSorted())
})

test('files are named in kebab-case by a noun, never utils, helpers, misc, common, types, index, service or manager', () => {
  const banned =
    /(^|[/.-])(utils?|helpers?|misc|common|types|index|services?|managers?)(\.\w+)*\.(tsx?|mjs|js)$/
  expect(code.filter((file) => banned.test(file))).toEqual([])
  const names = code.map((file) => file.slice(file.lastIndexOf('/') + 1))
  expect(names.filter((name) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z\d]+)+$/.test(name))).toEqual([])
})

test('no file is a barrel: what is imported is named where it is written', () => {
  const passesOn = (file: string) => /^export (type )?(\*|\{[^}]*\}) from /m.test(text(file))
  expect(source.filter((file) => passesOn(file) && !errorPages.includes(file))).toEqual([])
})

// Spelt in two halves, so that this file does not find itself.
const spelt = (...halves: [string, string][]) => halves.map((pair) => pair.join(''))
const own = code.filter((file) => !file.startsWith('generated/'))

test('no rule is suppressed', () => {
  const words = spelt(
    ['@ts-', 'ignore'],
    ['@ts-', 'expect-error'],
    ['@ts-', 'nocheck'],
    ['oxlint-', 'disable'],
  )
  words.push(...spelt(['eslint-', 'disable'], ['prettier-', 'ignore'], ['oxfmt-', 'ignore']))
  expect(own.filter((file) => words.some((word) => text(file).includes(word)))).toEqual([])
})

test('what is left for later carries an issue’s number', () => {
  const later = new RegExp(
    `\\b(${spelt(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X']).join('|')})\\b(?!\\(#\\d+\\))`,
  )
  expect(own.filter((file) => later.test(text(file)))).toEqual([])
})

test('no test is skipped, focused or mocked', () => {
  const tests = own.filter((file) => /\.(test|e2e)\.tsx?$|^(test|e2e)\//.test(file))
  expect(tests.length).toBeGreaterThan(10)
  const off =
    /\b(test|it|describe)\.(skip|only|todo|fixme|fails)\b|\bvi\.(mock|fn|spyOn|stub)|\bwaitForTimeout\(/
  expect(tests.filter((file) => off.test(text(file)))).toEqual([])
})

test('no HTML is written as text but the one theme script, which must run before the page is painted', () => {
  const raw = new RegExp(
    spelt(['dangerouslySet', 'InnerHTML'], ['\\.inner', 'HTML\\b'], ['insertAdjacent', 'HTML']).join('|'),
  )
  expect(source.filter((file) => raw.test(text(file)))).toEqual(['app/layout.tsx'])
  expect(text('app/layout.tsx').match(new RegExp(raw, 'g'))).toHaveLength(1)
  expect(text('app/layout.tsx')).toMatch(/<script nonce=\{nonce\}[^>]*__html: themeScript/)
})

test('no SQL is built from text', () => {
  const unsafe = new RegExp(spelt(['RawUn', 'safe'], ['Prisma\\.', 'raw\\(']).join('|'))
  expect(own.filter((file) => unsafe.test(text(file)))).toEqual([])
})

test('no style attribute: the content security policy forbids it', () => {
  expect(source.filter((file) => /\sstyle=|\bsetAttribute\('style'/.test(text(file)))).toEqual([])
})

test('nothing that is committed names a machine’s folder or a registry', () => {
  const machine = /(^|[^A-Za-z0-9_.])\/(work|farm|root|home\/\w+|tmp\/av)\/[A-Za-z]/m
  const registry =
    /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)|^(@[\w-]+:)?registry ?=|https?:\/\/(registry|npm|artifact\w*|nexus)\./m
  const words = tracked.filter((file) =>
    /(^|\/)[^/]*\.?(ts|tsx|mjs|js|json|md|css|sql|prisma|toml|ya?ml|conf|npmrc|example|run)$/.test(file),
  )
  expect(words.filter((file) => machine.test(text(file)))).toEqual([])
  expect(words.filter((file) => file !== 'test/conventions.test.ts' && registry.test(text(file)))).toEqual([])
})

test('the top-level folders are those that ARCHITECTURE.md lists, ten at most', () => {
  const folders = tracked
    .filter((file) => /^[^.][^/]*\//.test(file))
    .map((file) => file.slice(0, file.indexOf('/')))
  const listed = [...text('ARCHITECTURE.md').matchAll(/^(\w+)\/ +\S/gm)].map(([, folder = '']) => folder)
  expect(listed.filter((folder) => folder !== 'generated').toSorted()).toEqual(
    [...new Set(folders)].toSorted(),
  )
  expect(new Set(folders).size).toBeLessThanOrEqual(10)
})
