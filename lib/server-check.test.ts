import { expect, test } from 'vitest'
import type { SecurityFloor } from './security-floor'
import { judgeServer, type LoginFacts } from './server-check'

const floor: SecurityFloor = {
  asOf: '2026-11-29',
  packages: { next: '16.4.5' },
  postgresql: { 18: '18.6' },
  node: {},
  nodeEnded: {},
}
const good: LoginFacts = {
  version: '18.6',
  isEmbedded: false,
  fsync: 'on',
  synchronousCommit: 'on',
  fullPageWrites: 'on',
  login: 'variance_desk_login',
  isSuperuser: false,
  isOwner: false,
  readsDesk: true,
}
type Change = {
  desk?: Partial<LoginFacts>
  reader?: Partial<LoginFacts>
  both?: Partial<LoginFacts>
  next?: string
}
const judge = ({ desk, reader, both, next = '16.4.6' }: Change, allowsOld = false) =>
  judgeServer(
    {
      desk: { ...good, ...both, ...desk },
      reader: { ...good, readsDesk: false, ...both, ...reader },
      installed: { next },
    },
    { floor, allowsOld },
  )

test('a current server with safe settings and two logins is accepted', () => {
  expect(judge({})).toEqual({ refusals: [], warnings: [] })
  for (const synchronousCommit of ['local', 'remote_write', 'remote_apply'])
    expect(judge({ both: { synchronousCommit } }).refusals).toEqual([])
})

test.each<[string, Change, RegExp]>([
  ['fsync off', { both: { fsync: 'off' } }, /fsync is off/],
  ['full_page_writes off', { both: { fullPageWrites: 'off' } }, /full_page_writes is off/],
  [
    'synchronous_commit off for the desk alone',
    { desk: { synchronousCommit: 'off' } },
    /synchronous_commit is off/,
  ],
  ['an old server', { both: { version: '18.5' } }, /18\.6 or newer/],
  ['an old package', { next: '16.4.4' }, /next 16\.4\.4 has known faults/],
  ['a superuser', { desk: { isSuperuser: true } }, /DESK_DATABASE_URL signs in as .* superuser/],
  ['an owner', { reader: { isOwner: true } }, /READER_DATABASE_URL signs in as .* owns the tables/],
  ['a reader with rights on the desk', { reader: { readsDesk: true } }, /can read what is not published/],
])('%s is refused with one sentence', (_name, change, sentence) => {
  const { refusals } = judge(change)
  expect(refusals).toHaveLength(1)
  expect(refusals[0]).toMatch(sentence)
})

test('ALLOW_OLD_DATABASE lets an old server through with a warning, and no unsafe setting', () => {
  expect(judge({ both: { version: '18.5' } }, true)).toMatchObject({
    refusals: [],
    warnings: [expect.any(String)],
  })
  expect(judge({ both: { version: '18.5', fsync: 'off' } }, true).refusals).toHaveLength(1)
})

test('the embedded server says that it is for demonstration, and its packages are compared', () => {
  const embedded = { isEmbedded: true, isSuperuser: true, version: '18.4', fsync: 'off' }
  const { refusals, warnings } = judge({ both: embedded })
  expect([refusals, warnings]).toEqual([[], [expect.stringMatching(/for demonstration/)]])
  expect(judge({ both: embedded, next: '16.4.4' }).refusals).toHaveLength(1)
})
