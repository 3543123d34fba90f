import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  approve,
  askToWithdraw,
  correct,
  sendBack,
  sendToReview,
  withdrawRecord,
} from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import {
  correctionForm,
  returningForm,
  submissionForm,
  withdrawalForm,
  withdrawalRequestForm,
} from '#features/review/schema'
import { whitespaceEdges, countExact, uniqueMark, sampleChunks } from './support/fidelity-strings'
import { aReadyRecord } from './support/factories'
import { openSession } from './support/db-sessions'

let owner: pg.Client
beforeAll(async () => {
  owner = await openSession()
})
afterAll(() => owner.end())

test('texts of review steps are stored and published character for character', async () => {
  for (const text of [...sampleChunks(280), ...whitespaceEdges]) {
    const { author, second, id, revision } = await aReadyRecord()
    const sampleText = () => `${text}${uniqueMark()}${text.slice(0, 8)}`
    const [returnReason, changeNote, correctionReason, withdrawalReason] = [
      sampleText(),
      sampleText(),
      sampleText(),
      sampleText(),
    ]
    const at = { subject: 'RECORD', id, revision } as const
    const form = { ...at, revision: String(revision) }
    await sendToReview(author, at)
    await sendBack(second, returningForm.parse({ ...form, reason: returnReason }))
    await sendToReview(author, submissionForm.parse({ ...form, changeNote }))
    await approve(second, { ...at, points: [] })
    await publishRecord(second, { id, revision })
    await correct(second, correctionForm.parse({ ...form, reason: correctionReason }))
    await askToWithdraw(author, withdrawalRequestForm.parse({ ...form, reason: withdrawalReason }))
    await withdrawRecord(second, withdrawalForm.parse({ ...form, confirmed: 'on', reason: withdrawalReason }))

    expect(await countExact(owner, ['desk."Revision"', 'reason', 500], returnReason)).toBe(1)
    expect(await countExact(owner, ['desk."Revision"', 'reason', 500], correctionReason)).toBe(1)
    expect(await countExact(owner, ['published."Publication"', '"changeNote"', 300], changeNote)).toBe(1)
    expect(await countExact(owner, ['published."Tombstone"', 'reason', 300], withdrawalReason)).toBe(1)
    const { rows } = await owner.query(
      'SELECT document FROM published."Publication" WHERE "subjectId" = $1',
      [id],
    )
    expect(JSON.parse(rows[0].document)).toMatchObject({ changeNote })
  }
}, 180_000)

test('every review form refuses a text that cannot be stored exactly, at its field', () => {
  const form = {
    subject: 'RECORD',
    id: '01999999-0000-7000-8000-00000000000a',
    revision: '1',
    confirmed: 'on',
  }
  for (const [schema, field] of [
    [returningForm, 'reason'],
    [correctionForm, 'reason'],
    [withdrawalForm, 'reason'],
    [withdrawalRequestForm, 'reason'],
    [submissionForm, 'changeNote'],
  ] as const)
    for (const bad of ['a\0b', '\ud83d', '\udc00'])
      expect(schema.safeParse({ ...form, [field]: bad }).error?.issues).toContainEqual(
        expect.objectContaining({
          path: [field],
          message: expect.stringMatching(/cannot be stored exactly/),
        }),
      )
})
