import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDispute } from '#features/disputes/commands.server'
import { captureSource } from '#features/sources/commands.server'
import { sourceDraft } from '#features/sources/schema'
import { addSpeaker } from '#features/speakers/commands.server'
import { speakerDraft } from '#features/speakers/schema'
import { deskDb } from '#lib/desk-db.server'
import { isSlug, slugOf, statementSlugOf } from '#lib/identifiers'
import { anEditor, aStatement } from './support/factories'
import { unicodeSamples } from './support/fidelity-strings'
import { hostileStrings } from './support/hostile-strings'

const scripts = [
  ...[
    'अनीता राव',
    'عارف خان',
    '李明',
    'パーティー',
    'ประเทศไทย',
    'Андрей Ёлкин',
    'Γιώργος',
    'שלום',
    '한국어',
  ],
  ...[
    'தமிழ்',
    'বাংলা',
    'ქართული',
    'ՀԱՅԵՐԵՆ',
    'አማርኛ',
    'ខ្មែរ',
    'မြန်မာ',
    '𞤀𞤣𞤤𞤢𞤥',
    'Straße',
    'Ŋ',
    'ᏣᎳᎩ',
    '١٢٣',
    'Ⅳ',
    'ªº',
  ],
]

test('the database accepts every generated address, and refuses other forms', async () => {
  const random = fc.sample(fc.string({ unit: 'grapheme', maxLength: 60 }), { numRuns: 600, seed: 4711 })
  const texts = [...scripts, ...unicodeSamples, ...hostileStrings, ...random]
  const slugs = texts.flatMap((text) => [slugOf(text), statementSlugOf(text, `${text} ${text}`)])
  expect(slugs.filter((slug) => !isSlug(slug))).toEqual([])
  const isSlugInSql = async (all: string[]) =>
    deskDb.$queryRaw<{ slug: string; ok: boolean }[]>`
      SELECT slug, desk.is_slug(slug) AS ok FROM unnest(${all}::text[]) AS slug`
  expect((await isSlugInSql(slugs)).filter(({ ok }) => !ok)).toEqual([])
  const others = [
    '',
    '-',
    'a--b',
    'A',
    'é',
    'e\u0301',
    'a b',
    'a/b',
    'a%20',
    '\u200dघाट',
    'घाट\u00a0x',
    '\ufeffa',
  ]
  expect((await isSlugInSql(others)).filter(({ ok }) => ok)).toEqual([])
})

test('speakers, sources, statements and disputes with names in any script get addresses of their own', async () => {
  const editor = await anEditor()
  const slugs: string[] = []
  for (const [index, name] of scripts.slice(0, 6).entries()) {
    const speaker = await addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name }))
    const text = `${name} ${index}`
    const source = await captureSource(
      editor,
      sourceDraft.parse({
        ...{ kind: 'ARTICLE', title: name, publisher: name, language: 'en', published: null },
        snapshot: { kind: 'FULL', text },
      }),
    )
    const statement = await aStatement(editor, {
      quote: name,
      speakerId: speaker.id,
      at: { snapshotId: source.snapshotId, text },
    })
    const about = { question: 'Is it?', summary: 'Two.', topics: [], asOf: '2019-11-12' }
    const dispute = await openDispute(editor, { ...about, title: name })
    slugs.push(
      (await deskDb.speaker.findUniqueOrThrow({ where: { id: speaker.id } })).slug,
      (await deskDb.statement.findUniqueOrThrow({ where: { id: statement } })).slug,
      ...[source.slug, dispute.slug],
    )
  }
  expect(slugs.filter((slug) => slug.includes('untitled') || !isSlug(slug))).toEqual([])
})
