import { expect, test } from 'vitest'
import { deskRedirectTarget } from './next-address'

test.each([
  ['/desk/records/3?saved=x', '/desk/records/3?saved=x'],
  ['/desk', '/desk'],
  ['', '/desk'],
  ['/', '/desk'],
  ['//elsewhere.example/desk', '/desk'],
  ['https://elsewhere.example/desk', '/desk'],
  ['/\\elsewhere.example/desk', '/desk'],
  ['/desk/../speakers', '/desk'],
  ['javascript:alert(1)', '/desk'],
  ['/deskless', '/desk'],
  ['/desk\u0000', '/desk'],
])('after signing in, %j leads to %s', (next, address) => {
  expect(deskRedirectTarget(next)).toBe(address)
})
