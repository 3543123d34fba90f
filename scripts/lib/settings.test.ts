import { expect, test } from 'vitest'
import { serverLogins } from './settings.mjs'

const owner = 'postgresql://owner:secret@db/variance'
const [desk, reader] = ['postgresql://desk@db/variance', 'postgresql://reader@db/variance']

test('a production server gets the logins of its sides and never that of the owner', () => {
  const env = { DATABASE_URL: owner, DESK_DATABASE_URL: desk, READER_DATABASE_URL: reader }
  expect(Object.values({ ...env, ...serverLogins({ env, isEmbedded: false }) })).not.toContain(owner)
})

test.each([
  {},
  { DESK_DATABASE_URL: desk },
  { READER_DATABASE_URL: reader },
  { DESK_DATABASE_URL: '', READER_DATABASE_URL: reader },
])('a production server without both logins does not start (%#)', (logins) => {
  expect(() => serverLogins({ env: { DATABASE_URL: owner, ...logins }, isEmbedded: false })).toThrow(
    /npm run db:logins/,
  )
})

test('the embedded database needs no logins', () => {
  expect(serverLogins({ env: { DATABASE_URL: owner }, isEmbedded: true })).toEqual({})
})
