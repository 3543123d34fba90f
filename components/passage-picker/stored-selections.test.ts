import { expect, test } from 'vitest'
import { parseSelections } from './stored-selections'

const selection = { name: 'a', start: 0, end: 8, exact: 'the fare', since: '3' }

test('stored selections come back, and malformed ones are left out', () => {
  const text = JSON.stringify([
    ['/desk/records/3 a', selection],
    ['b', { ...selection, start: 'x' }],
    7,
    ['c'],
  ])
  expect([...parseSelections(text)]).toEqual([['/desk/records/3 a', selection]])
  for (const malformed of [null, '{}', 'null', '[[]]']) expect(parseSelections(malformed).size).toBe(0)
})
