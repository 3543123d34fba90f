import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { csv } from '#features/exports/csv'
import { markdown } from '#features/exports/markdown'
import { message } from '#features/exports/message'
import { recordDocument, type RecordDocument } from '#features/publications/document'
import { listingRow } from '#features/publications/listing-row'
import { recordOne } from '#test/support/record-document'
import { readCsv } from '#test/support/csv-reader'
import { MarginNotes, RecordNotes } from './margin-notes'
import { PassageList } from './passage-list'
import { Side } from './side'
import { sideProps } from './side-props'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const context = 'On Friday the board replied: “The reports on fares are not accurate,” and closed the hall.'

/** Record 1 with a fragment on side A, tied and annotated by the given words. */
function tiedBy(exact: string, quote = 'are not accurate'): RecordDocument {
  const document = recordOne()
  const [tie] = document.ties
  if (!tie) throw new Error('The fixture has ties.')
  const start = context.indexOf(exact)
  const passage = { start, end: start + exact.length, exact }
  return {
    ...document,
    a: { ...document.a, context, quote, quoteStart: context.indexOf(quote), wording: 'VERBATIM_FRAGMENT' },
    ties: [{ ...tie, ordinal: 1, a: [passage] }],
    notes: document.notes.slice(0, 1).map((note) => ({ ...note, on: 'A', passage })),
  }
}

const textOf = (markup: string) => markup.replaceAll(/<[^>]*>/g, '')
const greyIn = (markup: string) =>
  [...markup.matchAll(/<span class="frame">(.*?)<\/span>/gs)].map(([, words]) => textOf(words ?? '')).join('')
const voiceInCsv = (document: RecordDocument, part: string) => {
  const [header = [], ...rows] = readCsv(csv(document, imprint))
  const row = rows.find((cells) => cells[header.indexOf('part')] === part)
  return row?.[header.indexOf('voice')]
}

describe('a fragment of a longer quotation', () => {
  test('is between the source’s quotation marks, with none of the speaker’s words in grey', () => {
    const document = tiedBy('not accurate')
    const markup = renderToStaticMarkup(<Side view={sideProps(document).a} document={document} />)
    expect(greyIn(markup)).toBe('On Friday the board replied:  and closed the hall.')
    expect(textOf(markup)).toContain('replied: “The reports on fares are not accurate')
    expect(textOf(markup)).not.toContain('“are not')
  })

  test.each([
    ['The reports on fares', '“The reports on fares”', 'speaker'],
    ['not accurate', '“not accurate”', 'quote'],
    ['closed the hall', 'closed the hall (the reporter’s words)', 'reporter'],
    ['accurate,” and closed', 'accurate,” and closed (from the words around the statement)', 'surroundings'],
  ])(
    'gives the passage “%s” its voice in list, note, row, Markdown, CSV and message',
    (exact, words, voice) => {
      const document = tiedBy(exact)
      const isSpoken = words.startsWith('“')
      const list = textOf(renderToStaticMarkup(<PassageList document={document} />))
      const note = renderToStaticMarkup(<MarginNotes view={sideProps(document).a} document={document} />)
      expect(list.includes(`“${exact}”`)).toBe(isSpoken)
      expect(list.includes('words')).toBe(!isSpoken)
      expect(textOf(note)).toContain(words)
      // A row has no label, so it has the quote in place of the report's words.
      const isMarked = listingRow(document).a.extract.some(({ text: run, marked }) => marked && run === exact)
      expect(isMarked).toBe(isSpoken)
      const output = markdown(document, imprint)
      expect(output).toContain(`- WhatsApp: ${words}`)
      expect(output).toContain(`On statement A, ${words}.`)
      expect([voiceInCsv(document, 'passage'), voiceInCsv(document, 'note')]).toEqual([voice, voice])
      const long = { ...document, b: { ...document.b, quote: 'q'.repeat(900) } }
      expect(message(long, imprint)).toContain(words)
    },
  )
})

test('a note on both sides has both passages on the page, in Markdown and in CSV', () => {
  const document = recordOne()
  const [tie] = document.ties
  const [a, b] = [tie?.a[0], tie?.b[0]]
  const [first] = document.notes
  if (!a || !b || !first) throw new Error('The fixture has a tie and a note.')
  const note = { ...first, letter: 'e', on: 'RECORD', passage: null, both: { a, b } } as const
  const noted = recordDocument.parse({ ...document, notes: [note] })
  const sides = sideProps(noted)
  const page = renderToStaticMarkup(
    <>
      <Side view={sides.a} document={noted} />
      <Side view={sides.b} document={noted} />
      <RecordNotes document={noted} />
    </>,
  )
  for (const id of ['ref-e', 'ref-e-b', 'note-e']) {
    expect(page.split(`id="${id}"`)).toHaveLength(2)
    expect(page).toContain(`href="#${id}"`)
  }
  const notesText = textOf(renderToStaticMarkup(<RecordNotes document={noted} />))
  expect(notesText).toContain(`“${a.exact}” and “${b.exact}”`)
  expect(markdown(noted, imprint)).toContain(
    `**e** On statement A, “${a.exact}”, and statement B, “${b.exact}”.`,
  )
  const [header = [], ...rows] = readCsv(csv(noted, imprint))
  const cells = ['side', 'label', 'words'].map((column) => header.indexOf(column))
  const notes = rows.filter((row) => row[header.indexOf('part')] === 'note')
  expect(notes.map((row) => cells.map((at) => row[at]))).toEqual([
    ['A', 'e', a.exact],
    ['B', 'e', b.exact],
  ])
})
