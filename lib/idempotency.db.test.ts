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
  const request = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const send = () => runOnce(request, () => openDispute(editor, draft('Sent fifty times')))
  const [first, ...others] = await Promise.all(Array.from({ length: 50 }, send))
  expect(others).toEqual(others.map(() => first))
  expect(await count('Sent fifty times')).toBe(1)
  expect(await send()).toEqual(first)
})

test('submissions that wait for a failing one get its error and can be retried', async () => {
  const editor = await anEditor()
  const request = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const nobody = { ...editor, id: randomUUID() }
  const send = (as: typeof editor) => runOnce(request, () => openDispute(as, draft('Refused alike')))
  const answers = await Promise.allSettled([nobody, editor, editor].map(send))
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  await send(editor)
  expect(await count('Refused alike')).toBe(1)
})

test('a key with another body or from another editor is refused without a change', async () => {
  const [editor, other] = [await anEditor(), await anEditor()]
  const request = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  await runOnce(request, () => openDispute(editor, draft('First words')))
  for (const otherRequest of [
    { ...request, fingerprint: 'b' },
    { ...request, editorId: other.id },
  ])
    await expect(
      runOnce(otherRequest, () => openDispute(editor, draft('Other words'))),
    ).rejects.toMatchObject({
      code: 'conflict',
    })
  expect(await count('Other words')).toBe(0)
})

test('a refused form can be submitted again with the same key', async () => {
  const editor = await anEditor()
  const request = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  await expect(
    runOnce(request, () => openDispute({ ...editor, id: randomUUID() }, draft('Refused once'))),
  ).rejects.toThrow('foreign key')
  await runOnce(request, () => openDispute(editor, draft('Refused once')))
  expect(await count('Refused once')).toBe(1)
})

test('two commands of one form each run once', async () => {
  const editor = await anEditor()
  const request = { key: randomUUID(), editorId: editor.id, fingerprint: 'a' }
  const runBoth = () =>
    runOnce(request, async () => [
      await openDispute(editor, draft('Step one')),
      await openDispute(editor, draft('Step two')),
    ])
  expect(await runBoth()).toEqual(await runBoth())
  expect([await count('Step one'), await count('Step two')]).toEqual([1, 1])
})
