import { expect, test } from 'vitest'
import { readPastedText } from './read-source'

const facts = (text: string) => {
  const { title, publisher, published, byline } = readPastedText(text)
  return [title, publisher, published, byline].map((fact) => fact?.value ?? null)
}
const paragraph =
  'The board met on Friday in the harbour, and spoke for three hours about the fare of the ferry.'

test('a name and a date in one line at the top are publisher and day', () => {
  const title = 'No rise in the fare of the ferry'
  const lines = ['The Ferry Post, 2 November 2019', 'By Mara Quill', '', paragraph]
  expect(facts([title, ...lines].join('\n'))).toEqual([title, 'The Ferry Post', '2019-11-02', 'Mara Quill'])
  expect(facts([title, 'Island Gazette', '2 Nov 2019', paragraph].join('\n'))).toEqual([
    ...[title, 'Island Gazette', '2019-11-02', null],
  ])
})

test('a line that is a sentence, a byline or a path is no publisher', () => {
  const title = 'No rise in the fare of the ferry'
  for (const line of [
    'The board met again today',
    'By Mara Quill',
    'Home / Harbour / Ferry',
    'Subscribe now',
  ])
    expect(facts([title, line, paragraph].join('\n'))[1]).toBe(null)
})
