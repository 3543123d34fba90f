import fc from 'fast-check'
import { expect, test } from 'vitest'
import { captureSource } from '#features/sources/commands.server'
import { sourceDraft } from '#features/sources/schema'
import { editDispute, openDispute } from '#features/disputes/commands.server'
import { disputeForm } from '#features/disputes/schema'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { nameKey } from '#lib/name-key'
import { storedText } from '#test/support/form-round-trip'
import { anEditor } from '#test/support/factories'
import { addCapacity, addSpeaker, editSpeaker, speakerNamed } from './commands.server'
import { deskSpeakerNamed } from './queries.server'
import { speakerDraft, speakerEditForm, speakerForm } from './schema'

const person = (name: string, more: object = {}) => speakerDraft.parse({ kind: 'PERSON', name, ...more })
const newSpeaker = (name: string, more: object = {}) => ({ name, kind: null, describedAs: null, ...more })

test('the database and the form compute one key for a name', async () => {
  const texts = fc.sample(storedText(), { numRuns: 400, seed: 4711 })
  const samples = ['ÅSA’s', '\u1e9e', 'İşık', 'ΘΕΌΔΩΡΟΣ', '\ufb01', 'A\u030a\u00a0b', ...texts]
  const rows = await deskDb.$queryRaw<{ name: string; key: string }[]>`
    SELECT name, desk.name_key(name) AS key FROM unnest(${samples}::text[]) AS name`
  const differing = rows.filter(({ name, key }) => nameKey(name) !== key)
  expect(differing.map(({ name, key }) => [name, key, nameKey(name)])).toEqual([])
})

test('a name that differs only in what cannot be seen is refused with the speaker on file', async () => {
  const editor = await anEditor()
  await addSpeaker(editor, person('Ines Höll', { aliases: ['Höll of O’Hara'] }))
  const same = [
    'Ines Ho\u0308ll',
    'Ines  Höll',
    'Ines\u00a0Höll',
    'Ines Höll\u200b',
    '\u200eInes Höll',
    "Höll of O'Hara",
  ]
  for (const name of [...same, 'ines höll']) {
    await expect(addSpeaker(editor, person(name, { isAnother: true })), name).rejects.toMatchObject({
      code: 'conflict',
      link: { label: 'Open Ines Höll' },
    })
    expect(await deskSpeakerNamed(editor, name), name).not.toBeNull()
  }
})

test('a name that differs in accents, marks, order or title needs an answer, and may be another speaker', async () => {
  const editor = await anEditor()
  await addSpeaker(editor, person('Łucja Świt'))
  const like = ['Lucja Swit', 'Łucja Świt.', 'Dr. Łucja Świt', 'Świt, Łucja', 'Prof Lucja Swit']
  for (const name of like)
    await expect(addSpeaker(editor, person(name)), name).rejects.toMatchObject({
      field: 'name',
      message: expect.stringContaining('Is this Łucja Świt'),
    })
  await expect(
    deskTransaction((tx) => speakerNamed(tx, editor, newSpeaker('Swit, Lucja', { kind: 'PERSON' }))),
  ).rejects.toThrow('Is this Łucja Świt')
  const { id } = await addSpeaker(editor, person('Lucja Swit', { isAnother: true }))
  const stored = await deskDb.speaker.findUniqueOrThrow({ where: { id } })
  const typed = { id, kind: 'PERSON', name: 'Lucja Swit', describedAs: '', wikidataId: '', reason: '' }
  const edit = (name: string, revision: number, more = {}) =>
    editSpeaker(
      editor,
      speakerEditForm.parse({ ...typed, aliases: '', revision: String(revision), ...more, name }),
    )
  await edit('Lucja Swit', stored.revision, { aliases: 'L. Swit' })
  await expect(edit('Swit, Lucja', stored.revision + 1)).rejects.toMatchObject({ field: 'name' })
  await edit('Swit, Lucja', stored.revision + 1, { isAnother: 'on' })
})

test.each([
  ['مُحَمَّد', 'محمد'],
  ['علي', 'علی'],
  ['كريم', 'کریم'],
  ['\u095bाहिद', 'जाहिद'],
  ['李 明', '李明'],
  ['שָׁלוֹם', 'שלום'],
])('%s asks whether it is %s on file', async (name, onFile) => {
  const editor = await anEditor()
  await addSpeaker(editor, person(onFile))
  await expect(addSpeaker(editor, person(name))).rejects.toMatchObject({ field: 'name' })
})

