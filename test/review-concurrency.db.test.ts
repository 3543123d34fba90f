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
  const made = await approved()
  const { publish, edit } = steps(made)
  expect(await barrier.interleave(publish, edit[1])).toEqual(['done', 'done'])
  const { document } = await deskDb.publication.findFirstOrThrow({ where: { subjectId: made.id } })
  expect(document).not.toContain('Another.')
  expect(await stateOf(made)).toMatchObject({ state: 'DRAFT', publicState: 'PUBLISHED' })
  expect(await approvals(made)).toBe(0)
})

test('publishing is refused during an edit of the record', async () => {
  const made = await approved()
  const { publish, edit } = steps(made)
  expect(await barrier.interleave(edit, publish[1])).toEqual(['done', stale])
  expect(await versions(made)).toBe(0)
})

test('evidence cited during publication is not in that version; publishing is refused while evidence is cited', async () => {
  const one = await approved()
  expect(await barrier.interleave(steps(one).publish, steps(one).evidence[1])).toEqual(['done', 'done'])
  expect(
    (await deskDb.publication.findFirstOrThrow({ where: { subjectId: one.id } })).document,
  ).not.toContain('timetable')
  const other = await approved()
  expect(await barrier.interleave(steps(other).evidence, steps(other).publish[1])).toEqual(['done', stale])
  expect(await versions(other)).toBe(0)
})

