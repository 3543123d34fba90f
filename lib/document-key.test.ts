import { expect, test } from 'vitest'
import { documentKey } from './document-key'

test('the order of parameters does not matter', () => {
  expect(documentKey('/?status=open&order=number')).toBe(documentKey('/?order=number&status=open'))
  expect(documentKey('/about?')).toBe('/about')
})

test.each([
  '/records/1-x?v=1&v=1',
  '/records/1-x?v=1?v=2',
  '/records/1-x?v=1&_rsc=a',
  '/records/1-x?v=%31',
  '/records/1-X?v=1',
  '/records/1-x/?v=1',
  '/records/%31-x?v=1',
  '/records/1-x?V=1',
  '/records/1-x',
])('%s does not share the entry of another spelling', (target) => {
  expect(documentKey(target)).not.toBe(documentKey('/records/1-x?v=1'))
})
