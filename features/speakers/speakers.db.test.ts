import { expect, test } from 'vitest'
import { deskDb, deskTransaction } from '#lib/desk-db.server'
import { anEditor } from '#test/support/factories'
import { addSpeaker, editSpeaker, speakerNamed } from './commands.server'
import { deskSpeakers } from './queries.server'
import { speakerDraft, speakerEditForm } from './schema'

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
  const named = (name: string, more: object = {}) =>
    deskTransaction((tx) => speakerNamed(editor, tx, { name, kind: null, describedAs: null, ...more }))
  expect(await named(alias)).toEqual(expect.objectContaining({ id }))
  await expect(named(rosa.replace('qv', 'kv'))).rejects.toMatchObject({
    code: 'invalid',
    message: expect.stringMatching(/is not on file\. Did you mean .*Rosa Lindqvist.*\? To add a new speaker/),
  })
  await expect(named('A deckhand', { kind: 'UNNAMED' })).rejects.toThrow('whom it does not name')
  const { id: made } = await named('A deckhand', { kind: 'UNNAMED', describedAs: 'a member of the crew' })
  expect(await named('a DECKHAND')).toEqual(expect.objectContaining({ id: made }))
})
