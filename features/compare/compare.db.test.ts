import { beforeAll, expect, test } from 'vitest'
import type { Editor } from '#features/editors/editor'
import { takeBack } from '#features/review/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { FieldErrors } from '#lib/errors'
import { unflatten } from '#lib/form'
import { hostileStrings } from '#test/support/hostile-strings'
import { anEditor } from '#test/support/factories'
import { compareStatements } from './commands.server'
import { deskAcceptedTogether, deskOnFile, deskOnFileNamed, deskPossibleConflicts } from './queries.server'
import { compareForm } from './schema'

let editor: Editor
let count = 0
beforeAll(async () => {
  editor = await anEditor()
})

type Values = Record<string, string>

/** Two texts that the desk has never seen, compared and ready to be sent. */
function comparison(more: Values = {}): Values {
  const mark = `${++count}`
  const [first, second] = [
    `Rosa Lindqvist ${mark} said: “We will never raise the fare.”`,
    `Ole Brandt ${mark} said: “The fare will rise to 5 euros in May.”`,
  ]
  const side = (column: string, values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [`${column}.${name}`, value]))
  const common = {
    ...{ on: 'TEXT', kind: 'ARTICLE', proximity: 'DERIVATIVE', language: 'en', url: '', dateline: '' },
    ...{ byline: '', updated: '', cue: 'said', via: '', wording: 'VERBATIM', act: 'ASSERTED' },
    ...{ 'said.edtf': '', 'said.phrase': '', 'said.basis': '' },
  }
  return {
    ...side('first', {
      ...common,
      ...{ text: first, title: `No rise ${mark}`, publisher: 'The Ferry Post', published: '2 Nov 2019' },
      ...{ quote: 'We will never raise the fare.', quoteAt: String(first.indexOf('We will')) },
      ...{ name: `Rosa Lindqvist ${mark}`, speakerKind: 'PERSON', gloss: 'The fare stays.' },
    }),
    ...side('second', {
      ...common,
      ...{ text: second, title: `A rise ${mark}`, publisher: 'The Island Gazette', published: '5 Nov 2019' },
      ...{ quote: 'The fare will rise to 5 euros in May.', quoteAt: String(second.indexOf('The fare')) },
      ...{ name: `Ole Brandt ${mark}`, speakerKind: 'PERSON', gloss: 'The fare rises in May.' },
    }),
    ...{ 'links.0.label': 'whether the fare rises' },
    'links.0.first': `${first.indexOf('never')}-${first.indexOf('never') + 11} never raise`,
    'links.0.second': `${second.indexOf('will rise')}-${second.indexOf('will rise') + 9} will rise`,
    ...{ sameEvent: 'YES', sameTime: 'YES', canBothBeTrue: 'NO' },
    ...{ subject: `whether the fare ${mark} rises`, dispute: `The fare ${mark}` },
    ...{ reconciliation: '', whatWouldSettleIt: '', proposed: 'subject,first.name' },
    ...more,
  }
}
const compare = (values: Values) => compareStatements(editor, compareForm.parse(unflatten(values)))

const countsOf = async () => ({
  sources: await deskDb.source.count(),
  statements: await deskDb.statement.count(),
  speakers: await deskDb.speaker.count(),
  disputes: await deskDb.dispute.count(),
  records: await deskDb.record.count(),
  revisions: await deskDb.revision.count(),
})

test('two texts become a record in review in one transaction, with everything it needs', async () => {
  const { id } = await compare(comparison())
  const record = await deskDb.record.findUniqueOrThrow({
    where: { id },
    include: { ties: { include: { passages: true } }, statementA: true, statementB: true, dispute: true },
  })
  expect(record).toMatchObject({
    ...{ state: 'IN_REVIEW', relation: 'CONTRARY', event: 'SAME', people: 'SAME', bothCanBeTrue: false },
    summary: 'The fare stays. The fare rises in May.',
    statementA: { quote: 'We will never raise the fare.' },
    statementB: { quote: 'The fare will rise to 5 euros in May.' },
    dispute: { state: 'IN_REVIEW' },
  })
  expect(record.ties[0]?.passages.map(({ exact }) => exact).toSorted()).toEqual(['never raise', 'will rise'])
  const paired = await deskDb.revision.findFirst({ where: { subjectId: id, action: 'PAIRED' } })
  expect(paired?.after).toMatchObject({ acceptedTogether: ['Headline', 'Speaker, first statement'] })
})

test('the second editor reads which proposals were accepted all at once', async () => {
  const { id } = await compare(comparison({ proposed: 'first.name,links.0,<b>hostile</b>' }))
  expect(await deskAcceptedTogether(editor, id)).toEqual(['Speaker, first statement', 'Link 1'])
  const { id: other } = await compare(comparison({ proposed: '' }))
  expect(await deskAcceptedTogether(editor, other)).toEqual([])
})

test('an error on any side writes nothing, and the errors of both sides come together', async () => {
  const before = await countsOf()
  const wrong = comparison({ 'first.quote': 'We never said this.', 'second.quote': 'Nor this.' })
  const error = await compare(wrong).catch((failure: unknown) => failure)
  expect(error instanceof FieldErrors && Object.keys(error.errors)).toEqual(['first.quote', 'second.quote'])
  expect(await countsOf()).toEqual(before)
})

