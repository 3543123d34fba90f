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

test.each([
  '5 * 4 * 3 = 60',
  '5*4*3 = 60',
  'The fare* and the toll* rise.',
  '*The fare and *the toll rise.',
  '2 ** 3 ** 4',
  'The fare*, the toll* and the pier**',
])('an asterisk that is no markup stays: %s', (body) => {
  expect(paragraphsOf(body)).toEqual([[text(body)]])
})

test('emphasis needs no space around it in a script without spaces', () => {
  expect(paragraphsOf('票价**上涨**了')).toEqual([
    [text('票价'), { kind: 'strong', children: [text('上涨')] }, text('了')],
  ])
})

test.each([
  '/records/22-अनीता-राव',
  `/records/22-${encodeURIComponent('अनीता-राव')}`,
  '/records/1-what-the-may-notice-contained',
  '/records/8',
  '/r/8',
])('the address %s of a record is a link', (href) => {
  expect(paragraphsOf(`[x](${href})`)).toEqual([[{ kind: 'link', href, children: [text('x')] }]])
})

test.each([
  '/records/',
  '/records/x-8',
  '/records/8/../../desk',
  '/records/8-%E0%A4',
  '/records/8-a%2Fb',
  '/r/x',
])('the address %s is no link', (href) => {
  expect(paragraphsOf(`[x](${href})`)).toEqual([[text(`[x](${href})`)]])
})

test.each([
  'a record 8,000 fares',
  'a record 8.5 knots',
  'a record 8 000 fares',
  'a record 8% rise',
  'a record 8-fold rise',
  'a record 8’000 fares',
])('an amount is no link to a record: %s', (body) => {
  expect(mentionedNumbers(body)).toEqual([])
  expect(paragraphsOf(body, [8])).toEqual([[text(body)]])
})

test('a record number may be at the end of a clause', () => {
  expect(mentionedNumbers('See record 8, record 9; record 10. RECORD 11: “x”')).toEqual([8, 9, 10, 11])
})
