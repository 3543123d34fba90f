import { beforeAll, expect, test } from 'vitest'
import { codeOf, totp } from '#test/support/totp'
import {
  enrolmentOf,
  newEncryptedSecret,
  newRecoveryCodes,
  normalizedCode,
  recoveryCodeHash,
  stepOfCode,
} from './authenticator'
import { log } from './log'

const editorId = '01890000-0000-7000-8000-000000000001'
const email = 'rosa+desk@harbour.example'
const appSecret = 'only-for-tests-0123456789-0123456789'
const other = '01890000-0000-7000-8000-000000000002'
const now = 1_900_000_015

beforeAll(() => {
  log.level = 'silent'
})

function enrolled() {
  const stored = newEncryptedSecret(editorId, appSecret)
  const enrolment = enrolmentOf({ editorId, stored, appSecret }, email)
  if (!enrolment) throw new Error('The secret cannot be decrypted.')
  const stepOf = (code: string, at = now) => stepOfCode({ editorId, stored, appSecret, now: at }, code)
  return { stored, ...enrolment, stepOf }
}

test.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_234_567_890, '005924'],
  [20_000_000_000, '353130'],
])('the codes of the tests follow RFC 6238, appendix B, at %i seconds', (seconds, code) => {
  expect(totp(Buffer.from('12345678901234567890'), seconds)).toBe(code)
})

test('a code is accepted for its step and one step to either side', () => {
  const { secret, stepOf } = enrolled()
  const current = Math.floor(now / 30)
  for (const steps of [-1, 0, 1]) expect(stepOf(codeOf(secret, { now, steps }))).toBe(current + steps)
  for (const steps of [-3, -2, 2, 3]) expect(stepOf(codeOf(secret, { now, steps }))).toBe(-1)
})

test.each(['', '12345', '1234567', 'abcdef', '-12345', '12345\n', '１２３４５６', '0x1234'])(
  '%j is no code',
  (code) => expect(enrolled().stepOf(code)).toBe(-1),
)

test('the stored secret shows nothing of the secret, and opens for its account alone', () => {
  const { stored, secret } = enrolled()
  expect(stored).toMatch(/^v1\.[\w-]{16}\.[\w-]{48}$/)
  expect(stored).not.toContain(secret)
  expect(newEncryptedSecret(editorId, appSecret)).not.toBe(stored)
  for (const wrong of [
    { editorId: other, stored, appSecret },
    { editorId, stored, appSecret: `${appSecret}!` },
    { editorId, stored: `${stored.slice(0, -4)}AAAA`, appSecret },
  ]) {
    expect(enrolmentOf(wrong, email)).toBeNull()
    expect(stepOfCode({ ...wrong, now }, codeOf(secret, { now }))).toBe(-1)
  }
})

test('the address of the QR code has the issuer, the account and the secret', () => {
  const { uri, secret } = enrolled()
  const { protocol, host, searchParams } = new URL(uri)
  expect([protocol, host, searchParams.get('secret'), searchParams.get('issuer')]).toEqual([
    'otpauth:',
    'totp',
    secret,
    'At Variance',
  ])
  expect(decodeURIComponent(uri)).toContain(`At Variance:${email}`)
})

test('there are ten recovery codes of 120 bits, which no other account or set shares', () => {
  const codes = [newRecoveryCodes(), newRecoveryCodes()].flat()
  expect(new Set(codes).size).toBe(20)
  for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
})

test('a code may be typed with spaces, hyphens, capitals, wide digits and letters that look like digits', () => {
  expect(normalizedCode(' 123 456 ')).toBe('123456')
  expect(normalizedCode('１２３ ４５６')).toBe('123456')
  expect(normalizedCode('12–34-56')).toBe('123456')
  const hash = recoveryCodeHash('0a1b-c1d0-0000-1111-zzzz-yyyy')
  for (const typed of [
    '0A1B C1D0 0000 1111 ZZZZ YYYY',
    'oalbcidoooooiiiizzzzyyyy',
    ' 0a1bc1d000001111zzzzyyyy ',
  ])
    expect(recoveryCodeHash(typed)).toBe(hash)
  expect(recoveryCodeHash('0a1b-c1d0-0000-1111-zzzz-yyyx')).not.toBe(hash)
})