test('a statement dated after its report is refused at its field, with a way to say why', async () => {
  const late = comparison({ 'first.said.edtf': '30 Nov 2019' })
  await expect(compare(late)).rejects.toMatchObject({
    errors: { 'first.dateOverride': expect.stringContaining('later') },
  })
  await compare({ ...late, 'first.dateOverride': 'The page was dated back.' })
})

test('a record that cannot be sent is not saved either', async () => {
  const before = await countsOf()
  const {
    'links.0.label': _label,
    'links.0.first': _first,
    'links.0.second': _second,
    ...unlinked
  } = comparison()
  await expect(compare(unlinked)).rejects.toThrow('No passages are tied.')
  expect(await countsOf()).toEqual(before)
  const { id } = await compare({ ...unlinked, outcome: 'KEEP' })
  expect((await deskDb.record.findUniqueOrThrow({ where: { id } })).state).toBe('DRAFT')
})

test('a text, a statement, a speaker and a dispute on file are used as they are', async () => {
  const values = comparison()
  await compare(values)
  const before = await countsOf()
  const other = comparison()
  const mixed = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name.startsWith('second.') ? (other[name] ?? value) : value,
    ]),
  )
  const second = other['second.text'] ?? ''
  await compare({
    ...mixed,
    'links.0.second': `${second.indexOf('will rise')}-${second.indexOf('will rise') + 9} will rise`,
  })
  const after = await countsOf()
  expect([after.sources, after.statements, after.speakers, after.disputes, after.records]).toEqual([
    ...[before.sources + 1, before.statements + 1, before.speakers + 1, before.disputes, before.records + 1],
  ])
})

test('a pair that has a record already is refused with a link to it', async () => {
  const values = comparison()
  const { number } = await compare(values)
  await expect(compare(values)).rejects.toMatchObject({
    code: 'conflict',
    link: { href: `/desk/records/${number}` },
  })
})

test('a speaker between speaker and publication is a link of the attribution, and the publication is not doubled', async () => {
  const relayed = comparison({
    'first.via': `Ines Holt ${count}`,
    'second.name': 'The Island Gazette',
    'second.speakerKind': 'ORGANISATION',
  })
  const { id } = await compare(relayed)
  const { statementA, statementB } = await deskDb.record.findUniqueOrThrow({
    where: { id },
    include: {
      statementA: { include: { attributions: { orderBy: { position: 'asc' }, include: { speaker: true } } } },
      statementB: { include: { attributions: { orderBy: { position: 'asc' }, include: { speaker: true } } } },
    },
  })
  const names = [statementA, statementB].map(({ attributions }) =>
    attributions.map(({ speaker }) => speaker.name.replace(/ \d+$/, '')),
  )
  expect(names).toEqual([['Rosa Lindqvist', 'Ines Holt', 'The Ferry Post'], ['The Island Gazette']])
})

test('the sender takes a record back until it is approved, and nobody else does', async () => {
  const { id } = await compare(comparison())
  const at = { subject: 'RECORD', id, revision: 2 } as const
  await expect(takeBack(await anEditor(), at)).rejects.toMatchObject({ code: 'forbidden' })
  await takeBack(editor, at)
  const record = await deskDb.record.findUniqueOrThrow({ where: { id }, include: { dispute: true } })
  expect([record.state, record.dispute.state]).toEqual(['DRAFT', 'DRAFT'])
  await expect(takeBack(editor, at)).rejects.toMatchObject({ code: 'conflict' })
})

test('hostile texts are stored character for character', async () => {
  for (const sample of hostileStrings.filter((text, place) => text.trim() !== '' && place % 4 === 0)) {
    const text = `A report: “${sample}” ${++count}`
    const at = text.indexOf(sample)
    const values = comparison({
      'first.text': text,
      'first.quote': sample,
      'first.quoteAt': String(at),
      'first.wording': 'PARAPHRASE',
    })
    const { id } = await compare({
      ...values,
      'links.0.first': `${at}-${at + sample.length} ${sample}`,
      outcome: 'KEEP',
    })
    const { ties } = await deskDb.record.findUniqueOrThrow({
      where: { id },
      include: { ties: { include: { passages: true } } },
    })
    expect(ties[0]?.passages.map(({ exact }) => exact)).toContain(sample)
  }
})

test('statements that may conflict come likeliest first, with a reason', async () => {
  await compare(comparison({ 'second.gloss': 'Nobody will pay the harbour toll twice.' }))
  const sought = {
    text: 'The harbour toll will be paid twice by everybody',
    speaker: 'Nils Pier',
    language: 'en',
  }
  const [first] = await deskPossibleConflicts(editor, sought)
  expect(first).toMatchObject({
    quote: 'The fare will rise to 5 euros in May.',
    reason: expect.stringContaining('“harbour”'),
  })
  expect(await deskPossibleConflicts(editor, { ...sought, text: 'a of the' })).toEqual([])
})

test('a statement on file is found by its words and by its name', async () => {
  await compare(comparison())
  const [match] = await deskOnFile(editor, `Rosa Lindqvist ${count}`)
  expect(match).toMatchObject({
    quote: 'We will never raise the fare.',
    publisher: 'The Ferry Post',
    published: '2 Nov 2019',
  })
  expect(await deskOnFileNamed(editor, match?.slug ?? '')).toEqual(match)
  expect(await deskOnFileNamed(editor, 'none')).toBe(null)
})
