import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openDispute } from '#features/disputes/commands.server'
import { deskDb } from './desk-db.server'
import { runOnce } from './idempotency.server'
import { anEditor } from '#test/support/factories'

const draft = (title: string) => ({
  title,
  question: 'Will the fare rise?',
  summary: 'Two descriptions of the fare.',
  topics: [],
  asOf: '2019-11-12',
})
const count = (title: string) => deskDb.dispute.count({ where: { title } })

test('fifty submissions of one form make one change and get equal responses', async () => {
  const editor = await anEditor()
  const order = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const send = () => runOnce(order, () => openDispute(editor, draft('Sent fifty times')))
  const [made, ...again] = await Promise.all(Array.from({ length: 50 }, send))
  expect(again).toEqual(again.map(() => made))
  expect(await count('Sent fifty times')).toBe(1)
  expect(await send()).toEqual(made)
})

test('submissions that wait for a failing one get its error and can be retried', async () => {
  const editor = await anEditor()
  const order = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const nobody = { ...editor, id: randomUUID() }
  const send = (as: typeof editor) => runOnce(order, () => openDispute(as, draft('Refused alike')))
  const answers = await Promise.allSettled([nobody, editor, editor].map(send))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  await send(editor)
  expect(await count('Refused alike')).toBe(1)
})

test('a key with another body or from another editor is refused and changes nothing', async () => {
  const [editor, other] = [await anEditor(), await anEditor()]
  const order = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  await runOnce(order, () => openDispute(editor, draft('First words')))
  for (const changed of [
    { ...order, fingerprint: 'b' },
    { ...order, editorId: other.id },
  ])
    await expect(runOnce(changed, () => openDispute(editor, draft('Other words')))).rejects.toMatchObject({
      code: 'conflict',
    })
  expect(await count('Other words')).toBe(0)
})

test('a refused form can be submitted again with the same key', async () => {
  const editor = await anEditor()
  const order = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  await expect(
    runOnce(order, () => openDispute({ ...editor, id: randomUUID() }, draft('Refused once'))),
  ).rejects.toThrow('foreign key')
  await runOnce(order, () => openDispute(editor, draft('Refused once')))
  expect(await count('Refused once')).toBe(1)
})

test('two commands of one form each run once', async () => {
  const editor = await anEditor()
  const order = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const both = () =>
    runOnce(order, async () => [
      await openDispute(editor, draft('Step one')),
      await openDispute(editor, draft('Step two')),
    ])
  expect(await both()).toEqual(await both())
  expect([await count('Step one'), await count('Step two')]).toEqual([1, 1])
})
