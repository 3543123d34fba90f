import fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSession } from './support/db-sessions'

let desk: pg.Client
beforeAll(async () => {
  desk = await openSession('variance_desk')
})
afterAll(() => desk.end())

const texts = fc.string({ unit: 'binary', maxLength: 12 }).filter((text) => !text.includes('\0'))
const isSplit = (text: string, at: number) =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at)) && /[\uD800-\uDBFF]$/.test(text.slice(0, at))

test('PostgreSQL counts the length of a text as JavaScript does', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { rows } = await desk.query('SELECT desk.utf16_length($1) AS length', [text])
      expect(rows[0].length).toBe(text.length)
    }),
  )
})

test('PostgreSQL slices a text as JavaScript does, and refuses to cut a surrogate pair or to leave the text', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(16), fc.nat(16), async (text, start, end) => {
      const { rows } = await desk.query('SELECT desk.utf16_slice($1, $2, $3) AS slice', [text, start, end])
      const isInside = start <= end && end <= text.length && !isSplit(text, start) && !isSplit(text, end)
      expect(rows[0].slice).toBe(isInside ? text.slice(start, end) : null)
    }),
    {
      examples: [
        ['a😀b', 1, 3],
        ['a😀b', 1, 2],
        ['a😀b', 2, 3],
        ['a😀b', 2, 2],
        ['😀', 0, 2],
        ['', 0, 0],
      ],
    },
  )
})

test('slicing a text of 100,000 characters with a surrogate pair stays within the statement timeout', async () => {
  const text = `${'नमस्ते '.repeat(14_285)}😀 the fare`
  await desk.query('SET statement_timeout = 1500')
  const { rows } = await desk.query('SELECT desk.utf16_slice($1, $2, $3) AS slice', [
    text,
    text.length - 8,
    text.length,
  ])
  expect(rows[0].slice).toBe('the fare')
})
