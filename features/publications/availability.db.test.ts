import { expect, test } from 'vitest'
import { publishedPageAvailability } from './availability.server'

const state = async (path: string) =>
  (await publishedPageAvailability(new URL(path, 'http://localhost:3000'))).state

test.each([
  ['/', 'open'],
  ['/about', 'open'],
  ['/records/1-what', 'absent'],
  ['/records/x', 'absent'],
  ['/records/1?v=0', 'absent'],
  ['/records/1?v=1&v=2', 'absent'],
  ['/records/99999999999', 'absent'],
  ['/disputes/none', 'absent'],
  ['/disputes/%E2%80%AE', 'absent'],
  ['/speakers/none', 'absent'],
  ['/statements/__proto__', 'absent'],
  ['/speakers', 'open'],
  ['/desk/records/9', 'open'],
  ['/constructor/x', 'absent'],
  ['/about/x', 'absent'],
  ['/records/1/2', 'absent'],
])('in an empty database %s is %s', async (path, expected) => {
  expect(await state(path)).toBe(expected)
})
