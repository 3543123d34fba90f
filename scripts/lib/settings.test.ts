import { expect, test } from 'vitest'
import { serveSettings, serverLogins } from './settings.mjs'

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

test('a server that was migrated before refuses the owner’s login and starts with the two others', () => {
  const logins = { DESK_DATABASE_URL: desk, READER_DATABASE_URL: reader }
  expect(() => serveSettings({ ...logins, DATABASE_URL: owner })).toThrow(/npm run migrate/)
  expect(() => serveSettings({ DESK_DATABASE_URL: desk })).toThrow(/npm run db:logins/)
  expect(serveSettings(logins)).toMatchObject({ ...logins, DATABASE_URL: '', NODE_ENV: 'production' })
})

test('the embedded database needs no logins', () => {
  expect(serverLogins({ env: { DATABASE_URL: owner }, isEmbedded: true })).toEqual({})
})
