import { expect, test } from 'vitest'
import { aDispute } from '#test/support/dispute-document'
import { recordOne } from '#test/support/record-document'
import { filenameParameters } from './filename'

test('the name of a download is ASCII, and has its own script beside it', () => {
  expect(filenameParameters(recordOne(), 'md')).toBe('filename="at-variance-record-1-v3.md"')
  expect(filenameParameters(aDispute(), 'csv')).toBe(
    'filename="at-variance-dispute-pegasus-and-whatsapp-2019-v2.csv"',
  )
  const name = 'at-variance-dispute-घाट-2021-v2.csv'
  expect(filenameParameters({ ...aDispute(), slug: 'घाट-2021' }, 'csv')).toBe(
    `filename="at-variance-dispute-2021-v2.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  expect(filenameParameters({ ...aDispute(), slug: '码头' }, 'csv')).toMatch(
    /^filename="at-variance-dispute-v2\.csv"; filename\*=UTF-8''[\w.%-]+$/,
  )
})
