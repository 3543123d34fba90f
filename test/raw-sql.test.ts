import { expect, test } from 'vitest'
import { source, text } from './tree'

test('no SQL is put together from text: values reach the database as parameters only', () => {
  const raw = /\b(?:queryRawUnsafe|executeRawUnsafe)\b|\bPrisma\.raw\b/
  expect(source.length).toBeGreaterThan(100)
  expect(source.filter((file) => raw.test(text(file)))).toEqual([])
})

test('no markup is put together from data: the theme script alone is set as it is written', () => {
  const markup = source.filter((file) => text(file).includes('dangerouslySetInnerHTML'))
  expect(markup).toEqual(['app/layout.tsx'])
})
