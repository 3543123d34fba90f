import type pg from 'pg'
import { changeAccount } from './support/db-sessions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEditor } from '#features/editors/commands.server'
import type { Editor, Role } from '#features/editors/editor'
import { rejectSuggestion, suggestPair } from '#features/suggestions/commands.server'
import { assignRecord } from '#features/inbox/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { expectedOutcome, type Command, commands, roles, ruleOf } from './support/authorisation'
import { type AccessCase, type Ownership, ownerships, subjectStates } from './support/authorisation-cells'
import { calls, type CommandContext } from './support/authorisation-calls'
import { aSource, aSpeaker, aStatement, anEditor } from './support/factories'
import { disputeInState, recordInState } from './support/states'
import { dryRun } from './support/dry-run'
import { aPasskey, aSession, withFreshFactor } from './support/second-factor'
import { openSession } from './support/db-sessions'
import { exportedFunctions, isDeskServer, source } from './support/source-tree'
import { tableDigests } from './support/table-digest'

const isFull = process.env['GUARANTEES'] === 'full'
const password = 'the tide comes in at six'
let owner: pg.Client
/** The author of everything, an uninvolved editor, and one with a conflict of interest in every speaker. Roles vary. */
const accounts = new Map<Ownership, Editor>()
const contexts = new Map<string, CommandContext & { turn: number }>()
const lookUp = <Key, Value>(map: Map<Key, Value>, key: Key): Value => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`The test has no fixture for ${String(key)}.`)
  return value
}

beforeAll(async () => {
  owner = await openSession()
  await createEditor(null, { email: 'a@harbour.example', name: 'Ana Brook', role: 'ADMIN', password })
  const { passwordHash } = await deskDb.editor.findFirstOrThrow()
  for (const ownership of ownerships) {
    const editor = await anEditor('EDITOR')
    await deskDb.editor.update({ where: { id: editor.id }, data: { passwordHash } })
    accounts.set(ownership, await withFreshFactor(editor))
    // Beside the app, so that each of the two may be removed.
    await aPasskey(editor)
  }
  // The first promotion sets the end of the days of grace.
  for (const role of ['ADMIN', 'EDITOR'] as const) await setRole(role)
  await prepare(lookUp(accounts, 'own'), await anEditor('PUBLISHER'))
}, 180_000)
afterAll(() => owner.end())

const suggestionOf = async (statementIds: [string, string]) => {
  const draft = { statementIds, method: 'editor/1', score: null, reasons: ['Both speak of the fare.'] }
  return (await suggestPair(lookUp(accounts, 'own'), draft)).id
}

/** A record and a dispute in every possible state, all by one author. */
async function prepare(author: Editor, second: Editor): Promise<void> {
  const [at, speakerId] = [await aSource(author), await aSpeaker(author, 'Nils Pier')]
  const spare: CommandContext['spare'] = []
  for (const quote of ['The Harbour Board wrote', 'Rosa Lindqvist said', 'We will never raise']) {
    const id = await aStatement(author, { quote, speakerId, at })
    spare.push({ id, slug: (await deskDb.statement.findUniqueOrThrow({ where: { id } })).slug })
  }
  const authors = { author, second, statementId: spare[1]?.id ?? '' }
  const [first, middle, third] = spare.map(({ id }) => id)
  const suggestions = {
    pending: await suggestionOf([first ?? '', middle ?? '']),
    judged: await suggestionOf([first ?? '', third ?? '']),
  }
  await rejectSuggestion(author, {
    ...{ id: suggestions.judged, revisionA: 1, revisionB: 1, judgement: 'not related' },
  })
  const people = await somePeople(author)
  for (const [turn, state] of subjectStates.entries()) {
    const record = await recordInState(state, authors)
    await assignRecord(author, {
      ...{ recordId: record.recordId, assigneeId: people.colleague, task: null, dueOn: null },
    })
    const ofDispute = state.public === 'WITHDRAWN' ? subjectStates[0] : state
    const dispute = await disputeInState(ofDispute ?? state, authors)
    contexts.set(JSON.stringify(state), { ...record, ...dispute, spare, suggestions, password, people, turn })
  }
  const speakers = await deskDb.speaker.findMany({ select: { id: true } })
  await deskDb.conflictOfInterest.createMany({
    data: speakers.map(({ id }) => ({
      editorId: lookUp(accounts, 'interested').id,
      speakerId: id,
      note: 'A cousin.',
    })),
  })
  const conflict = await deskDb.conflictOfInterest.findFirstOrThrow({ select: { id: true } })
  await deskDb.conflictOfInterest.update({ where: conflict, data: { withdrawalAskedAt: new Date() } })
}