test('no speaker or dispute has a word of our own addresses as its slug', async () => {
  const editor = await anEditor()
  for (const [name, slug] of [
    ['Itself', 'itself-2'],
    ['New', 'new-2'],
  ] as const) {
    const { id } = await addSpeaker(editor, person(name))
    expect(await deskDb.speaker.findUniqueOrThrow({ where: { id } })).toMatchObject({ slug })
  }
})

test('an alias is written once, and is no name of another speaker', async () => {
  const editor = await anEditor()
  await addSpeaker(editor, person('Nils Ek'))
  await expect(addSpeaker(editor, person('Nora Ek', { aliases: ['nils  ek'] }))).rejects.toMatchObject({
    field: 'aliases',
  })
  const aliases = 'The Ek\nthe  ek\nThe Ek\u200b\n\nN. Ek'
  const fields = { kind: 'PERSON', name: ' Nora Ek\u00a0', aliases, wikidataId: ' Q7 ', describedAs: '' }
  const draft = speakerForm.parse(fields)
  expect([draft.name, draft.aliases, draft.wikidataId]).toEqual(['Nora Ek', ['The Ek', 'N. Ek'], 'Q7'])
})

test('a Wikidata id of another speaker is refused at its field', async () => {
  const editor = await anEditor()
  await addSpeaker(editor, person('Rosa Sund', { wikidataId: 'Q4711' }))
  await expect(addSpeaker(editor, person('Ola Sund', { wikidataId: 'Q4711' }))).rejects.toMatchObject({
    field: 'wikidataId',
    message: 'Q4711 is on file for Rosa Sund already.',
  })
})

test('speakers whom no source names may share a name, but not a description in another form', async () => {
  const editor = await anEditor()
  const unnamed = (describedAs: string) =>
    speakerDraft.parse({ kind: 'UNNAMED', name: 'Port sources', describedAs })
  await addSpeaker(editor, unnamed('Two people at the port’s gate'))
  await expect(addSpeaker(editor, unnamed("Two people at  the port's gate"))).rejects.toMatchObject({
    code: 'conflict',
  })
  await addSpeaker(editor, unnamed('A person close to the toll company'))
})

test('one form may name the speaker that it creates twice', async () => {
  const editor = await anEditor()
  const [first, second] = await deskTransaction(async (tx) => {
    const added = new Set<string>()
    const step = newSpeaker('Vera Lund', { kind: 'PERSON', added })
    return [await speakerNamed(tx, editor, step), await speakerNamed(tx, editor, step)]
  })
  expect(first?.id).toBe(second?.id)
})

test('two transactions cannot enter one name', async () => {
  const editor = await anEditor()
  const results = await Promise.allSettled(
    ['Ida Berg', 'Ida  Berg', 'IDA BERG', 'Ida Berg\u200b'].map((name) => addSpeaker(editor, person(name))),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('roles, publishers and topics are written in one way', async () => {
  const editor = await anEditor()
  const { id: speakerId } = await addSpeaker(editor, person('Mira Dahl'))
  const role = (title: string) => addCapacity(editor, { speakerId, title, organisationId: null })
  const chair = await role('chair of the Board’s panel')
  expect(await role("chair of  the Board's panel")).toEqual(chair)
  expect(await role('Chair of the Board’s panel')).not.toEqual(chair)

  const source = async (publisher: string, text: string) => {
    const draft = { kind: 'ARTICLE', title: 'A pier', language: 'en', published: null }
    const { id } = await captureSource(
      editor,
      sourceDraft.parse({ ...draft, publisher, snapshot: { kind: 'FULL', text } }),
    )
    return (await deskDb.source.findUniqueOrThrow({ where: { id } })).publisher
  }
  expect(await source('The Pier’s Post', 'One.')).toBe('The Pier’s Post')
  expect(await source("The  Pier's Post\u200b", 'Two.')).toBe('The Pier’s Post')
  await expect(source("THE PIER'S POST", 'One.')).rejects.toThrow('is on file already')

  const dispute = { title: 'The pier', question: 'Is it?', summary: 'Two.', asOf: '12 November 2019' }
  const open = (topics: string) => openDispute(editor, disputeForm.parse({ ...dispute, topics }))
  const topicsOf = async ({ id }: { id: string }) =>
    (await deskDb.dispute.findUniqueOrThrow({ where: { id } })).topics
  expect(await topicsOf(await open('Ferries, the  fare, ferries'))).toEqual(['Ferries', 'the  fare'])
  const other = await open('FERRIES, Piers')
  expect(await topicsOf(other)).toEqual(['Ferries', 'Piers'])
  await editDispute(editor, {
    ...{ ...dispute, asOf: '2019-11-12', id: other.id, revision: 1, topics: ['piers', 'The fare'] },
  })
  expect(await topicsOf(other)).toEqual(['piers', 'the  fare'])
})
