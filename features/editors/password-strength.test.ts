import { expect, test } from 'vitest'
import { assertStrong } from './password-strength.server'

const rosa = { email: 'rosa.lindqvist@harbour.example', name: 'Rosa Lindqvist' }
const judge = (password: string) => () => assertStrong('chosen', password, rosa)

test.each([
  ...[
    'passwordpassword',
    'Password1234',
    'P@ssw0rdP@ssw0rd',
    'iloveyou12345',
    'letmein letmein',
    'correcthorse1',
  ],
  ...[
    '123456789012',
    '000000000000',
    'abcabcabcabc',
    'qwertyuiop12',
    'aaaaaaaaaaaaaaaaaaaaaaaa',
    '2026-11-29 2026',
  ],
  ...[
    'rosa.lindqvist@harbour.example',
    'ROSA.LINDQVIST@HARBOUR.EXAMPLE',
    'rosalindqvist1',
    'Lindqvist-2026',
    'rosarosarosa',
  ],
  ...['atvariance2026', 'At Variance at Variance', 'variancedesk1', 'harbour.example', 'editoreditor1'],
  'password'.repeat(125),
])('“%s” is refused at its field', (password) => {
  expect(judge(password)).toThrow(/first that a guesser tries/)
  expect(judge(password)).toThrow(expect.objectContaining({ field: 'chosen', code: 'invalid' }))
})

test.each([
  ...[
    'the tide comes in at six',
    'the tide goes out at noon',
    'zq8Kp2mVx1Lw',
    'घाट पर नाव देर से आती है',
    '潮は六時に満ちて正午に引く',
  ],
  `${'the ferry was late again '.repeat(39)}`,
])('“%s” is accepted', (password) => expect(judge(password)).not.toThrow())

test('a password of eleven characters is refused for its length', () => {
  expect(judge('zq8Kp2mVx1L')).toThrow(/at least 12 characters/)
})
