import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  code,
  exportedFunctions,
  isServer,
  publicRoutes,
  reachableFiles,
  source,
  text,
  tracked,
} from './support/source-tree'
import { unchecked } from './support/unchecked-functions'

const opensWith = (file: string, directive: string) => text(file).startsWith(directive)
/** Next requires the directive in an error page, whatever its name. */
const errorPages = ['app/error.tsx', 'app/desk/error.tsx', 'app/global-error.tsx']

test('a file has "use client" if and only if it is named *.client.tsx', () => {
  const clients = source.filter((file) => /^\s*['"]use client['"]/m.test(text(file)))
  expect(clients).toEqual(expect.arrayContaining(errorPages))
  expect(clients.filter((file) => !errorPages.includes(file))).toEqual(
    source.filter((file) => file.endsWith('.client.tsx')),
  )
  expect(clients.filter((file) => !opensWith(file, "'use client'"))).toEqual([])
})

test('a file imports server-only if and only if it is named *.server.ts', () => {
  const serverOnly = source.filter((file) => /^import 'server-only'$/m.test(text(file)))
  expect(serverOnly.length).toBeGreaterThan(20)
  expect(serverOnly).toEqual(source.filter(isServer))
  expect(serverOnly.filter((file) => !opensWith(file, "import 'server-only'"))).toEqual([])
})

test('the public side ships at most twelve client components', () => {
  const shipped = new Set(publicRoutes.flatMap((route) => [...reachableFiles(route)]))
  expect([...shipped].filter((file) => file.endsWith('.client.tsx')).length).toBeLessThanOrEqual(12)
})

/** Signing in, accepting an invitation and a forgotten password have no session, so these actions cannot require an editor. */
const signInActions = ['', 'code/', 'forgotten/', 'invitation/[token]/', 'reset/'].map(
  (at) => `app/sign-in/${at}actions.ts`,
)
const actionFiles = source.filter((file) => /^\s*['"]use server['"]/m.test(text(file)))

test('every write of the desk is a deskAction in an actions.ts below app/desk', () => {
  expect(
    actionFiles.filter(
      (file) => !/^app\/desk\/(.*\/)?actions\.ts$/.test(file) && !signInActions.includes(file),
    ),
  ).toEqual([])
  expect(actionFiles.filter((file) => !opensWith(file, "'use server'"))).toEqual([])
  for (const file of actionFiles.filter((actionFile) => !signInActions.includes(actionFile)))
    expect(text(file).match(/^export (?!const \w+ = deskAction\().*$/gm) ?? [], file).toEqual([])
})

test('every server action declares the form it takes, since Next passes only declared arguments', () => {
  const undeclared = actionFiles.flatMap((file) =>
    (text(file).match(/^export .*$/gm) ?? [])
      .filter((line) => !/ = deskAction\(|^export async function \w+\([^)]*\b_?form: FormData\)/.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(undeclared).toEqual([])
  expect(text('app/desk/desk-action.server.ts')).toMatch(/return async \([^)]*\bform: FormData\)/)
})

/** It asks another site, so no link may start it; it stores nothing. */
const readByPost = [
  'app/desk/find/source/route.ts: export async function POST(request: Request): Promise<Response> {',
]

test('handlers only read: a route exports GET and nothing else', () => {
  const handlers = source.filter((file) => file.endsWith('/route.ts'))
  expect(handlers.length).toBeGreaterThan(3)
  const otherExports = handlers.flatMap((file) =>
    (text(file).match(/^export .*$/gm) ?? [])
      .filter((line) => !/^export (const GET\b|(async )?function GET\()/.test(line))
      .map((line) => `${file}: ${line}`),
  )
  expect(otherExports).toEqual(readByPost)
})

test('process.env is read in one file, and .env.example explains every variable', () => {
  // NEXT_RUNTIME names which of Next's two runtimes starts; it is no setting of ours.
  const reads = (file: string) => /process\.env(?!\.NEXT_RUNTIME\b)|process\[/.test(text(file))
  expect(source.filter(reads)).toEqual(['lib/env.ts'])
  const variables = [...text('lib/env.ts').matchAll(/^ {2}([A-Z][A-Z_]+):/gm)].map(([, name = '']) => name)
  expect(variables.length).toBeGreaterThan(5)
  const isExplained = (name: string) =>
    new RegExp(`^#.*\\n(#.*\\n)*(# ?)?${name}=`, 'm').test(text('.env.example'))
  expect(variables.filter((name) => name !== 'NODE_ENV' && !isExplained(name))).toEqual([])
})

test('every query and command of the desk checks a permission of its editor', () => {
  const functions = source
    .filter(
      // Jobs and mail are steps of commands that have checked, and of the worker, which acts for nobody.
      (file) => /^features\/(?!(publications|jobs|mail)\/)/.test(file) && isServer(file),
    )
    .flatMap(exportedFunctions)
  expect(functions.length).toBeGreaterThan(60)
  const silent = functions
    .filter(({ body }) => !/\bassertCan\((?:ctx\.)?editor, '/.test(body))
    .map(({ name }) => name)
  expect(silent.toSorted()).toEqual(Object.keys(unchecked).toSorted())
})

test('queries of the published side are named published… or withdrawn…', () => {
  const functions = source
    .filter((file) => file.startsWith('features/publications/') && isServer(file))
    .flatMap(exportedFunctions)
  expect(functions.length).toBeGreaterThan(10)
  expect(
    functions.filter(({ name }) => !/^(published|withdrawn)[A-Z]/.test(name)).map(({ name }) => name),
  ).toEqual([])
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

/** Paths that documents and comments name as an example, or that exist only while the product runs. */
const notCommitted = /^(\.data|generated|\.next|test-results)\b|(^|\/)x(\.|$)|…|\*|<|\bNNNN\b/
const folders = new Set(
  tracked.flatMap((file) =>
    file.split('/').map((_part, index, parts) => parts.slice(0, index + 1).join('/')),
  ),
)
/** Paths of files and folders that a text names, and documents at the root. */
function namedPaths(words: string): string[] {
  const segment = String.raw`(?:\([a-z]+\)(?=\/)|[\w[\]…*<>.-]+)`
  const paths = words.match(
    new RegExp(
      String.raw`(?<![\w/.@#-])(?:(?:app|components|features|lib|prisma|scripts|e2e|test|docs)(?:\/${segment})+|[A-Z][A-Z-]{2,}\.md)`,
      'g',
    ),
  )
  return (paths ?? []).map((path) => path.replace(/[.\]]+$/, ''))
}
const commentsOf = (file: string) =>
  (text(file).match(/\/\*[^]*?\*\/|(?:^|\s)\/\/.*$|(?:^|\s)--.*$/gm) ?? []).join('\n')

test('every file, folder and document that documents and comments name exists', () => {
  const isThere = (path: string) =>
    folders.has(path) ||
    existsSync(path) ||
    ['.ts', '.tsx', '.mjs'].some((ending) => folders.has(path + ending))
  const documents = tracked.filter((file) => file.endsWith('.md') && file !== 'docs/style.md')
  const commented = [...code, ...tracked.filter((file) => /\.(css|sql|prisma)$/.test(file))].filter(
    (file) => !file.startsWith('test/upgrade/'),
  )
  const mentions = [
    ...documents.flatMap((file) => namedPaths(text(file)).map((path) => ({ file, path }))),
    ...commented.flatMap((file) => namedPaths(commentsOf(file)).map((path) => ({ file, path }))),
  ]
  expect(mentions.length).toBeGreaterThan(50)
  const dangling = mentions.filter(
    ({ path }) => !notCommitted.test(path) && !/[{},]/.test(path) && !isThere(path),
  )
  expect(dangling.map(({ file, path }) => `${file} names ${path}`)).toEqual([])
})

test('files are named in kebab-case by a noun, never utils, helpers, misc, common, types, index, service or manager', () => {
  const banned =
    /(^|[/.-])(utils?|helpers?|misc|common|types|index|services?|managers?)(\.\w+)*\.(tsx?|mjs|js)$/
  expect(code.filter((file) => banned.test(file))).toEqual([])
  const names = code.map((file) => file.slice(file.lastIndexOf('/') + 1))
  expect(names.filter((name) => !/^[a-z\d]+(-[a-z\d]+)*(\.[a-z\d]+)+$/.test(name))).toEqual([])
})

test('no file has more than 300 lines', () => {
  const lineCount = (file: string) => text(file).trimEnd().split('\n').length
  expect(code.filter((file) => lineCount(file) > 300)).toEqual([])
})

test('no file is a barrel: an import names the file that defines what it imports', () => {
  const reexports = (file: string) => /^export (type )?(\*|\{[^}]*\}) from /m.test(text(file))
  expect(source.filter((file) => reexports(file) && !errorPages.includes(file))).toEqual([])
})

// Written in two halves, so that this file does not match itself.
const join = (...halves: [string, string][]) => halves.map((pair) => pair.join(''))
const ownCode = code.filter((file) => !file.startsWith('generated/'))

test('no rule is suppressed', () => {
  const words = join(
    ['@ts-', 'ignore'],
    ['@ts-', 'expect-error'],
    ['@ts-', 'nocheck'],
    ['oxlint-', 'disable'],
    ['eslint-', 'disable'],
    ['prettier-', 'ignore'],
    ['oxfmt-', 'ignore'],
  )
  expect(ownCode.filter((file) => words.some((word) => text(file).includes(word)))).toEqual([])
})

test('a note of work to be done carries the number of an issue', () => {
  const marks = join(['TO', 'DO'], ['FIX', 'ME'], ['XX', 'X']).join('|')
  const unnumbered = new RegExp(`\\b(${marks})\\b(?!\\(#\\d+\\))`)
  expect(ownCode.filter((file) => unnumbered.test(text(file)))).toEqual([])
})

test('no test is skipped, focused or mocked, and none sleeps', () => {
  const tests = ownCode.filter((file) => /\.(test|e2e)\.tsx?$|^(test|e2e)\//.test(file))
  expect(tests.length).toBeGreaterThan(10)
  const off =
    /\b(test|it|describe)\.(skip|only|todo|fixme|fails)\b|\bvi\.(mock|fn|spyOn|stub)|\bwaitForTimeout\(/
  expect(tests.filter((file) => off.test(text(file)))).toEqual([])
})

test('no HTML is written as text except the scripts that must run before the first paint', () => {
  const raw = new RegExp(
    join(['dangerouslySet', 'InnerHTML'], ['\\.inner', 'HTML\\b'], ['insertAdjacent', 'HTML']).join('|'),
  )
  expect(source.filter((file) => raw.test(text(file)))).toEqual(['app/document.tsx', 'app/layout.tsx'])
  for (const file of ['app/document.tsx', 'app/layout.tsx'])
    expect(text(file).match(new RegExp(raw, 'g')), file).toHaveLength(1)
  expect(text('app/document.tsx')).toMatch(/<script dangerously\w+=\{\{ __html: themeScript/)
  expect(text('app/layout.tsx')).toMatch(
    /<script\s+nonce=\{nonce\}[^>]*__html: themeScript \+ earlyInputScript/,
  )
})

test('no SQL is built from text', () => {
  const unsafe = new RegExp(join(['RawUn', 'safe'], ['Prisma\\.', 'raw\\(']).join('|'))
  expect(ownCode.filter((file) => unsafe.test(text(file)))).toEqual([])
})

test('no style attribute is used, since the content security policy forbids it', () => {
  expect(source.filter((file) => /\sstyle=|\bsetAttribute\('style'/.test(text(file)))).toEqual([])
})

test('no committed file names a folder of one machine or a package registry', () => {
  const machine = /(^|[^A-Za-z0-9_.])\/(work|farm|root|home\/\w+|tmp\/av)\/[A-Za-z]/m
  const registry =
    /"resolved": "(?!https:\/\/registry\.npmjs\.org\/)|^(@[\w-]+:)?registry ?=|https?:\/\/(registry|npm|artifact\w*|nexus)\./m
  const textFiles = tracked.filter((file) =>
    /(^|\/)[^/]*\.?(ts|tsx|mjs|js|json|md|css|sql|prisma|toml|ya?ml|conf|npmrc|example|run)$/.test(file),
  )
  expect(textFiles.filter((file) => machine.test(text(file)))).toEqual([])
  expect(
    textFiles.filter((file) => file !== 'test/conventions.test.ts' && registry.test(text(file))),
  ).toEqual([])
})

test('the top-level folders are those that ARCHITECTURE.md lists, ten at most', () => {
  const top = tracked
    .filter((file) => /^[^.][^/]*\//.test(file))
    .map((file) => file.slice(0, file.indexOf('/')))
  const folders = [...text('ARCHITECTURE.md').matchAll(/^(\w+)\/ +\S/gm)].map(([, folder = '']) => folder)
  expect(folders.filter((folder) => folder !== 'generated').toSorted()).toEqual([...new Set(top)].toSorted())
  expect(new Set(top).size).toBeLessThanOrEqual(10)
})

test('a list in the order of a time has a second key, so that equal times keep one order', () => {
  const byTimeAlone =
    /orderBy: \{ \w+(?:At|On): '(?:asc|desc)' \}|ORDER BY "\w+(?:At|On)"(?: DESC)?(?: NULLS LAST)?\s*(?:`|\)|LIMIT)/
  const unstable = source.filter(
    (file) => /^(?:app|features|lib)\//.test(file) && byTimeAlone.test(text(file)),
  )
  expect(unstable).toEqual([])
  expect("orderBy: { madeAt: 'asc' }").toMatch(byTimeAlone)
  expect('ORDER BY "createdAt" DESC`').toMatch(byTimeAlone)
})
