import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { anEditor } from '#test/support/factories'
import { addSpeaker, editSpeaker, speakerNamed } from './commands.server'
import { deskSpeakers } from './queries.server'
import { resolveLinks } from '#features/statements/capture.server'
import { speakerDraft, speakerEditForm } from './schema'
import type { SpeakerKind } from './speaker'

let count = 0

/** Two speakers with names that no other test uses. */
async function theCast() {
  const editor = await anEditor('CONTRIBUTOR')
  const rosa = `Rosa Lindqvist ${++count}`
  const board = `Harbour Board ${count}`
  const person = speakerDraft.parse({ kind: 'PERSON', name: rosa, aliases: [`Lindquist ${count}`] })
  const { id } = await addSpeaker(editor, person)
  const { id: boardId } = await addSpeaker(editor, speakerDraft.parse({ kind: 'ORGANISATION', name: board }))
  const { slug } = await deskDb.speaker.findUniqueOrThrow({ where: { id } })
  return { editor, rosa, board, id, boardId, slug, alias: `Lindquist ${count}` }
}

test('a speaker is found by name, by alias and by a similar spelling', async () => {
  const { editor, rosa, alias } = await theCast()
  for (const words of [rosa, rosa.toUpperCase(), alias, 'Lindqvst', 'rosa lindquist', '  Rosa '])
    expect(
      (await deskSpeakers(editor, words)).map(({ name }) => name),
      words,
    ).toContain(rosa)
  for (const words of ['%', '_', "'; DROP TABLE x; --", 'Pegasus'])
    expect(
      (await deskSpeakers(editor, words)).map(({ name }) => name),
      words,
    ).not.toContain(rosa)
})

test('a duplicate name or alias is refused with a link to the existing speaker', async () => {
  const { editor, rosa, alias, slug } = await theCast()
  for (const name of [rosa, ` ${rosa.toLowerCase()} `, alias])
    await expect(addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name }))).rejects.toMatchObject({
      code: 'conflict',
      link: { href: `/desk/speakers/${slug}`, label: `Open ${rosa}` },
    })
  await addSpeaker(editor, speakerDraft.parse({ kind: 'PERSON', name: `${rosa} (Gothenburg)` }))
})

test('an edit cannot take the name of another speaker, and can change everything else', async () => {
  const { editor, rosa, board, boardId } = await theCast()
  const typed = { aliases: '', wikidataId: '', describedAs: '', reason: '' }
  const edit = speakerEditForm.parse({
    ...typed,
    id: boardId,
    revision: '1',
    kind: 'ORGANISATION',
    name: rosa,
  })
  await expect(editSpeaker(editor, edit)).rejects.toMatchObject({ code: 'conflict' })
  await editSpeaker(editor, { ...edit, name: board, aliases: ['The Board'] })
  expect(await deskDb.speaker.findUnique({ where: { id: boardId } })).toMatchObject({
    revision: 2,
    aliases: ['The Board'],
  })
})

test('a name in an attribution resolves to its speaker, gets a similar one suggested, or creates one of the given kind', async () => {
  const { editor, rosa, alias, id } = await theCast()
  const newSpeaker = (name: string, more: object = {}) =>
    deskTransaction((tx) => speakerNamed(tx, editor, { name, kind: null, describedAs: null, ...more }))
  expect(await newSpeaker(alias)).toEqual(expect.objectContaining({ id }))
  await expect(newSpeaker(rosa.replace('qv', 'kv'))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/is not on file\. Did you mean .*Rosa Lindqvist.*\? To add a new speaker/),
  })
  await expect(newSpeaker('A deckhand', { kind: 'UNNAMED' })).rejects.toThrow('whom it does not name')
  const { id: createdId } = await newSpeaker('A deckhand', {
    kind: 'UNNAMED',
    describedAs: 'a member of the crew',
  })
  expect(await newSpeaker('a DECKHAND')).toEqual(expect.objectContaining({ id: createdId }))
})

test('a chosen kind is never ignored where the name is on file', async () => {
  const { editor, rosa, board, boardId } = await theCast()
  const speakerFor = (name: string, kind: SpeakerKind, describedAs: string | null = null) =>
    deskTransaction((tx) => speakerNamed(tx, editor, { name, kind, describedAs }))
  const inputs = [
    [rosa, 'ORGANISATION', 'as a person'],
    [rosa, 'PERSON', 'as a person'],
    [rosa.toUpperCase(), 'UNNAMED', 'as a person'],
    [board, 'PERSON', 'as an organisation'],
  ] as const
  for (const [name, kind, sentence] of inputs)
    await expect(speakerFor(name, kind, 'a member of the crew'), `${name} ${kind}`).rejects.toMatchObject({
      field: 'kind',
      message: expect.stringContaining(sentence),
    })
  expect(await speakerFor(board, 'ORGANISATION')).toMatchObject({ id: boardId })
})

test('the descriptions of unnamed speakers of one name distinguish them', async () => {
  const { editor } = await theCast()
  const name = `Sources ${count}`
  const speakerFor = (describedAs: string | null, kind: SpeakerKind | null = 'UNNAMED') =>
    deskTransaction((tx) => speakerNamed(tx, editor, { name, kind, describedAs }))
  const ministry = await speakerFor('Two sources in the ministry')
  const company = await speakerFor('A source close to the toll company')
  expect(company.id).not.toBe(ministry.id)
  expect(await speakerFor(' two sources in the ministry')).toMatchObject({ id: ministry.id })
  await expect(speakerFor(null)).rejects.toMatchObject({ field: 'describedAs' })
  await expect(speakerFor(null, null)).rejects.toThrow('“Two sources in the ministry” and “A source close')
  await expect(speakerFor(null, 'PERSON')).rejects.toThrow('not named by a source')
  await expect(
    addSpeaker(
      editor,
      speakerDraft.parse({ kind: 'UNNAMED', name, describedAs: 'two sources in the ministry' }),
    ),
  ).rejects.toMatchObject({ code: 'conflict' })
  await addSpeaker(editor, speakerDraft.parse({ kind: 'UNNAMED', name, describedAs: 'A third source' }))
})

test('a description of a speaker that the source names is not stored', async () => {
  const { editor } = await theCast()
  const draft = { name: `Ines Holt ${count}`, kind: 'PERSON', describedAs: 'a hidden field' } as const
  const { id } = await deskTransaction((tx) => speakerNamed(tx, editor, draft))
  expect(await deskDb.speaker.findUnique({ where: { id } })).toMatchObject({ describedAs: null })
})

test('every link of an attribution has its error at its step', async () => {
  const { editor, rosa } = await theCast()
  const link = { capacity: null, cue: null, seen: true }
  const links = [
    { ...link, speaker: { name: rosa, kind: 'ORGANISATION', describedAs: null }, rung: 3 },
    { ...link, speaker: { name: `Nobody ${count}`, kind: null, describedAs: null }, rung: 0 },
  ] as const
  await expect(deskTransaction((tx) => resolveLinks(tx, editor, links))).rejects.toMatchObject({
    errors: { 'rungs.3.kind': expect.any(String), 'rungs.0.name': expect.stringContaining('is not on file') },
  })
})
