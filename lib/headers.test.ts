import { expect, test } from 'vitest'
import { bodyLengthMax, contentSecurityPolicy, refusalOf, withoutInternal } from './headers'

const asked = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  refusalOf({ method, url: new URL(path, 'http://localhost:3000'), headers: new Headers(headers) })?.status ??
  null

test('a policy allows no inline code and no foreign host in production', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain(`default-src 'none'`)
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toMatch(/https?:/)
})

test('what only we may say is taken off a request, whatever its case', () => {
  const hostile = {
    'X-Middleware-Subrequest': 'x',
    'Content-Security-Policy': 'x',
    'X-Nonce': 'x',
    accept: 'text/html',
  }
  expect([...withoutInternal(new Headers(hostile)).keys()]).toEqual(['accept'])
})

test.each<[string, number | null]>([
  ['/', null],
  ['/?q=technical+update&status=open', null],
  ['/records/1-what', null],
  [`/?q=${'x'.repeat(5000)}`, 414],
  ['/records/%E0%A4%A', 400],
  ['/?q=%00', 400],
  ['/?q=%ED%A0%80', 400],
  [`/?${'a=1&'.repeat(101)}`, 400],
  ['/_next/image?url=x', 404],
  ['/_next/static/chunks/a.js.map', 404],
  ['/__nextjs_original-stack-frame', 404],
  ['/withdrawn', 404],
])('%s is answered %s', (path, status) => {
  expect(asked(path)).toBe(status)
})

test('nothing is written from outside: a body is measured, and then refused', () => {
  expect(asked('/', 'POST')).toBe(411)
  expect(asked('/', 'POST', { 'content-length': '2' })).toBe(405)
  expect(asked('/', 'POST', { 'content-length': String(bodyLengthMax + 1) })).toBe(413)
})
