import { expect, test } from 'vitest'
import { normalizeRequest } from './request-normalizer'

const arrive = (method: string, url: string, headers: Record<string, string> = {}) => {
  const request = { method, url, headers: { ...headers } }
  normalizeRequest(request)
  return request
}

test('an ordinary request passes unchanged', () => {
  const headers = { accept: 'text/html' }
  expect(arrive('GET', '/records/1-what?v=2', headers)).toEqual({
    method: 'GET',
    url: '/records/1-what?v=2',
    headers,
  })
})

test('internal headers are removed', () => {
  const headers = {
    'x-middleware-subrequest': 'a',
    'x-tombstone': 'b',
    'x-refused': '405',
    'next-resume': '1',
  }
  expect(arrive('GET', '/', headers).headers).toEqual({})
})

test.each([
  ['TRACE', '/', '405'],
  ['CONNECT', 'elsewhere:443', '405'],
  ['OPTIONS', '*', '400'],
  ['OPTIONS', '/records/1-what', '405'],
  ['OPTIONS', '/desk/records/1.json', '405'],
  ['GET', 'http://169.254.169.254/latest', '400'],
  ['POST', '/', '411'],
  ['POST', '/records/1-what', '411'],
])('%s %s is refused with %s', (method, url, refused) => {
  expect(arrive(method, url)).toEqual({ method: 'GET', url: '/absent', headers: { 'x-refused': refused } })
})

test('the preflight of any data is answered, exports by their ending included', () => {
  for (const path of [
    '/api/v1/records/1',
    '/records/1-what.json?v=1',
    '/disputes/x.csv',
    '/exports/records/1-x/md',
  ])
    expect(arrive('OPTIONS', path)).toEqual({ method: 'OPTIONS', url: path, headers: {} })
})

test.each([
  ...['//elsewhere/', '/a\\b', '/_next/image?url=x', '/unavailable', '/a.js.map'],
  ...['/sign-in/..', '/desk/../', '/./desk', '/a/%2E%2e?x=1'],
])('GET %s becomes an address without a page', (url) => {
  expect(arrive('GET', url)).toEqual({ method: 'GET', url: '/absent', headers: {} })
})

test('headers of the framework reach the desk alone, so that a document is the same for every client', () => {
  const headers = { rsc: '1', 'next-router-prefetch': '1', 'next-url': '/desk' }
  for (const path of ['/', '/records/1-what', '/desks', '/api/v1/records'])
    expect(arrive('GET', path, headers).headers).toEqual({})
  for (const path of ['/desk', '/desk/audit', '/sign-in?next=%2Fdesk'])
    expect(arrive('GET', path, headers).headers).toEqual(headers)
})

test('an oversized body is refused before it is read', () => {
  expect(arrive('POST', '/', { 'content-length': '1048577' }).headers).toMatchObject({ 'x-refused': '413' })
})

test('a double slash in a query is not a path', () => {
  expect(arrive('GET', '/?q=http://a').url).toBe('/?q=http://a')
})

test('the client address is that of the connection, whatever the headers say', () => {
  const request = {
    url: '/sign-in',
    method: 'GET',
    headers: { 'x-client-address': '10.0.0.1', 'x-forwarded-for': '10.0.0.2' },
    socket: { remoteAddress: '192.0.2.7' },
  }
  normalizeRequest(request)
  expect(request.headers['x-client-address']).toBe('192.0.2.7')
})

test('behind trusted proxies the client address is what the outermost proxy saw', () => {
  const request = {
    url: '/sign-in',
    method: 'GET',
    headers: { 'x-forwarded-for': '10.0.0.2, 198.51.100.4, 192.0.2.1', 'x-client-address': '' },
    socket: { remoteAddress: '192.0.2.9' },
  }
  normalizeRequest(request, 2)
  expect(request.headers['x-client-address']).toBe('198.51.100.4')
})
