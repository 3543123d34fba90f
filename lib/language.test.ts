import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageField, languageTag } from './language'
import { segmenterFor } from './segments'

test.each([
  ['en', 'en'],
  ['EN', 'en'],
  [' hi-in\u00a0', 'hi-IN'],
  ['en_US', 'en-US'],
  ['sr-latn-rs', 'sr-Latn-RS'],
  ['zh-yue', 'yue'],
  ['zh-yue-HK', 'yue-HK'],
  ['zh-cmn-Hans', 'zh-Hans'],
  ['ar-arz', 'arz'],
  ['bhb', 'bhb'],
  ['ur-Deva', 'ur-Deva'],
  ['i-klingon', 'tlh'],
  ['sl-rozaj', 'sl-rozaj'],
  ['iw', 'he'],
])('the language %s is stored as %s', (typed, tag) => {
  expect(languageTag(typed)).toBe(tag)
  expect(languageField.parse(typed)).toBe(tag)
})

test.each([
  '',
  'hi-dev',
  'en-12',
  'Hindi',
  'English',
  'xx',
  'en-XX',
  'en-',
  'hi-IN-IN',
  'en US',
  'हिन्दी',
  'e',
  '*',
])('the language “%s” is refused with a sentence', (typed) => {
  expect(languageTag(typed)).toBeNull()
  expect(languageField.safeParse(typed).error?.issues[0]?.message).toBe('Give a language as “en” or “hi-IN”.')
})

test('every accepted language can divide a text, and is its own canonical form', () => {
  const part = fc.constantFrom(
    'en',
    'zh',
    'yue',
    'cmn',
    'hi',
    'IN',
    'Latn',
    'Hans',
    '1996',
    'rozaj',
    'u',
    'x',
    'dev',
    '12',
  )
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
      const tag = languageTag(parts.join('-'))
      if (tag === null) return
      expect(languageTag(tag)).toBe(tag)
      expect(() => new Intl.Segmenter(tag)).not.toThrow()
    }),
  )
})

test('a text in a language that an earlier release accepted is divided all the same', () => {
  for (const language of ['zh-yue', 'hi-dev', 'en-12', ''])
    expect(segmenterFor(language, 'word').segment('a b').containing(0)?.segment).toBe('a')
})
