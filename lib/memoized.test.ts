import { expect, test } from 'vitest'
import { memoized } from './memoized'

test('a result is computed once for each object, also if it is undefined', () => {
  const computed: string[][] = []
  const lengthOf = memoized((list: string[]) => {
    computed.push(list)
    return list.length === 0 ? undefined : list.length
  })
  const [empty, single] = [[], ['a']]
  expect([empty, empty, single, single].map((list) => lengthOf(list))).toEqual([undefined, undefined, 1, 1])
  expect(computed).toEqual([empty, single])
})
