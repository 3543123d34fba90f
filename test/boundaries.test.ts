import { expect, test } from 'vitest'
import {
  deskIo,
  importsOf,
  isIo,
  namedImportsOf,
  publicDoors,
  publishedIo,
  reachOf,
  source,
  text,
} from './support/source-tree'

const listOf = (files: string[], reaches: (file: string) => string[]) =>
  files.flatMap((file) => reaches(file).map((reached) => `${file} -> ${reached}`))

test('the wall: nothing that readers ask for reaches the desk, through however many imports', () => {
  expect(publicDoors.length).toBeGreaterThan(10)
  const desk = (file: string) => file === 'lib/desk-db.server.ts' || deskIo.test(file)
  expect(listOf(publicDoors, (file) => [...reachOf(file)].filter(desk))).toEqual([])
})

test('the wall: publications and exports reach no file of the desk that speaks to the database', () => {
  const rooms = source.filter((file) => /^features\/(publications|exports)\//.test(file))
  expect(rooms.length).toBeGreaterThan(10)
  const desk = (file: string) => file === 'lib/desk-db.server.ts' || deskIo.test(file)
  expect(listOf(rooms, (file) => [...reachOf(file)].filter(desk))).toEqual([])
})

test('the desk’s connection is used by queries, commands and session of the desk’s rooms and by publishing, alone', () => {
  const users = source.filter((file) => importsOf(file).includes('lib/desk-db.server.ts'))
  expect(users.length).toBeGreaterThan(5)
  expect(users.filter((file) => !deskIo.test(file))).toEqual([])
})

test('the reader’s connection is used by the reads of the publications room alone', () => {
  const users = source.filter((file) => importsOf(file).includes('lib/published-db.server.ts'))
  expect(users.length).toBeGreaterThan(1)
  expect(users.filter((file) => !publishedIo.test(file))).toEqual([])
})

test('Prisma is spoken in the two connections and the files that use them, each marked server-only', () => {
  const isPrisma = ({ from }: { from: string }) =>
    /^#generated\/|^@prisma\/|^pg$|^#lib\/connection$/.test(from)
  const speaks = source.filter((file) => namedImportsOf(file).some(isPrisma))
  expect(speaks.length).toBeGreaterThan(3)
  const places = /^lib\/(desk-db|published-db|connection)\.ts$/
  expect(speaks.filter((file) => !isIo(file) && !places.test(file))).toEqual([])
  const server = source.filter((file) => isIo(file) || places.test(file))
  expect(server.filter((file) => !text(file).startsWith("import 'server-only'"))).toEqual([])
})

test('what ships to the browser reaches nothing that only a server may run', () => {
  const clients = source.filter((file) => file.endsWith('.client.tsx'))
  const server = (file: string) =>
    namedImportsOf(file).some(({ from }) => /^server-only$|^node:|^#lib\/env$/.test(from))
  expect(listOf(clients, (file) => [...reachOf(file, { types: false })].filter(server))).toEqual([])
})

test('a pure file of a room does no I/O, itself or through what it imports', () => {
  const pure = source.filter((file) => file.startsWith('features/') && !isIo(file))
  expect(pure.length).toBeGreaterThan(20)
  const io = (file: string) => isIo(file) || /^lib\/(desk-db|published-db|connection|env)\.ts$/.test(file)
  expect(listOf(pure, (file) => [...reachOf(file, { types: false })].filter(io))).toEqual([])
})

const desk = [
  'editors',
  'revisions',
  'speakers',
  'sources',
  'statements',
  'disputes',
  'records',
  'annotations',
  'replies',
]
const storeys = [...desk, 'publications', 'review', 'exports', 'intake', 'suggestions']

/** Making an account is itself a piece of history, and history knows who an editor is. */
const downstairs = { file: 'features/editors/commands.server.ts', uses: 'revisions' }

test('rooms are stacked: a feature imports only from features built before it', () => {
  expect(importsOf(downstairs.file)).toContain(`features/${downstairs.uses}/commands.ts`)
  const roomOf = (file: string) => /^features\/([\w-]+)\//.exec(file)?.[1]
  const rooms = source.filter((file) => file.startsWith('features/'))
  expect(rooms.filter((file) => !storeys.includes(roomOf(file) ?? ''))).toEqual([])
  const wrong = listOf(rooms, (file) =>
    importsOf(file).filter((imported) => {
      const [here, there] = [roomOf(file), roomOf(imported)]
      if (here === undefined || there === undefined || here === there) return false
      if (file === downstairs.file && there === downstairs.uses) return false
      return storeys.indexOf(there) > storeys.indexOf(here)
    }),
  )
  expect(wrong).toEqual([])
})

test('files import nothing upward: lib, then features, then components, then app', () => {
  const floors = ['lib', 'features', 'components', 'app']
  const floorOf = (file: string) => floors.indexOf(file.split('/')[0] ?? '')
  const wrong = listOf(
    source.filter((file) => floorOf(file) >= 0),
    (file) =>
      importsOf(file).filter((imported) => floorOf(imported) > floorOf(file) || floorOf(imported) < 0),
  )
  expect(wrong).toEqual([])
})

test('components/ui knows no word of our trade', () => {
  const ui = source.filter((file) => file.startsWith('components/ui/'))
  expect(ui.length).toBeGreaterThan(0)
  expect(listOf(ui, (file) => importsOf(file).filter((path) => !path.startsWith('components/ui/')))).toEqual(
    [],
  )
})

test('another folder is reached by its # name, never by ../', () => {
  const isUpward = ({ from }: { from: string }) => from.startsWith('../')
  expect(source.filter((file) => namedImportsOf(file).some(isUpward))).toEqual([])
})