async function somePeople(author: Editor): Promise<CommandContext['people']> {
  const [colleague, suspended, receiver] = [await anEditor(), await anEditor(), await anEditor()]
  await changeAccount(suspended.id, { suspendedAt: new Date() })
  const invitation = await deskDb.invitation.create({
    data: { email: 'ola@harbour.example', name: 'Ola Quay', role: 'EDITOR', invitedById: author.id },
  })
  const dead = { kind: 'mail', key: 'mail of the matrix', deadAt: new Date(), lastError: 'No such address.' }
  const job = await deskDb.job.create({ data: dead, select: { id: true } })
  return {
    ...{ colleague: colleague.id, suspended: suspended.id, receiver: receiver.id },
    ...{ invitation: invitation.id, deadJob: job.id },
  }
}

/** Gives every account the role under test. Its trigger would end the sessions in which the code was given. */
async function setRole(role: Role): Promise<void> {
  const ids = [...accounts.values()].map(({ id }) => id)
  await owner.query(`ALTER TABLE desk."Editor" DISABLE TRIGGER revoke_sessions`)
  await owner.query(`UPDATE desk."Editor" SET role = $2::desk."Role" WHERE id = ANY ($1)`, [ids, role])
  await owner.query(`ALTER TABLE desk."Editor" ENABLE TRIGGER revoke_sessions`)
}

async function outcomeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const names = Object.keys(commands).filter((name): name is Command => name in commands)

const casesOf = (command: Command): AccessCase[] => {
  const { on, isDecision } = ruleOf(command)
  if (on === 'nothing') return subjectStates.slice(0, 1).map((state) => ({ ...state, ownership: 'others' }))
  const states = subjectStates.filter((state) => on === 'record' || state.public !== 'WITHDRAWN')
  return states.flatMap((state) =>
    (isDecision ? ownerships : ownerships.slice(0, 2)).map((ownership) => ({ ...state, ownership })),
  )
}

/**
 * A full run tries every case. Otherwise a command that every state allows is tried once for each state and each role,
 * not for each combination. A command that some state refuses is always tried in all.
 */
function isTried(command: Command, role: Role, { ownership, ...state }: AccessCase): boolean {
  const { who, unless } = ruleOf(command)
  const turn =
    roles.indexOf(role) + ownerships.indexOf(ownership) + lookUp(contexts, JSON.stringify(state)).turn
  return isFull || unless !== undefined || !who.includes(role) || turn % roles.length === 0
}

async function mismatchOf(command: Command, role: Role, access: AccessCase): Promise<string | null> {
  const { ownership, ...state } = access
  const editor = { ...lookUp(accounts, ownership), role }
  const context = lookUp(contexts, JSON.stringify(state))
  const expected = expectedOutcome(command, role, access)
  const run = () => calls[command](editor, context)
  // An allowed command is rolled back. A denied one is run for real, and must write nothing.
  const outcome = await outcomeOf(() => (expected === 'done' ? dryRun(run) : run()))
  return outcome === expected ? null : `${role} ${JSON.stringify(access)}: ${outcome}, not ${expected}`
}

/** Excludes the rate limit, which counts failed passwords too. */
/** Limits and challenges are no content: a refused attempt uses them up, too. */
const digest = () => tableDigests(owner, ['RateLimit', 'PasskeyChallenge'])

