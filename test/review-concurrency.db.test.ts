import { afterAll, beforeAll, expect, test } from 'vitest'
import { citeEvidence } from '#features/records/ties-and-evidence.server'
import { editRecord, rePair } from '#features/records/commands.server'
import { evidenceDraft } from '#features/records/schema'
import { approve, sendBack, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import type { RevisionAction } from '#features/history/revision-action'
import { correctDateSaid } from '#features/statements/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { aReadyRecord, aStatement, anEditor, readyEdit } from './support/factories'
import { measured } from './support/measurements'
import { blockBeforeCommit } from './support/interleaving'

let gate: Awaited<ReturnType<typeof blockBeforeCommit>>
beforeAll(async () => {
  gate = await blockBeforeCommit()
})
afterAll(() => gate.end())

type Made = Awaited<ReturnType<typeof aReadyRecord>>
const stale = 'Somebody changed it since you read it.'
const at = ({ id, revision }: Pick<Made, 'id' | 'revision'>) => ({ subject: 'RECORD', id, revision }) as const

const steps = (made: Made) =>
  ({
    publish: [
      'PUBLISHED',
      () => publishRecord(made.second, { ...at(made), changeNote: 'x', isCorrection: false }),
    ],
    approve: ['APPROVED', () => approve(made.second, { ...at(made), points: [] })],
    edit: [
      'EDITED',
      () => editRecord(made.author, { ...readyEdit(made.id, made.revision), summary: 'Another.' }),
    ],
    date: [
      'DATE_CORRECTED',
      () =>
        correctDateSaid(made.author, {
          ...{ id: made.never, revision: 1, reason: 'x' },
          said: { edtf: '2019-10-30', phrase: null, inferred: false, basis: null },
        }),
    ],
    withdraw: ['WITHDRAWN', () => withdrawRecord(made.second, { ...at(made), reason: 'Taken back.' })],
    evidence: [
      'EVIDENCE_ADDED',
      () =>
        citeEvidence(
          made.author,
          evidenceDraft.parse({
            ...{ recordId: made.id, revision: made.revision, statementId: null },
            ...{ stance: 'CONTEXT', hand: 'SECOND_HAND', note: 'The timetable.', snapshotId: null },
          }),
        ),
    ],
  }) satisfies Record<string, readonly [RevisionAction, () => Promise<unknown>]>

async function inReview() {
  const made = await aReadyRecord()
  await sendToReview(made.author, at(made))
  return made
}
async function approved() {
  const made = await inReview()
  await approve(made.second, { ...at(made), points: [] })
  return made
}
async function published() {
  const made = await approved()
  await steps(made).publish[1]()
  return made
}
const standing = ({ id }: Made) =>
  deskDb.record.findUniqueOrThrow({
    where: { id },
    select: { state: true, publicState: true, needsReview: true, revision: true },
  })
const versions = ({ id }: Made) => deskDb.publication.count({ where: { subjectId: id } })
const approvals = ({ id }: Made) => deskDb.approval.count({ where: { recordId: id, voidedAt: null } })

/** The second version of a record, approved and not out yet. */
async function correctedAndApproved() {
  const made = await published()
  await steps(made).edit[1]()
  const next = { ...made, revision: made.revision + 1 }
  await sendToReview(next.author, at(next))
  await approve(next.second, { ...at(next), points: [] })
  return next
}

test('an edit that comes while its record is published follows it: readers have what was approved', async () => {
  const made = await approved()
  const { publish, edit } = steps(made)
  expect(await gate.inOrder(publish, edit[1])).toEqual(['done', 'done'])
  const { document } = await deskDb.publication.findFirstOrThrow({ where: { subjectId: made.id } })
  expect(document).not.toContain('Another.')
  expect(await standing(made)).toMatchObject({ state: 'DRAFT', publicState: 'PUBLISHED' })
  expect(await approvals(made)).toBe(0)
})

test('a publication that comes while its record is edited is refused', async () => {
  const made = await approved()
  const { publish, edit } = steps(made)
  expect(await gate.inOrder(edit, publish[1])).toEqual(['done', stale])
  expect(await versions(made)).toBe(0)
})

test('evidence cited while its record is published is not in that version, and the other way round there is none', async () => {
  const one = await approved()
  expect(await gate.inOrder(steps(one).publish, steps(one).evidence[1])).toEqual(['done', 'done'])
  expect(
    (await deskDb.publication.findFirstOrThrow({ where: { subjectId: one.id } })).document,
  ).not.toContain('timetable')
  const other = await approved()
  expect(await gate.inOrder(steps(other).evidence, steps(other).publish[1])).toEqual(['done', stale])
  expect(await versions(other)).toBe(0)
})

test('a date corrected while the record that uses it is published asks for a new review of what is out', async () => {
  const made = await approved()
  const { publish, date } = steps(made)
  expect(await gate.inOrder(publish, date[1])).toEqual(['done', 'done'])
  expect(await standing(made)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('a record published while a date in it is corrected is not published: the approval saw another date', async () => {
  const made = await approved()
  const { publish, date } = steps(made)
  expect(await gate.inOrder(date, publish[1])).toEqual(['done', stale])
  expect(await versions(made)).toBe(0)
})

/** Past our commands, in one transaction: the statement's place in a source goes, and another comes if asked. */
const unsource = (statementId: string, { another }: { another: boolean }) =>
  deskDb.$transaction(async (tx) => {
    const held = await tx.appearance.findFirstOrThrow({ where: { statementId } })
    await tx.appearance.delete({ where: { id: held.id } })
    if (another) await tx.appearance.create({ data: { ...held, page: '2' } })
  })

test('the last source of a record that is being published is not removed', async () => {
  const made = await approved()
  const remove = () => unsource(made.never, { another: false })
  expect(await gate.inOrder(steps(made).publish, remove)).toEqual([
    'done',
    'A statement stands in at least one snapshot.',
  ])
  expect(await versions(made)).toBe(1)
  expect(await deskDb.appearance.count({ where: { statementId: made.never } })).toBe(1)
})

test('a source exchanged while the record that uses it is published asks for a new review of what is out', async () => {
  const made = await approved()
  const exchange = () => unsource(made.never, { another: true })
  expect(await gate.inOrder(steps(made).publish, exchange)).toEqual(['done', 'done'])
  expect(await versions(made)).toBe(1)
  expect(await standing(made)).toMatchObject({ state: 'DRAFT', needsReview: true })
})

test('a record that is being published keeps its pair, and one that is being paired anew is not published', async () => {
  const [one, other] = [await approved(), await approved()]
  const anew = async ({ author, id, revision, never, rosa, source }: Made) => {
    const third = await aStatement(author, { quote: 'the fare', speakerId: rosa, at: source })
    return () => rePair(author, { id, revision, statementIds: [never, third] })
  }
  expect(await gate.inOrder(steps(one).publish, await anew(one))).toEqual([
    'done',
    'A record that was published keeps its two statements.',
  ])
  expect(await gate.inOrder(['PAIR_CHANGED', await anew(other)], steps(other).publish[1])).toEqual([
    'done',
    stale,
  ])
  expect(await versions(other)).toBe(0)
})

test('a correction that comes while its record is withdrawn is refused', async () => {
  const made = await correctedAndApproved()
  const { publish, withdraw } = steps(made)
  expect(await gate.inOrder(withdraw, publish[1])).toEqual(['done', 'It was withdrawn.'])
  expect(await versions(made)).toBe(1)
})

test('a withdrawal that comes while a correction is published takes that back too', async () => {
  const made = await correctedAndApproved()
  const { publish, withdraw } = steps(made)
  expect(await gate.inOrder(publish, withdraw[1])).toEqual(['done', 'done'])
  expect(await versions(made)).toBe(2)
  expect(await standing(made)).toMatchObject({ publicState: 'WITHDRAWN' })
})

test('a withdrawal names the revision that was read: one that meets an edit is refused', async () => {
  const made = await published()
  const { edit, withdraw } = steps(made)
  expect(await gate.inOrder(edit, withdraw[1])).toEqual([
    'done',
    'It is not published at this revision any more.',
  ])
  expect(await standing(made)).toMatchObject({ publicState: 'PUBLISHED' })
})

test('an edit that comes while its record is approved voids the approval', async () => {
  const made = await inReview()
  const { approve: give, edit } = steps(made)
  expect(await gate.inOrder(give, edit[1])).toEqual(['done', 'done'])
  expect(await approvals(made)).toBe(0)
  expect(await standing(made)).toMatchObject({ state: 'DRAFT' })
})

test('an approval that comes while its record is edited is refused', async () => {
  const made = await inReview()
  const { approve: give, edit } = steps(made)
  expect(await gate.inOrder(edit, give[1])).toEqual(['done', stale])
  expect(await approvals(made)).toBe(0)
})

test('a publication and another of the same revision make one version', async () => {
  const made = await approved()
  const { publish } = steps(made)
  const [one, other] = await gate.inOrder(publish, publish[1])
  expect(one).toBe('done')
  expect(other).toBe('This revision is published already.')
  expect(await versions(made)).toBe(1)
})

test('of two who approve one revision at once, one does', async () => {
  const made = await inReview()
  const third = await anEditor()
  const [one, other] = await gate.inOrder(steps(made).approve, () =>
    approve(third, { ...at(made), points: [] }),
  )
  expect(one).toBe('done')
  expect(other).not.toBe('done')
  expect(await approvals(made)).toBe(1)
})

test('of an approval and a sending back that meet, the second finds that the first has decided', async () => {
  const [one, other] = [await inReview(), await inReview()]
  const third = await anEditor()
  const back = (made: Made) =>
    ['SENT_BACK', () => sendBack(third, { ...at(made), reason: 'Not yet.' })] as const
  expect(await gate.inOrder(steps(one).approve, back(one)[1])).toEqual(['done', 'done'])
  expect([await approvals(one), await standing(one)]).toMatchObject([0, { state: 'DRAFT' }])
  const [first, second] = await gate.inOrder(back(other), steps(other).approve[1])
  expect(first).toBe('done')
  expect(second).not.toBe('done')
  expect([await approvals(other), await standing(other)]).toMatchObject([0, { state: 'DRAFT' }])
})

test('after every meeting nothing stood that must not', () => {
  expect(gate.met()).toBeGreaterThan(18)
  measured(
    'R39',
    `${gate.met()} scripted meetings of publication, approval and withdrawal with what may come between, both orders: 0 violations`,
  )
})
