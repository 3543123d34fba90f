import { expect, test } from 'vitest'
import {
  urlRejection,
  bodyLengthMax,
  contentSecurityPolicy,
  documentPolicy,
  isFrameworkTool,
  isSameOrigin,
  rejectionOf,
  withoutInternal,
} from './headers'

const origin = 'http://localhost:3000'
const statusOf = (path: string, method = 'GET', headers: Record<string, string> = {}) =>
  rejectionOf({ method, url: new URL(path, origin), headers: new Headers(headers), origin })?.status ?? null

test('a policy allows no inline code and no foreign host in production', () => {
  const policy = contentSecurityPolicy('abc', false)
  expect(policy).toContain(`default-src 'none'`)
  expect(policy).not.toContain('unsafe')
  expect(policy).not.toMatch(/https?:/)
})

test('internal headers are removed in any case', () => {
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
  [`/?a=?&${'a=1&'.repeat(101)}`, 400],
])('the URL %s gets status %s', (url, status) => {
  expect(urlRejection(url)).toBe(status)
})

test.each<[string, boolean]>([
  ['/records/1-what', false],
  ['/?q=a.map', false],
  ['/_next/image?url=x', true],
  ['/_next/static/chunks/a.js.map', true],
  ['/__nextjs_original-stack-frame', true],
  ['/unavailable', true],
])('%s belongs to a tool of the framework: %s', (path, expected) => {
  expect(isFrameworkTool(path)).toBe(expected)
})

test('the policy of documents allows our files and one script by its hash, and no frame but its own', () => {
  const policy = documentPolicy('abc=')
  expect(policy).toContain(`script-src 'self' 'sha256-abc='`)
  expect(policy).toContain(`frame-ancestors 'none'`)
  expect(policy).not.toMatch(/unsafe|https?:/)
})

test.each<[string, Record<string, string>, number | null]>([
  ['from our own page', { origin, 'sec-fetch-site': 'same-origin' }, null],
  ['from our own page in a browser that does not say so', { origin }, null],
  ['without an origin', {}, 403],
  ['from a page without an origin', { origin: 'null' }, 403],
  ['from elsewhere', { origin: 'https://elsewhere.example' }, 403],
  ['from a sister site', { origin, 'sec-fetch-site': 'same-site' }, 403],
  ['across sites', { origin, 'sec-fetch-site': 'cross-site' }, 403],
  [
    'to a host that is made up',
    { origin: 'https://elsewhere.example', 'x-forwarded-host': 'elsewhere.example' },
    403,
  ],
])('a form %s is taken or refused', (_, headers, status) => {
  for (const path of ['/desk', '/desk/records/3', '/sign-in?next=%2Fdesk'])
    expect(statusOf(path, 'POST', { 'content-length': '2', ...headers })).toBe(status)
})

test.each([
  ['http://localhost:3000', 'http://127.0.0.1:3000', true],
  ['http://localhost:3000', 'http://[::1]:3000', true],
  ['http://127.0.0.1:3000', 'http://localhost:3000', true],
  ['http://localhost:3000', 'http://127.0.0.1:3001', false],
  ['http://localhost:3000', 'https://127.0.0.1:3000', false],
  ['http://localhost:3000', 'http://127.0.0.1:3000/', false],
  ['http://localhost:3000', 'http://192.168.1.5:3000', false],
  ['http://localhost:3000', 'http://localhost.elsewhere.example:3000', false],
  ['http://localhost:3000', 'null', false],
  ['https://variance.example', 'https://localhost', false],
  ['https://localhost', 'https://variance.example', false],
])('the site %s takes forms from %s: %s', (site, formOrigin, isAccepted) => {
  expect(isSameOrigin(new Headers({ origin: formOrigin }), site)).toBe(isAccepted)
  expect(isSameOrigin(new Headers({ origin: formOrigin, 'sec-fetch-site': 'cross-site' }), site)).toBe(false)
})

test('a form from elsewhere is refused with the address where it is taken', () => {
  const url = new URL('/sign-in', 'http://192.168.1.5:3000')
  const headers = new Headers({ origin: url.origin, 'content-length': '2' })
  const rejection = rejectionOf({ method: 'POST', url, headers, origin: 'http://localhost:3000' })
  expect(rejection?.sentence).toContain('which is http://localhost:3000.')
})

test('only the desk and the sign-in accept forms, only by POST and with a length', () => {
  const validForm = { origin, 'content-length': '2' }
  for (const path of ['/', '/records/1-what', '/desks', '/api/v1/records', '/sign-in-now'])
    expect(statusOf(path, 'POST', validForm)).toBe(405)
  for (const method of ['PUT', 'PATCH', 'DELETE']) expect(statusOf('/desk', method, validForm)).toBe(405)
  expect(statusOf('/desk', 'POST', { ...validForm, 'transfer-encoding': 'chunked' })).toBe(411)
})

test('a body elsewhere is refused by its length first, then by its method', () => {
  expect(statusOf('/', 'POST')).toBe(411)
  expect(statusOf('/', 'POST', { 'content-length': '2' })).toBe(405)
  expect(statusOf('/', 'POST', { 'content-length': String(bodyLengthMax + 1) })).toBe(413)
})
