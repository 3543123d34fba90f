import fc from 'fast-check'
import { expect, test } from 'vitest'
import { routePatterns } from './route-pattern'

const patternOf = routePatterns({
  staticRoutes: [
    { page: '/', regex: '^/(?:/)?$' },
    { page: '/speakers', regex: '^/speakers(?:/)?$' },
  ],
  dynamicRoutes: [
    { page: '/records/[record]', regex: '^/records/([^/]+?)(?:/)?$' },
    { page: '/[...missing]', regex: '^/(.+?)(?:/)?$' },
  ],
  rewrites: {
    afterFiles: [
      {
        destination: '/exports/records/:record/:format',
        regex: '^/records(?:/([^/]+?))(?:\\.(md|txt|csv|json))(?:/)?$',
      },
    ],
  },
})

test.each([
  ['/', '/'],
  ['/?q=a+private+search', '/'],
  ['/speakers', '/speakers'],
  ['/records/1-the-fare?v=2', '/records/[record]'],
  ['/records/1-the-fare.csv', '/exports/records/[record]/[format]'],
  ['/nothing/here', '/[...missing]'],
  ['/_next/static/chunks/1.js', '/_next/static/[file]'],
  ['/assets/reader-1.js', '/assets/[file]'],
  ['/healthz', '/healthz'],
  ['/readyz?verbose', '/readyz'],
  ['', '/[...missing]'],
])('the address %j has the pattern %s', (url, pattern) => {
  expect(patternOf(url)).toBe(pattern)
})

test('whatever a client sends, the pattern is one of the list', () => {
  const list = ['/', '/speakers', '/records/[record]', '/exports/records/[record]/[format]', '/[...missing]']
  const known = new Set([
    ...list,
    '/healthz',
    '/readyz',
    '/.well-known/security.txt',
    '/_next/static/[file]',
    '/assets/[file]',
  ])
  fc.assert(
    fc.property(fc.webPath(), fc.string(), (path, query) => {
      expect(known).toContain(patternOf(`${path}?${query}`))
      expect(known).toContain(patternOf(query))
    }),
  )
})
