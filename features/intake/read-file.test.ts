import { expect, test } from 'vitest'
import { pdfFile, wordFile } from '#test/support/source-files'
import { documentParser } from './parse-document'
import { readFile } from './read-file.server'
import { fileEncoding, fileFormat } from './source-file'

/** As `readFile`, without a thread of its own. */
async function read(name: string, bytes: Uint8Array) {
  const format = fileFormat(name, bytes)
  const parse = await documentParser(format)
  return parse({ format, bytes, encoding: fileEncoding(bytes) })
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const words = 'Rosa Lindqvist said that nobody was told.'

test('a PDF gives its text with the place of each page', async () => {
  const { text, places } = await read(
    'letter.pdf',
    pdfFile([
      ['Rosa Lindqvist said that', 'nobody was told of the infor-', 'mation.'],
      [],
      ['The board met on Friday evening.'],
    ]),
  )
  expect(text).toBe(
    'Rosa Lindqvist said that nobody was told of the information.\n\nThe board met on Friday evening.',
  )
  expect(
    places.map(({ start, end, ...place }) => ({ ...place, words: text.slice(start, end).slice(0, 9) })),
  ).toEqual([
    { page: 1, words: 'Rosa Lind' },
    { page: 3, words: 'The board' },
  ])
})

test('a Word document gives its paragraphs', async () => {
  const { text } = await read('note.DOCX', wordFile([words, 'किराया नहीं बढ़ेगा।']))
  expect(text).toBe(`${words}\n\nकिराया नहीं बढ़ेगा।`)
})

test('a mail gives its subject, sender, day and words', async () => {
  const mail = `From: Rosa Lindqvist <rosa@norhavn.example>\r\nDate: Sat, 6 Mar 2021 19:25:00 +0530\r\nSubject: =?utf-8?q?The_fare?=\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>${words}</p>`
  const { text, proposal } = await read('mail.eml', utf8(mail))
  expect(text).toBe(`The fare\n\n${words}`)
  expect(proposal).toMatchObject({
    title: { value: 'The fare' },
    byline: { value: 'Rosa Lindqvist' },
    published: { value: '2021-03-06T13:55Z' },
    kind: { value: 'LETTER' },
    proximity: { value: 'ORIGINAL' },
  })
})

test.each([
  [
    'talk.srt',
    '1\n00:00:01,000 --> 00:00:02,500\nNobody was\n\n2\n00:00:03,000 --> 00:00:04,000\n<i>told.</i>\n\n3\n00:01:09,000 --> 00:01:12,000\nThe board met.',
  ],
  [
    'talk.vtt',
    'WEBVTT\n\n00:01.000 --> 00:02.500\nNobody was\n\n00:03.000 --> 00:04.000 align:start\ntold.\n\n00:01:09.000 --> 00:01:12.000\nThe board met.',
  ],
])('%s gives its words with timecodes', async (name, file) => {
  const { text, places, proposal } = await read(name, utf8(file))
  expect(text).toBe('Nobody was told.\n\nThe board met.')
  expect(places.map((place) => ('time' in place ? place.time : place.page))).toEqual([
    '00:00:01.000',
    '00:00:03.000',
    '00:01:09.000',
  ])
  expect(proposal.kind?.value).toBe('TRANSCRIPT')
})

test('speakers of a transcript are printed before their words', async () => {
  const file =
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Rosa Lindqvist>We met.\n\n00:02.000 --> 00:03.000\n<v Jonas Holt>When?'
  const { text } = await read('talk.vtt', utf8(file))
  expect(text).toBe('Rosa Lindqvist: We met.\n\nJonas Holt: When?')
})

test.each(['utf-16le', 'utf-8'])('a text file in %s is read without its first mark', async (encoding) => {
  const bytes =
    encoding === 'utf-8' ? utf8(`\uFEFF${words}`) : new Uint8Array(Buffer.from(`\uFEFF${words}`, 'utf16le'))
  const { text } = await read('note.txt', bytes)
  expect(text).toBe(words)
})

const refusals: [string, Uint8Array, string][] = [
  ['locked.pdf', pdfFile([[words]], { isEncrypted: true }), 'protected by a password'],
  ['scan.pdf', pdfFile([[], []]), 'pictures of pages and no text'],
  ['image.pdf', utf8('\u0089PNG'), 'damaged'],
  ['many.pdf', pdfFile(Array.from({ length: 501 }, () => ['a'])), '501 pages, at most 500'],
  ['locked.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'protected by a password'],
  ['empty.docx', wordFile(['']), 'no text'],
  ['old.doc', utf8('x'), 'old Word file'],
  ['long.docx', wordFile(['a'.repeat(300_001)]), '300,001 characters, at most 300,000'],
  [
    'locked.eml',
    utf8('From: a@norhavn.example\r\nContent-Type: application/pkcs7-mime\r\n\r\nx'),
    'encrypted',
  ],
  ['none.eml', utf8('no mail at all'), 'neither a sender nor a day'],
  ['none.srt', utf8('no timecodes at all'), 'no timecode'],
  ['latin.txt', new Uint8Array([0x4c, 0xf6, 0x76]), 'Save it as UTF-8'],
  ['binary.txt', utf8('a\0b'), 'bytes that no text has'],
  ['nothing.txt', new Uint8Array(), 'This file is empty.'],
  ['large.txt', new Uint8Array(10_000_001), 'larger than 10 MB'],
  ['picture.png', utf8('x'), 'not read. These are: .txt'],
  ['nameless', utf8('x'), 'not read. These are: .txt'],
]
test.each(refusals)('%s is refused with its own sentence', async (name, bytes, sentence) => {
  await expect(read(name, bytes)).rejects.toMatchObject({
    name: 'UnreadableSource',
    message: expect.stringContaining(sentence),
  })
})

test.each([
  ['cut.pdf', utf8('%PDF-1.4\n1 0 obj\n<<')],
  ['cut.docx', utf8('PK\u0003\u0004 and no more')],
])('%s, which the parser cannot read, is refused with a sentence', async (name, bytes) => {
  await expect(readFile(name, bytes)).rejects.toMatchObject({
    name: 'AppError',
    code: 'invalid',
    message: expect.stringContaining('damaged'),
  })
})

test('a file is read in a thread of its own', async () => {
  const { text, places } = await readFile('note.pdf', pdfFile([[words]]))
  expect([text, places]).toEqual([words, [{ start: 0, end: words.length, page: 1 }]])
  await expect(readFile('note.txt', utf8('a\0b'))).rejects.toThrow('bytes that no text has')
  await expect(readFile('note.png', utf8(words))).rejects.toMatchObject({ name: 'AppError', code: 'invalid' })
})
