import { expect, test } from 'vitest'
import { nonEmptyText } from './exact-text'

test.each([
  '',
  ' ',
  '\n\t',
  '\u00a0',
  '\u200b',
  '\u00ad',
  '\u2060',
  '\u3164',
  '\u2800',
  '\u200e\u200f',
  ' \u200b\ufeff ',
])('%j is no text: a reader sees nothing in it', (text) => {
  expect(nonEmptyText().safeParse(text).success).toBe(false)
})

test.each(['x', '.', 'ा', '\u200bx', '👩‍💻', 'می\u200cخواهم'])('%j is text and stays as it is', (text) => {
  expect(nonEmptyText().parse(text)).toBe(text)
})
