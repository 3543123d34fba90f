import type { Attack } from './constraints-content'

const secret = `'v1.' || repeat('0', 16) || '.' || repeat('0', 48)`
const factor = (columns: Record<string, string> = {}) => {
  const row = { '"editorId"': ':author', secret, '"confirmedAt"': 'now()', '"lastStep"': '7', ...columns }
  return `INSERT INTO desk."Authenticator" (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).join(', ')})`
}
const code = (hash = `repeat('0', 64)`) =>
  `INSERT INTO desk."RecoveryCode" (id, "editorId", "codeHash") VALUES (gen_random_uuid(), :author, ${hash})`
const pending = (hash: string, expiresAt = 'now()') =>
  `INSERT INTO desk."PendingSignIn" ("tokenHash", "editorId", "expiresAt") VALUES (${hash}, :author, ${expiresAt})`
const session = (factorAt: string) =>
  `INSERT INTO desk."Session" (id, "editorId", "tokenHash", "expiresAt", "factorAt")
    VALUES (gen_random_uuid(), :author, repeat('b', 64), now() + interval '1 hour', ${factorAt})`

const passkey = (columns: Record<string, string> = {}) => {
  const row = {
    ...{ id: 'gen_random_uuid()', '"editorId"': ':author', '"credentialId"': `repeat('a', 16)` },
    ...{ '"publicKey"': `'\\x00'`, counter: '3', transports: `'{}'`, name: `'Phone'`, ...columns },
  }
  return `INSERT INTO desk."Passkey" (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).join(', ')})`
}
const challenge = (words = `repeat('a', 43)`) =>
  `INSERT INTO desk."PasskeyChallenge" (holder, challenge, "isToAdd") VALUES ('x', ${words}, false)`
const reset = (columns: Record<string, string> = {}) => {
  const row = { id: 'gen_random_uuid()', '"editorId"': ':author', ...columns }
  return `INSERT INTO desk."PasswordReset" (${Object.keys(row).join(', ')}) VALUES (${Object.values(row).join(', ')})`
}

/** Second factors, recovery codes, pending sign-ins, and the code that a session notes. */
export const factorAttacks: Attack[] = [
  [
    'a secret is never stored plainly',
    'authenticator_secret_encrypted',
    factor({ secret: `'JBSWY3DPEHPK3PXP'` }),
  ],
  ['a factor counts only by a code', 'authenticator_confirmed_by_code', factor({ '"lastStep"': 'NULL' })],
  [
    'a confirmed secret does not change',
    'factor_stays',
    `${factor()}; UPDATE desk."Authenticator" SET secret = 'v1.' || repeat('1', 16) || '.' || repeat('1', 48)`,
  ],
  [
    'a factor does not wait for its code again',
    'factor_stays',
    `${factor()}; UPDATE desk."Authenticator" SET "confirmedAt" = NULL`,
  ],
  ['a code does not count again', 'code_once', `${factor()}; UPDATE desk."Authenticator" SET "lastStep" = 6`],
  [
    'an account keeps its factor',
    '42501',
    `${factor()}; UPDATE desk."Authenticator" SET "editorId" = :second`,
  ],
  ['a recovery code is never stored plainly', 'recovery_code_hashed', `${factor()}; ${code(`'0a1b-c2d3'`)}`],
  ['a recovery code needs a factor', 'recovery_code_of_factor', code()],
  [
    'a used recovery code stays used',
    'recovery_code_once',
    `${factor()}; ${code()}; UPDATE desk."RecoveryCode" SET "usedAt" = now(); UPDATE desk."RecoveryCode" SET "usedAt" = NULL`,
  ],
  [
    'a recovery code stays whose it is',
    '42501',
    `${factor()}; ${code()}; UPDATE desk."RecoveryCode" SET "editorId" = :second`,
  ],
  ['a passkey has a name', 'passkey_named', passkey({ name: `' '` })],
  ['a passkey has a credential', 'passkey_credential', passkey({ '"credentialId"': `'short'` })],
  ['a counter begins at zero', 'passkey_counter', passkey({ counter: '-1' })],
  [
    'a credential belongs to one account',
    'Passkey_credentialId_key',
    `${passkey()}; ${passkey({ '"editorId"': ':second' })}`,
  ],
  [
    'a counter does not go back',
    'passkey_counter_rises',
    `${passkey()}; UPDATE desk."Passkey" SET counter = 2`,
  ],
  [
    'a counter does not stand still',
    'passkey_counter_rises',
    `${passkey()}; UPDATE desk."Passkey" SET counter = 3`,
  ],
  [
    'a counter does not return to zero',
    'passkey_counter_rises',
    `${passkey()}; UPDATE desk."Passkey" SET counter = 0`,
  ],
  ['a passkey stays whose it is', '42501', `${passkey()}; UPDATE desk."Passkey" SET "editorId" = :second`],
  ['a passkey keeps its key', '42501', `${passkey()}; UPDATE desk."Passkey" SET "publicKey" = '\\x01'`],
  ['a challenge is random', 'passkey_challenge_random', challenge(`'x'`)],
  [
    'a challenge does not last longer',
    '42501',
    `${challenge()}; UPDATE desk."PasskeyChallenge" SET "expiresAt" = now() + interval '1 hour'`,
  ],
  ['a pending sign-in is never stored plainly', 'pending_sign_in_hashed', pending(`'token'`)],
  [
    'a pending sign-in ends within five minutes',
    'pending_sign_in_short',
    pending(`repeat('0', 64)`, `now() + interval '1 hour'`),
  ],
  [
    'a pending sign-in does not last longer later',
    '42501',
    `${pending(`repeat('0', 64)`)}; UPDATE desk."PendingSignIn" SET "expiresAt" = now() + interval '4 minutes'`,
  ],
  ['no code is given without a factor', 'factor_of_session', session('now()')],
  [
    'no code is given later without a factor',
    'factor_of_session',
    `${session('NULL')}; UPDATE desk."Session" SET "factorAt" = now() WHERE "tokenHash" = repeat('b', 64)`,
  ],
  [
    'a link to a new password ends within 30 minutes',
    'password_reset_short',
    reset({ '"expiresAt"': `now() + interval '31 minutes'` }),
  ],
  [
    'a link to a new password is used or has ended, not both',
    'password_reset_ends_once',
    reset({ '"usedAt"': 'now()', '"endedAt"': 'now()' }),
  ],
  ['an account has one link to a new password', 'password_reset_open', `${reset()}; ${reset()}`],
  [
    'a used link to a new password stays used',
    'password_reset_once',
    `${reset({ '"usedAt"': 'now()' })}; UPDATE desk."PasswordReset" SET "usedAt" = NULL`,
  ],
  [
    'a link to a new password does not work longer later',
    '42501',
    `${reset()}; UPDATE desk."PasswordReset" SET "expiresAt" = now() + interval '29 minutes'`,
  ],
  [
    'a link to a new password stays whose it is',
    '42501',
    `${reset()}; UPDATE desk."PasswordReset" SET "editorId" = :second`,
  ],
  ['the desk prolongs no days of grace', '42501', `UPDATE desk."Editor" SET "factorDueAt" = NULL`],
]
