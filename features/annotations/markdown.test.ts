import { expect, test } from 'vitest'
import { mentionedNumbers, paragraphsOf } from './markdown'

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
  expect(paragraphsOf('See record 8.', [8])).toEqual([
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

test.each([
  'https://example.org/wiki/Ferry_(boat)',
  'https://example.org/(a)/b_(c_(d))',
  'https://example.org/?q=(x)&r=(y)',
  'https://example.org/wiki/%E0%A4%AA_(पुल)',
])('the address %s in a link is whole', (href) => {
  expect(paragraphsOf(`See [the boat](${href}).`)).toEqual([
    [text('See '), { kind: 'link', href, children: [text('the boat')] }, text('.')],
  ])
})

test('a closing bracket that the address did not open ends the link', () => {
  expect(paragraphsOf('([x](https://example.org/a))')).toEqual([
    [text('('), { kind: 'link', href: 'https://example.org/a', children: [text('x')] }, text(')')],
  ])
})

test('a number after “record” is a link only if such a record is published', () => {
  const body = 'The post uses a record 300 words, after a record 2019 sailings; see Record 8 and record #12.'
  const links = (published: number[]) =>
    paragraphsOf(body, published)
      .flat()
      .flatMap((part) => (part.kind === 'link' ? [part.href] : []))
  expect(mentionedNumbers(body)).toEqual([300, 2019, 8, 12])
  expect(links([])).toEqual([])
  expect(links([8])).toEqual(['/r/8'])
  expect(links([8, 12])).toEqual(['/r/8', '/r/12'])
  expect(
    paragraphsOf(body)
      .flat()
      .map((part) => (part.kind === 'text' ? part.text : ''))
      .join(''),
  ).toBe(body)
})
