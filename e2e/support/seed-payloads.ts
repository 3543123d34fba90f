import { createHash, randomBytes } from 'node:crypto'
import { annotate, replyToNote, resolveNote } from '#features/annotations/commands.server'
import { assignStatements, editDispute, openDispute } from '#features/disputes/commands.server'
import { declareConflict } from '#features/editors/commands.server'
import type { Editor, Role } from '#features/editors/editor'
import { editRecord, pairStatements } from '#features/records/commands.server'
import { citeEvidence, tiePassages } from '#features/records/ties-and-evidence.server'
import {
  approve,
  askToWithdraw,
  correct,
  sendBack,
  sendToReview,
  withdrawRecord,
} from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { captureSource, editSource } from '#features/sources/commands.server'
import { addCapacity, addSpeaker, editSpeaker } from '#features/speakers/commands.server'
import { captureStatement } from '#features/statements/capture.server'
import { correctDateSaid } from '#features/statements/commands.server'
import { suggestPair } from '#features/suggestions/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { log } from '#lib/log'
import { readyEdit } from '#test/support/factories'
import { withFreshFactor } from '#test/support/second-factor'
import { givenTexts } from './given-texts'
import { chunks, joined, type Texts, volumesFilled } from './payloads'

/**
 * Writes payloads into every field of the desk through the commands, publication included. Each field of a row contains
 * every payload of its share, longer than its form allows. Prints the sessions and the drafts as JSON. A separate
 * process, like seed-states.ts.
 */
log.level = 'silent'
const { PAYLOAD_TEXTS, PAYLOAD_VOLUMES = '1' } = process.env
const volumes: readonly Texts[] =
  PAYLOAD_TEXTS === 'given' ? [givenTexts] : volumesFilled(Number(PAYLOAD_VOLUMES))
/** The index on a role limits its length, so the payloads are distributed over the statements' roles. */
const indexedMax = 2000

async function actor(role: Role, name: string): Promise<Editor> {
  const email = `${randomBytes(6).toString('hex')}@harbour.example`
  return deskDb.editor.create({ data: { email, name, role }, select: { id: true, name: true, role: true } })
}
async function session(editorId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token, 'utf8').digest('hex')
  await deskDb.session.create({
    data: {
      ...{ editorId, tokenHash, factorAt: new Date() },
      expiresAt: new Date(Date.now() + 3_600_000),
    },
  })
  return token
}

const dated = (edtf: string, text: (turn: number) => string, turn: number) => ({
  ...{ edtf, phrase: text(turn), inferred: true, basis: text(turn + 1) },
})