test.each(names)(
  '%s allows or refuses each role in each state as the matrix says',
  async (command) => {
    const mismatches: string[] = []
    await setRole('EDITOR')
    const before = await digest()
    for (const role of roles) {
      await setRole(role)
      for (const access of casesOf(command).filter((access) => isTried(command, role, access))) {
        const mismatch = await mismatchOf(command, role, access)
        if (mismatch !== null) mismatches.push(mismatch)
      }
    }
    expect(mismatches).toEqual([])
    await setRole('EDITOR')
    expect(await digest(), 'database after every refusal').toBe(before)
  },
  120_000,
)

test('a command that needs a code refuses a session without one in every state, and writes nothing', async () => {
  const [admin, colleague] = [await anEditor('ADMIN'), await anEditor('ADMIN')]
  const stale = { ...admin, sessionId: await aSession(admin) }
  const foreign = { ...admin, sessionId: colleague.sessionId ?? '' }
  const none = await anEditor('EDITOR')
  await changeAccount(none.id, { role: 'ADMIN' })
  const before = await digest()
  const done: string[] = []
  const needy = names.filter((name) => ruleOf(name).isStepUp)
  expect(needy.length).toBeGreaterThan(8)
  for (const command of needy)
    for (const access of casesOf(command).filter(({ ownership }) => ownership === 'others')) {
      const { ownership: _hand, ...state } = access
      for (const editor of [stale, foreign, { ...none, role: 'ADMIN' as const }]) {
        const outcome = await outcomeOf(() => calls[command](editor, lookUp(contexts, JSON.stringify(state))))
        if (outcome !== 'forbidden') done.push(`${command} ${JSON.stringify(state)}: ${outcome}`)
      }
    }
  expect(done).toEqual([])
  expect(await digest()).toBe(before)
})

/** Queries: the session of such an account is refused before they run. */
const reads: readonly Command[] = [
  ...(['deskAudit', 'deskChainCheck', 'deskPeople', 'deskPerson', 'deskPersonalData'] as const),
  ...(['deskInvitations', 'deskJobs', 'deskSettings'] as const),
  ...(['deskFactorOffer', 'knownText'] as const),
]

test.each([
  ['was suspended', { suspendedAt: new Date() }],
  ['was given another role', { role: 'CONTRIBUTOR' as const }],
])(
  'an account that %s while a command runs writes nothing in any state',
  async (_, change) => {
    const admin = await anEditor('ADMIN')
    const { passwordHash } = await deskDb.editor.findFirstOrThrow({ where: { passwordHash: { not: null } } })
    await deskDb.editor.update({ where: { id: admin.id }, data: { passwordHash } })
    await changeAccount(admin.id, change)
    const before = await digest()
    const done: string[] = []
    for (const command of names.filter((name) => !reads.includes(name)))
      for (const access of casesOf(command).filter(({ ownership }) => ownership === 'others')) {
        const { ownership: _hand, ...state } = access
        const context = lookUp(contexts, JSON.stringify(state))
        const outcome = await outcomeOf(() => calls[command](admin, context))
        if (outcome === 'done') done.push(`${command} ${JSON.stringify(state)}`)
      }
    expect(done).toEqual([])
    expect(await digest()).toBe(before)
  },
  120_000,
)

test('the matrix lists exactly the functions that write or check a permission', () => {
  const steps = /\/(queries|decisions|session|attempts)\.server\.ts$/
  const listed = source
    .filter((file) => isDeskServer(file))
    .flatMap(exportedFunctions)
    .filter(({ file, parameters, body }) =>
      steps.test(file)
        ? /\bassertCan\(editor, '(?!desk:read)/.test(body)
        : /^\s*editor: Editor/.test(parameters) ||
          (/^\s*tx: Transaction,\s*editor: Editor/.test(parameters) && /\bassertCan\(editor, '/.test(body)),
    )
  expect(listed.map(({ name }) => name).toSorted()).toEqual(Object.keys(commands).toSorted())
})
