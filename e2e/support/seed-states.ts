import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import { createEditor } from '#features/editors/commands.server'
import { type Editor, needsFactor } from '#features/editors/editor'
import { deskDb } from '#lib/desk-db.server'
import { log } from '#lib/log'
import { roles } from '#test/support/authorisation'
import { subjectStates } from '#test/support/authorisation-cells'
import { aReadyRecord, aSource, aSpeaker, aStatement, anEditor } from '#test/support/factories'
import { withFreshFactor } from '#test/support/second-factor'
import { disputeInState, recordInState } from '#test/support/states'

/**
 * Fills the database of DATABASE_URL: an account and a session for every role, a record and a dispute in every
 * state, or only STAGE_DRAFTS records ready for review. Prints their names as JSON. It is a separate process, since
 * a process has one desk connection.
 */
log.level = 'silent'
const password = 'the tide comes in at six'

async function session(editorId: string, dates: { revokedAt?: Date; factorAt?: Date } = {}): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const tokenHash = createHash('sha256').update(token, 'utf8').digest('hex')
  const expiresAt = new Date(Date.now() + 3_600_000)
  await deskDb.session.create({ data: { editorId, tokenHash, expiresAt, ...dates } })
  return token
}

const admin = await createEditor(null, {
  email: 'admin@harbour.example',
  name: 'Ana Brook',
  role: 'ADMIN',
  password,
})
const { passwordHash } = await deskDb.editor.findFirstOrThrow()
async function cast(name: string, role: Editor['role']) {
  const email = `${name}@harbour.example`
  return deskDb.editor.create({ data: { email, name, role, passwordHash } })
}

/** As the owner: no command of the desk suspends an account. */
async function suspend({ id }: { id: string }): Promise<string> {
  const owner = new pg.Client({ connectionString: process.env['DATABASE_URL'] })
  await owner.connect()
  await owner.query('UPDATE desk."Editor" SET "suspendedAt" = now() WHERE id = $1', [id])
  await owner.end()
  return id
}

const tokens: Record<string, string> = {}
for (const role of roles) {
  const editor = role === 'ADMIN' ? admin : await cast(role.toLowerCase(), role)
  const needsCode = needsFactor(role)
  if (needsCode) await withFreshFactor(editor)
  tokens[role] = await session(editor.id, needsCode ? { factorAt: new Date() } : {})
}
tokens['suspended'] = await session(await suspend(await cast('suspended', 'ADMIN')))
tokens['signed-out'] = await session((await cast('away', 'ADMIN')).id, { revokedAt: new Date() })

const [author, second] = [await anEditor('EDITOR'), await anEditor('PUBLISHER')]
const [at, speakerId] = [await aSource(author), await aSpeaker(author, 'Nils Pier')]
/** The second statement is in a published dispute, the first in none. */
type Spare = { id: string; slug: string; editorial: string; public: string; isPublishedRevision: boolean }
const spare: Spare[] = []
for (const quote of ['The Harbour Board wrote', 'Rosa Lindqvist said']) {
  const id = await aStatement(author, { quote, speakerId, at })
  const { slug } = await deskDb.statement.findUniqueOrThrow({ where: { id } })
  const shown = spare.length === 0 ? 'UNPUBLISHED' : 'PUBLISHED'
  spare.push({ id, slug, editorial: 'DRAFT', public: shown, isPublishedRevision: false })
}
const statementId = spare[1]?.id ?? ''
const drafts: number[] = []
for (const _ of Array(Number(process.env['STAGE_DRAFTS'] ?? 0)))
  drafts.push((await aReadyRecord({ author, second })).number)
const records = []
const disputes = []
for (const subjectState of drafts.length > 0 ? [] : subjectStates) {
  const { recordId: id } = await recordInState(subjectState, { author, second })
  const record = await deskDb.record.findUniqueOrThrow({ where: { id } })
  records.push({ ...subjectState, number: record.number, slug: record.slug })
  if (subjectState.public === 'WITHDRAWN') continue
  const { disputeId } = await disputeInState(subjectState, { author, second, statementId })
  disputes.push({
    ...subjectState,
    slug: (await deskDb.dispute.findUniqueOrThrow({ where: { id: disputeId } })).slug,
  })
}
process.stdout.write(JSON.stringify({ tokens, records, disputes, drafts, spare, password }))
await deskDb.$disconnect()