async function fill(volume: Texts, at: number) {
  let turn = at
  const text = (textTurn = ++turn) => joined(volume, textTurn)
  const author = await actor('EDITOR', text())
  const second = await withFreshFactor(await actor('ADMIN', text()))

  const unnamedSpeaker = async (name: string) =>
    addSpeaker(author, {
      ...{
        kind: 'UNNAMED',
        name,
        aliases: volume.map((payload) => payload.text),
        wikidataId: null,
        describedAs: text(),
        isAnother: true,
      },
    })
  const [nils, board] = [await unnamedSpeaker(text()), await unnamedSpeaker(text())]
  await editSpeaker(author, {
    ...{ id: nils.id, revision: 1, reason: text(), kind: 'UNNAMED', name: text(), describedAs: text() },
    ...{ aliases: volume.map((payload) => payload.text), wikidataId: null, isAnother: true },
  })
  const capacities: { id: string }[] = []
  for (const title of chunks(volume, indexedMax))
    capacities.push(
      await addCapacity(author, {
        speakerId: board.id,
        title,
        organisationId: capacities.length % 2 === 0 ? nils.id : null,
      }),
    )

  const about = () => ({
    kind: 'ARTICLE' as const,
    proximity: 'DERIVATIVE' as const,
    ...{ title: text(), dateline: text(), publisher: text(), byline: text(), language: 'en' },
    ...{ url: `https://example.org/?${text()}`, published: '2019-11-02', updated: null },
  })
  const capture = async () => {
    // A verbatim quote from one quotation to another would be refused as interrupted.
    const snapshot = { kind: 'FULL', text: `Said ${text()} ${at}`, originalSha256: null } as const
    const source = await captureSource(author, { ...about(), snapshot })
    await editSource(author, { ...about(), id: source.id, revision: 1, reason: text() })
    return { ...source, text: snapshot.text }
  }
  const say = async (said: string) => {
    const source = await capture()
    const { id, slug } = await captureStatement(author, {
      ...{
        snapshotId: source.snapshotId,
        quote: source.text,
        quoteAt: 0,
        context: source.text,
        contextAt: 0,
      },
      ...{
        gloss: text(),
        language: 'en',
        wording: 'VERBATIM',
        act: 'ASSERTED',
        medium: text(),
        addressee: text(),
      },
      ...{ said: dated(said, text, ++turn), about: dated('2019-10', text, ++turn), dateOverride: text() },
      attribution: [
        { speakerId: nils.id, capacityId: null, cue: text(), seen: false },
        ...capacities.splice(0, 2).map((capacity) => ({
          ...{ speakerId: board.id, capacityId: capacity.id, cue: text(), seen: true },
        })),
      ],
    })
    await correctDateSaid(author, { id, revision: 1, said: dated(said, text, ++turn), reason: text() })
    const more = { translation: text(), translator: text(), revision: 3 }
    await deskDb.statement.update({ where: { id }, data: more })
    await deskDb.appearance.updateMany({
      where: { statementId: id },
      data: { page: text(), line: text(), timecode: text() },
    })
    return { statementId: id, slug, snapshotId: source.snapshotId, length: source.text.length }
  }
  const said = [
    await say('2019-11-01'),
    await say('2019-10-30'),
    await say('2019-10-29'),
    await say('2019-10-28'),
  ] as const

  const dispute = async () => {
    const words = () => ({
      ...{ title: text(), question: text(), summary: text(), topics: volume.map((payload) => payload.text) },
      asOf: '2019-11-12',
    })
    const { id, slug } = await openDispute(author, words())
    await assignStatements(author, {
      id,
      revision: 1,
      statementIds: said.map((statement) => statement.statementId),
    })
    await editDispute(author, { ...words(), id, revision: 2 })
    return { id, slug }
  }
  const points = () => volume.map((payload) => payload.text)
  const [open, draft] = [await dispute(), await dispute()]
  const atDispute = { subject: 'DISPUTE', id: open.id, revision: 3 } as const
  await sendToReview(author, atDispute)
  await sendBack(second, { ...atDispute, reason: text() })
  await sendToReview(author, { ...atDispute, changeNote: text() })
  await approve(second, { ...atDispute, points: points() })
  await publishDispute(second, { id: open.id, revision: 3 })

  const edit = async (id: string) => {
    const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id } })
    await editRecord(author, {
      ...readyEdit(id, revision),
      ...{
        subject: text(),
        summary: text(),
        reconciliation: text(),
        whatWouldSettleIt: text(),
        statusNote: text(),
      },
    })
  }
  const pair = async (other: (typeof said)[number]) => {
    const [first] = said
    const statementIds: [string, string] = [first.statementId, other.statementId]
    const { id, number } = await pairStatements(author, {
      ...{ disputeId: open.id, statementIds, subject: text(), slug: `payloads-${at}`, asOf: '2019-11-12' },
    })
    const revision = async () => (await deskDb.record.findUniqueOrThrow({ where: { id } })).revision
    await edit(id)
    const passages = [first, other].map(({ statementId, length }) => ({ statementId, start: 0, end: length }))
    await tiePassages(author, { recordId: id, revision: await revision(), label: text(), passages })
    await citeEvidence(author, {
      ...{
        recordId: id,
        revision: await revision(),
        statementId: null,
        stance: 'CONTEXT',
        hand: 'FIRST_HAND',
      },
      ...{ note: text(), snapshotId: first.snapshotId, place: text(), independenceGroup: text() },
    })
    const note = async (visibility: 'PUBLIC' | 'INTERNAL', on: typeof passages) =>
      annotate(author, {
        ...{ motivation: 'COMMENTING', body: joined(volume, ++turn, '\n\n'), visibility, blocking: false },
        ...{ record: { id, revision: await revision() }, passages: on },
      })
    await note('PUBLIC', passages.slice(0, 1))
    const internal = await note('INTERNAL', passages)
    await replyToNote(author, { parentId: internal.id, body: joined(volume, ++turn, '\n\n') })
    await resolveNote(author, { id: (await note('INTERNAL', [])).id, revision: 1 })
    return { id, number, revision }
  }
  const publish = async ({ id, revision }: { id: string; revision: () => Promise<number> }) => {
    const subject = { subject: 'RECORD', id, revision: await revision() } as const
    await sendToReview(author, subject)
    await sendBack(second, { ...subject, reason: text() })
    await sendToReview(author, { ...subject, changeNote: text() })
    await approve(second, { ...subject, points: points() })
    const { id: recordId, revision: at } = subject
    await publishRecord(second, { id: recordId, revision: at })
    return subject
  }
  const [publishedRecord, withdrawnRecord, openRecord] = [
    await pair(said[1]),
    await pair(said[2]),
    await pair(said[3]),
  ]
  await correct(second, { ...(await publish(publishedRecord)), reason: text() })
  await edit(publishedRecord.id)
  await publish(publishedRecord)
  await edit(publishedRecord.id)
  const withdrawn = { ...(await publish(withdrawnRecord)), reason: text() }
  await askToWithdraw(author, withdrawn)
  await withdrawRecord(second, withdrawn)
  await sendToReview(author, { subject: 'RECORD', id: openRecord.id, revision: await openRecord.revision() })
  await suggestPair(author, {
    ...{ statementIds: [said[1].statementId, said[2].statementId], method: 'editor/1', score: null },
    reasons: volume.map((payload) => `Tension: ${payload.text}`),
  })
  await declareConflict(second, { speakerId: nils.id, note: text() })
  return {
    token: await session(second.id),
    numbers: [publishedRecord.number, withdrawnRecord.number, openRecord.number],
    disputes: [open.slug, draft.slug],
    statements: said.map(({ slug }) => slug),
  }
}

const filled = []
for (const [at, volume] of volumes.entries()) filled.push(await fill(volume, at))
process.stdout.write(JSON.stringify(filled))
await deskDb.$disconnect()
