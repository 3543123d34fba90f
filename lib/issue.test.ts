import { expect, test } from 'vitest'
import { freshIssue, seeIssue } from './issue.server'

test('the issue seen does not go back, and is fresh for a second', () => {
  seeIssue(7n)
  seeIssue(6n)
  expect(freshIssue()).toBe(7n)
})
