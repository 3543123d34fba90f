import { expect, test } from 'vitest'
import { code, source, text } from './support/source-tree'

/** The fourth column of the glossary's tables: synonyms that the code must not use. */
const banned = text('docs/glossary.md')
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .flatMap((line) => (line.split('|')[4] ?? '').split(','))
  .map((word) => word.trim())
  .filter((word) => word !== '')

/** "claimReview" is claim, review; a plural counts as its singular. Schema.org's own name is left alone. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/claim-?review/gi, '')
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .flatMap((word) => [word, word.replace(/s$/, '')])
}
const isBanned = (name: string) => wordsOf(name).some((word) => banned.includes(word))

test('the glossary says which words are not used', () => {
  expect(banned).toContain('claim')
  expect(banned.length).toBeGreaterThan(20)
  expect(['claims.ts', 'listContradictions', 'RecordDocument', 'claim-review.ts'].map(isBanned)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('no file or folder is named by a synonym of a glossary word', () => {
  expect(code.filter(isBanned)).toEqual([])
})

test('nothing is exported under a synonym of a glossary word', () => {
  const exported = source.flatMap((file) =>
    [...text(file).matchAll(/^export (?:default )?(?:async )?(?:function|const|type|class) (\w+)/gm)].map(
      ([, name = '']) => ({ file, name }),
    ),
  )
  expect(exported.length).toBeGreaterThan(100)
  expect(exported.filter(({ name }) => isBanned(name))).toEqual([])
})

test('no model, enumeration or column is named by a synonym of a glossary word', () => {
  const names = [...text('prisma/schema.prisma').matchAll(/^(?:(?:model|enum|view) | {2})(\w+)/gm)]
  expect(names.length).toBeGreaterThan(100)
  const isValue = (name: string) => name === name.toUpperCase()
  expect(names.map(([, name = '']) => name).filter((name) => !isValue(name) && isBanned(name))).toEqual([])
})
