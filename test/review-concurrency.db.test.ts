import { afterAll, beforeAll, expect, test } from 'vitest'
import { citeEvidence } from '#features/records/ties-and-evidence.server'
import { editRecord, rePair } from '#features/records/commands.server'
import { evidenceDraft } from '#features/records/schema'
import { approve, sendBack, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import type { RevisionAction } from '#features/history/revision-action'
import { declareConflict } from '#features/editors/commands.server'
import { correctDateSaid } from '#features/statements/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement, anEditor, readyEdit } from './support/factories'
import { measured } from './support/measurements'
import { blockBeforeCommit } from './support/interleaving'

let barrier: Awaited<ReturnType<typeof blockBeforeCommit>>
beforeAll(async () => {
  barrier = await blockBeforeCommit()
})
afterAll(() => barrier.end())

type ReadyRecord = Awaited<ReturnType<typeof aReadyRecord>>
const stale = 'Somebody changed it since you read it.'
const at = ({ id, revision }: Pick<ReadyRecord, 'id' | 'revision'>) =>
  ({ subject: 'RECORD', id, revision }) as const

const steps = (record: ReadyRecord) =>
  ({
    publish: ['PUBLISHED', () => publishRecord(record.second, { ...at(record) })],
    approve: ['APPROVED', () => approve(record.second, { ...at(record), points: [] })],
    edit: [
      'EDITED',
      () => editRecord(record.author, { ...readyEdit(record.id, record.revision), summary: 'Another.' }),
    ],
    date: [
      'DATE_CORRECTED',
      () =>
        correctDateSaid(record.author, {
          ...{ id: record.never, revision: 1, reason: 'x' },
          said: { edtf: '2019-10-30', phrase: null, inferred: false, basis: null },
        }),
    ],
    withdraw: ['WITHDRAWN', () => withdrawRecord(record.second, { ...at(record), reason: 'Taken back.' })],
    evidence: [
      'EVIDENCE_ADDED',
      () =>
        citeEvidence(
          record.author,
          evidenceDraft.parse({
            ...{ recordId: record.id, revision: record.revision, statementId: null },
            ...{ stance: 'CONTEXT', hand: 'SECOND_HAND', note: 'The timetable.', snapshotId: null },
          }),
        ),
    ],
  }) satisfies Record<string, readonly [RevisionAction, () => Promise<unknown>]>

async function inReview() {
  const record = await aReadyRecord()
  await sendToReview(record.author, at(record))
  return record
}
async function approved() {
  const record = await inReview()
  await approve(record.second, { ...at(record), points: [] })
  return record
}
async function published() {
  const record = await approved()
  await steps(record).publish[1]()
  return record
}
const stateOf = ({ id }: ReadyRecord) =>
  deskDb.record.findUniqueOrThrow({
    where: { id },
    select: { state: true, publicState: true, needsReview: true, revision: true },
  })
const versions = ({ id }: ReadyRecord) => deskDb.publication.count({ where: { subjectId: id } })
const approvals = ({ id }: ReadyRecord) => deskDb.approval.count({ where: { recordId: id, voidedAt: null } })

/** A published record whose second version is approved and not published yet. */
async function correctedAndApproved() {
  const record = await published()
  await steps(record).edit[1]()
  const next = { ...record, revision: record.revision + 1 }
  await sendToReview(next.author, at(next))
  await approve(next.second, { ...at(next), points: [] })
  return next
}

test('an edit during publication comes after it: readers get the approved content', async () => {
  const record = await approved()
  const { publish, edit } = steps(record)
  expect(await barrier.interleave(publish, edit[1])).toEqual(['done', 'done'])
  const { document } = await deskDb.publication.findFirstOrThrow({ where: { subjectId: record.id } })
  expect(document).not.toContain('Another.')
  expect(await stateOf(record)).toMatchObject({ state: 'DRAFT', publicState: 'PUBLISHED' })
  expect(await approvals(record)).toBe(0)
})

test('publishing is refused during an edit of the record', async () => {
  const record = await approved()
  const { publish, edit } = steps(record)
  expect(await barrier.interleave(edit, publish[1])).toEqual(['done', stale])
  expect(await versions(record)).toBe(0)
})

test('evidence cited during publication is not in that version; publishing is refused while evidence is cited', async () => {
  const recordA = await approved()
  expect(await barrier.interleave(steps(recordA).publish, steps(recordA).evidence[1])).toEqual([
    'done',
    'done',
  ])
  expect(
    (await deskDb.publication.findFirstOrThrow({ where: { subjectId: recordA.id } })).document,
  ).not.toContain('timetable')
  const recordB = await approved()
  expect(await barrier.interleave(steps(recordB).evidence, steps(recordB).publish[1])).toEqual([
    'done',
    stale,
  ])
  expect(await versions(recordB)).toBe(0)
})

test('a date corrected during publication marks the published record for review', async () => {
  const record = await approved()
  const { publish, date } = steps(record)
  expect(await barrier.interleave(publish, date[1])).toEqual(['done', 'done'])
  expect(await stateOf(record)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('publishing is refused while a date in the record is corrected', async () => {
  const record = await approved()
  const { publish, date } = steps(record)
  expect(await barrier.interleave(date, publish[1])).toEqual(['done', stale])
  expect(await versions(record)).toBe(0)
})

/** Removes the statement's appearance without a command, and adds another in the same transaction if `another`. */
const removeAppearance = (statementId: string, { another }: { another: boolean }) =>
  deskDb.$transaction(async (tx) => {
    const appearance = await tx.appearance.findFirstOrThrow({ where: { statementId } })
    await tx.appearance.delete({ where: { id: appearance.id } })
    if (another) await tx.appearance.create({ data: { ...appearance, page: '2' } })
  })

test('removing the last source of a record is refused during publication', async () => {
  const record = await approved()
  const remove = () => removeAppearance(record.never, { another: false })
  expect(await barrier.interleave(steps(record).publish, remove)).toEqual([
    'done',
    'A statement stands in at least one snapshot.',
  ])
  expect(await versions(record)).toBe(1)
  expect(await deskDb.appearance.count({ where: { statementId: record.never } })).toBe(1)
})

test('a source replaced during publication marks the published record for review', async () => {
  const record = await approved()
  const exchange = () => removeAppearance(record.never, { another: true })
  expect(await barrier.interleave(steps(record).publish, exchange)).toEqual(['done', 'done'])
  expect(await versions(record)).toBe(1)
  expect(await stateOf(record)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('changing the pair is refused during publication, and publishing during a change of pair', async () => {
  const [recordA, recordB] = [await approved(), await approved()]
  const changePair = async ({ author, id, revision, never, rosa, source }: ReadyRecord) => {
    const third = await aStatement(author, { quote: 'the fare', speakerId: rosa, at: source })
    return () => rePair(author, { id, revision, statementIds: [never, third] })
  }
  expect(await barrier.interleave(steps(recordA).publish, await changePair(recordA))).toEqual([
    'done',
    'A record that was published keeps its two statements.',
  ])
  expect(
    await barrier.interleave(['PAIR_CHANGED', await changePair(recordB)], steps(recordB).publish[1]),
  ).toEqual(['done', stale])
  expect(await versions(recordB)).toBe(0)
})

test('publishing a correction is refused during a withdrawal', async () => {
  const record = await correctedAndApproved()
  const { publish, withdraw } = steps(record)
  expect(await barrier.interleave(withdraw, publish[1])).toEqual(['done', 'It was withdrawn.'])
  expect(await versions(record)).toBe(1)
})

test('a withdrawal during the publication of a correction withdraws that version too', async () => {
  const record = await correctedAndApproved()
  const { publish, withdraw } = steps(record)
  expect(await barrier.interleave(publish, withdraw[1])).toEqual(['done', 'done'])
  expect(await versions(record)).toBe(2)
  expect(await stateOf(record)).toMatchObject({ publicState: 'WITHDRAWN' })
})

test('a withdrawal of a stale revision is refused', async () => {
  const record = await published()
  const { edit, withdraw } = steps(record)
  expect(await barrier.interleave(edit, withdraw[1])).toEqual([
    'done',
    'It is not published at this revision any more.',
  ])
  expect(await stateOf(record)).toMatchObject({ publicState: 'PUBLISHED' })
})

test('an edit during an approval voids the approval', async () => {
  const record = await inReview()
  const { approve: give, edit } = steps(record)
  expect(await barrier.interleave(give, edit[1])).toEqual(['done', 'done'])
  expect(await approvals(record)).toBe(0)
  expect(await stateOf(record)).toMatchObject({ state: 'DRAFT' })
})

test('an approval is refused during an edit of the record', async () => {
  const record = await inReview()
  const { approve: give, edit } = steps(record)
  expect(await barrier.interleave(edit, give[1])).toEqual(['done', stale])
  expect(await approvals(record)).toBe(0)
})

test('an approval and a conflict of interest declared at once leave no approval, in either order', async () => {
  const [recordA, recordB] = [await inReview(), await inReview()]
  const declare = (record: ReadyRecord) =>
    [
      'CONFLICT_DECLARED',
      () => declareConflict(record.second, { speakerId: record.rosa, note: 'A cousin.' }),
    ] as const
  expect(await barrier.interleave(steps(recordA).approve, declare(recordA)[1])).toEqual(['done', 'done'])
  expect([await approvals(recordA), await stateOf(recordA)]).toMatchObject([0, { state: 'IN_REVIEW' }])
  const [first, second] = await barrier.interleave(declare(recordB), steps(recordB).approve[1])
  expect(first).toBe('done')
  expect(second).toMatch(/conflict of interest/)
  expect(await approvals(recordB)).toBe(0)
})

test('publishing one revision twice at once creates one version', async () => {
  const record = await approved()
  const { publish } = steps(record)
  const [firstOutcome, secondOutcome] = await barrier.interleave(publish, publish[1])
  expect(firstOutcome).toBe('done')
  expect(secondOutcome).toBe('This revision is published already.')
  expect(await versions(record)).toBe(1)
})

test('one of two simultaneous approvals succeeds', async () => {
  const record = await inReview()
  const third = await anEditor()
  const [firstOutcome, secondOutcome] = await barrier.interleave(steps(record).approve, () =>
    approve(third, { ...at(record), points: [] }),
  )
  expect(firstOutcome).toBe('done')
  expect(secondOutcome).not.toBe('done')
  expect(await approvals(record)).toBe(1)
})

test('an approval and a return at once leave the record a draft without an approval', async () => {
  const [recordA, recordB] = [await inReview(), await inReview()]
  const third = await anEditor()
  const sendBackStep = (record: ReadyRecord) =>
    ['SENT_BACK', () => sendBack(third, { ...at(record), reason: 'Not yet.' })] as const
  expect(await barrier.interleave(steps(recordA).approve, sendBackStep(recordA)[1])).toEqual(['done', 'done'])
  expect([await approvals(recordA), await stateOf(recordA)]).toMatchObject([0, { state: 'DRAFT' }])
  const [first, second] = await barrier.interleave(sendBackStep(recordB), steps(recordB).approve[1])
  expect(first).toBe('done')
  expect(second).not.toBe('done')
  expect([await approvals(recordB), await stateOf(recordB)]).toMatchObject([0, { state: 'DRAFT' }])
})

test('no interleaving violated an invariant', () => {
  expect(barrier.count()).toBeGreaterThan(18)
  measured(
    'R39',
    `${barrier.count()} scripted interleavings of publication, approval and withdrawal with other changes, in both orders: 0 violations`,
  )
})
