import { expect, test } from 'vitest'
import { failureOf, retryDelay } from './submission-failure'

const first = { isOutdated: false, tries: 0 }
const serverError = Object.assign(new Error('An error occurred.'), { digest: '1' })

test.each([
  ['a network error', new TypeError('Failed to fetch'), true],
  ['an error page', new Error('An unexpected response was received from the server.'), true],
  ['an error of the server itself', serverError, false],
  ['a refusal in words', new Error('This is too long to take.\n'), false],
])('after %s, a form is sent again by itself: %s', (_name, error, isUnanswered) => {
  expect(failureOf(error, first).isUnanswered).toBe(isUnanswered)
})

test('a sentence of the proxy is shown in place of our own', () => {
  expect(failureOf(new Error('This is too long to take.\n'), first).message).toBe('This is too long to take.')
  expect(failureOf(new TypeError('Failed to fetch'), first).message).toBe('The server did not answer.')
  expect(failureOf(serverError, { isOutdated: true, tries: 0 }).message).toContain('Load it again')
})

test('the wait between tries doubles from two seconds to half a minute', () => {
  expect([0, 1, 2, 3, 4, 9].map(retryDelay)).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000])
})
