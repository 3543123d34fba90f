import { expect, test } from 'vitest'
import { statementA } from '#test/support/statement-documents'
import { dayOfStatement } from './side-props'

const saidOn = (edtf: string) => ({
  ...statementA,
  said: { ...statementA.said, edtf, min: null, max: null },
})

test.each([
  ['2019-05', 'May 2019'],
  ['../2019-04', 'on or before April 2019'],
  ['2019-04/2019-05', 'between April 2019 and May 2019'],
  ['2017~', 'about 2017'],
])('the date of saying %s reads “%s” after the occasion', (edtf, words) => {
  expect(dayOfStatement(saidOn(edtf)).words).toBe(words)
})
