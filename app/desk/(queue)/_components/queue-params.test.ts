import { expect, test } from 'vitest'
import { parseQueueParams, queueUrl } from './queue-params'

const from = (query: string) => parseQueueParams((name) => new URLSearchParams(query).get(name) ?? '')

test('a queue URL without a known parameter shows the pairs to judge', () => {
  for (const query of ['', 'list=unknown&as=relation', 'list='])
    expect(from(query)).toMatchObject({ list: 'judge', as: null, pair: '', q: '' })
})

test('queue parameters survive parsing and writing, and empty ones are omitted', () => {
  const params = from('list=dispute-review&q=+fare+&after=7')
  expect(params).toMatchObject({ list: 'dispute-review', q: 'fare', after: '7' })
  expect(queueUrl(params, { after: '3' })).toBe('/desk?list=dispute-review&q=fare&after=3')
  expect(queueUrl(from(''))).toBe('/desk')
})
