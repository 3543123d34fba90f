import { expect, test } from 'vitest'
import { paragraphsOf } from './markdown'

const text = (words: string) => ({ kind: 'text', text: words })

test('a note renders paragraphs, emphasis, strong text and links', () => {
  expect(paragraphsOf('One *two* **three**.\n\n[four](https://example.org/4)')).toEqual([
    [
      text('One '),
      { kind: 'emphasis', children: [text('two')] },
      text(' '),
      { kind: 'strong', children: [text('three')] },
      text('.'),
    ],
    [{ kind: 'link', href: 'https://example.org/4', children: [text('four')] }],
  ])
})

test('a record named in a note is a link to it', () => {
  expect(paragraphsOf('See record 8.')).toEqual([
    [text('See '), { kind: 'link', href: '/r/8', children: [text('record 8')] }, text('.')],
  ])
})

test.each(['[x](javascript:alert)', '[x](//evil.example)', '[x](/desk/records)', '[x](data:text/html,1)'])(
  'the link %s stays text',
  (body) => {
    expect(paragraphsOf(body)).toEqual([[text(body)]])
  },
)

test('tags stay text', () => {
  expect(paragraphsOf('<b>no</b>')).toEqual([[text('<b>no</b>')]])
})
