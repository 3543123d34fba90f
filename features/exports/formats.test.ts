import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exportLinks, formatEndings } from './formats'

/** Every alternation that begins with the first ending, such as `md|txt`, in the order of the file. */
const alternations = (file: string) =>
  [...readFileSync(file, 'utf8').matchAll(/\bmd(?:\|\w+)*/g)].map(([list]) => list)

test('next.config.js names exactly the export formats', () => {
  expect(formatEndings.length).toBeGreaterThan(3)
  expect(alternations('next.config.js')).toEqual([formatEndings.join('|')])
})

test('docs/api.md describes exactly the export formats', () => {
  const rows = [...readFileSync('docs/api.md', 'utf8').matchAll(/^\| `\.(\w+)` /gm)].map(
    ([, ending]) => ending,
  )
  expect(rows).toEqual(formatEndings)
})

test('a menu links every format, pinned to its version', () => {
  const links = exportLinks('record', { path: '/records/1-the-ferry-s-fare', version: 2 })
  expect(links.map(({ href }) => href)).toEqual(
    formatEndings.map((ending) => `/records/1-the-ferry-s-fare.${ending}?v=2`),
  )
  expect(links[1]?.label).toBe('Message, under 1,000 characters')
})
