import { expect, test } from 'vitest'
import { deskRedirectTarget } from './next-address'

test.each([
  ['/desk/records/3?saved=x', '/desk/records/3?saved=x'],
  ['/desk', '/desk'],
  ['/desk/records/3#note', '/desk/records/3#note'],
  ['/desk/pair?a=one&b=two', '/desk/pair?a=one&b=two'],
  ['/desk/speakers/आशा-राव', '/desk/speakers/%E0%A4%86%E0%A4%B6%E0%A4%BE-%E0%A4%B0%E0%A4%BE%E0%A4%B5'],
  ['/desk/statements/%E5%BC%B5-3', '/desk/statements/%E5%BC%B5-3'],
  ['', '/desk'],
  ['/', '/desk'],
  ['//elsewhere.example/desk', '/desk'],
  ['https://elsewhere.example/desk', '/desk'],
  ['/\\elsewhere.example/desk', '/desk'],
  ['/desk/../speakers', '/desk'],
  ['javascript:alert(1)', '/desk'],
  ['/deskless', '/desk'],
  ['/desk\u0000', '/desk'],
  ['/desk/%00', '/desk'],
  ['/desk/%ff', '/desk'],
  ['/desk/%2e%2e/speakers', '/desk'],
])('after signing in, %j leads to %s', (next, address) => {
  expect(deskRedirectTarget(next)).toBe(address)
})
