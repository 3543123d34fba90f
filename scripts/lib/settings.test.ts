import { expect, test } from 'vitest'
import { checkSettings, serveSettings, serverLogins } from './settings.mjs'

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

test('a mail server is set with its sender, or the start stops with a sentence', async () => {
  const settings = { DATABASE_URL: owner, APP_SECRET: 'x'.repeat(40), PATH: process.env['PATH'] }
  const [SMTP_URL, MAIL_FROM] = ['smtps://mail.example', 'desk@variance.example']
  await checkSettings({ ...settings, SMTP_URL, MAIL_FROM })
  for (const [wrong, sentence] of [
    [{ SMTP_URL }, /SMTP_URL and MAIL_FROM are set together/],
    [{ MAIL_FROM }, /SMTP_URL and MAIL_FROM are set together/],
    [{ SMTP_URL: 'mail.example', MAIL_FROM }, /SMTP_URL must be an address/],
    [{ SMTP_URL, MAIL_FROM: 'The desk <desk@variance.example>' }, /MAIL_FROM must be an e-mail address/],
    [{ SMTP_URL, MAIL_FROM: `${MAIL_FROM}\r\nBcc: all@harbour.example` }, /MAIL_FROM must be/],
    [{ WORKER: 'yes' }, /WORKER must be 0 or 1/],
  ] as const)
    await expect(checkSettings({ ...settings, ...wrong })).rejects.toThrow(sentence)
}, 120_000)