test('a date corrected during publication marks the published record for review', async () => {
  const made = await approved()
  const { publish, date } = steps(made)
  expect(await barrier.interleave(publish, date[1])).toEqual(['done', 'done'])
  expect(await stateOf(made)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('publishing is refused while a date in the record is corrected', async () => {
  const made = await approved()
  const { publish, date } = steps(made)
  expect(await barrier.interleave(date, publish[1])).toEqual(['done', stale])
  expect(await versions(made)).toBe(0)
})

/** Removes the statement's appearance without a command, and adds another in the same transaction if `another`. */
const removeAppearance = (statementId: string, { another }: { another: boolean }) =>
  deskDb.$transaction(async (tx) => {
    const appearance = await tx.appearance.findFirstOrThrow({ where: { statementId } })
    await tx.appearance.delete({ where: { id: appearance.id } })
    if (another) await tx.appearance.create({ data: { ...appearance, page: '2' } })
  })

test('removing the last source of a record is refused during publication', async () => {
  const made = await approved()
  const remove = () => removeAppearance(made.never, { another: false })
  expect(await barrier.interleave(steps(made).publish, remove)).toEqual([
    'done',
    'A statement stands in at least one snapshot.',
  ])
  expect(await versions(made)).toBe(1)
  expect(await deskDb.appearance.count({ where: { statementId: made.never } })).toBe(1)
})

test('a source replaced during publication marks the published record for review', async () => {
  const made = await approved()
  const exchange = () => removeAppearance(made.never, { another: true })
  expect(await barrier.interleave(steps(made).publish, exchange)).toEqual(['done', 'done'])
  expect(await versions(made)).toBe(1)
  expect(await stateOf(made)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('changing the pair is refused during publication, and publishing during a change of pair', async () => {
  const [one, other] = [await approved(), await approved()]
  const changePair = async ({ author, id, revision, never, rosa, source }: ReadyRecord) => {
    const third = await aStatement(author, { quote: 'the fare', speakerId: rosa, at: source })
    return () => rePair(author, { id, revision, statementIds: [never, third] })
  }
  expect(await barrier.interleave(steps(one).publish, await changePair(one))).toEqual([
    'done',
    'A record that was published keeps its two statements.',
  ])
  expect(
    await barrier.interleave(['PAIR_CHANGED', await changePair(other)], steps(other).publish[1]),
  ).toEqual(['done', stale])
  expect(await versions(other)).toBe(0)
})

test('publishing a correction is refused during a withdrawal', async () => {
  const made = await correctedAndApproved()
  const { publish, withdraw } = steps(made)
  expect(await barrier.interleave(withdraw, publish[1])).toEqual(['done', 'It was withdrawn.'])
  expect(await versions(made)).toBe(1)
})

test('a withdrawal during the publication of a correction withdraws that version too', async () => {
  const made = await correctedAndApproved()
  const { publish, withdraw } = steps(made)
  expect(await barrier.interleave(publish, withdraw[1])).toEqual(['done', 'done'])
  expect(await versions(made)).toBe(2)
  expect(await stateOf(made)).toMatchObject({ publicState: 'WITHDRAWN' })
})

test('a withdrawal of a stale revision is refused', async () => {
  const made = await published()
  const { edit, withdraw } = steps(made)
  expect(await barrier.interleave(edit, withdraw[1])).toEqual([
    'done',
    'It is not published at this revision any more.',
  ])
  expect(await stateOf(made)).toMatchObject({ publicState: 'PUBLISHED' })
})

test('an edit during an approval voids the approval', async () => {
  const made = await inReview()
  const { approve: give, edit } = steps(made)
  expect(await barrier.interleave(give, edit[1])).toEqual(['done', 'done'])
  expect(await approvals(made)).toBe(0)
  expect(await stateOf(made)).toMatchObject({ state: 'DRAFT' })
})

test('an approval is refused during an edit of the record', async () => {
  const made = await inReview()
  const { approve: give, edit } = steps(made)
  expect(await barrier.interleave(edit, give[1])).toEqual(['done', stale])
  expect(await approvals(made)).toBe(0)
})

test('an approval and a conflict of interest declared at once leave no approval, in either order', async () => {
  const [one, other] = [await inReview(), await inReview()]
  const declare = (made: ReadyRecord) =>
    [
      'CONFLICT_DECLARED',
      () => declareConflict(made.second, { speakerId: made.rosa, note: 'A cousin.' }),
    ] as const
  expect(await barrier.interleave(steps(one).approve, declare(one)[1])).toEqual(['done', 'done'])
  expect([await approvals(one), await stateOf(one)]).toMatchObject([0, { state: 'IN_REVIEW' }])
  const [first, second] = await barrier.interleave(declare(other), steps(other).approve[1])
  expect(first).toBe('done')
  expect(second).toMatch(/conflict of interest/)
  expect(await approvals(other)).toBe(0)
})

test('publishing one revision twice at once creates one version', async () => {
  const made = await approved()
  const { publish } = steps(made)
  const [one, other] = await barrier.interleave(publish, publish[1])
  expect(one).toBe('done')
  expect(other).toBe('This revision is published already.')
  expect(await versions(made)).toBe(1)
})

test('one of two simultaneous approvals succeeds', async () => {
  const made = await inReview()
  const third = await anEditor()
  const [one, other] = await barrier.interleave(steps(made).approve, () =>
    approve(third, { ...at(made), points: [] }),
  )
  expect(one).toBe('done')
  expect(other).not.toBe('done')
  expect(await approvals(made)).toBe(1)
})

test('an approval and a return at once leave the record a draft without an approval', async () => {
  const [one, other] = [await inReview(), await inReview()]
  const third = await anEditor()
  const sendBackStep = (made: ReadyRecord) =>
    ['SENT_BACK', () => sendBack(third, { ...at(made), reason: 'Not yet.' })] as const
  expect(await barrier.interleave(steps(one).approve, sendBackStep(one)[1])).toEqual(['done', 'done'])
  expect([await approvals(one), await stateOf(one)]).toMatchObject([0, { state: 'DRAFT' }])
  const [first, second] = await barrier.interleave(sendBackStep(other), steps(other).approve[1])
  expect(first).toBe('done')
  expect(second).not.toBe('done')
  expect([await approvals(other), await stateOf(other)]).toMatchObject([0, { state: 'DRAFT' }])
})

test('no interleaving violated an invariant', () => {
  expect(barrier.count()).toBeGreaterThan(18)
  measured(
    'R39',
    `${barrier.count()} scripted interleavings of publication, approval and withdrawal with other changes, in both orders: 0 violations`,
  )
})
