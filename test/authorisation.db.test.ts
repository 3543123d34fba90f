import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEditor } from '#features/editors/commands.server'
import type { Editor, Role } from '#features/editors/editor'
import { rejectSuggestion, suggestPair } from '#features/suggestions/commands.server'
import { deskDb } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'
import { answerTo, type Command, commands, roles, ruleOf } from './support/authorisation'
import { type Cell, type Hand, hands, standings } from './support/authorisation-cells'
import { calls, type CallContext } from './support/authorisation-calls'
import { aSource, aSpeaker, aStatement, anEditor } from './support/factories'
import { disputeAt, recordAt } from './support/states'
import { dryRun } from './support/dry-run'
import { openSession } from './support/db-sessions'
import { exportedFunctions, isDeskServer, source } from './support/source-tree'
import { tableDigests } from './support/table-digest'

const isFull = process.env['GUARANTEES'] === 'full'
const password = 'the tide comes in at six'
let owner: pg.Client
/** Who wrote everything, who wrote nothing, and who declared an interest in whoever is quoted. Their roles change. */
const account = new Map<Hand, Editor>()
const places = new Map<string, CallContext & { turn: number }>()
const of = <Key, Value>(map: Map<Key, Value>, key: Key): Value => {
  const value = map.get(key)
  if (value === undefined) throw new Error(`Nothing was prepared for ${String(key)}.`)
  return value
}

beforeAll(async () => {
  owner = await openSession()
  await createEditor(null, { email: 'a@harbour.example', name: 'Ana Brook', role: 'ADMIN', password })
  const { passwordHash } = await deskDb.editor.findFirstOrThrow()
  for (const hand of hands) {
    const editor = await anEditor('EDITOR')
    await deskDb.editor.update({ where: { id: editor.id }, data: { passwordHash } })
    account.set(hand, editor)
  }
  await prepare(of(account, 'own'), await anEditor('PUBLISHER'))
}, 180_000)
afterAll(() => owner.end())

const suggested = async (statementIds: [string, string]) => {
  const draft = { statementIds, method: 'editor/1', score: null, reasons: ['Both speak of the fare.'] }
  return (await suggestPair(of(account, 'own'), draft)).id
}

/** A record and a dispute in every state they can be in, all by one author. */
async function prepare(author: Editor, second: Editor): Promise<void> {
  const [at, speakerId] = [await aSource(author), await aSpeaker(author, 'Nils Pier')]
  const spare: CallContext['spare'] = []
  for (const quote of ['The Harbour Board wrote', 'Rosa Lindqvist said', 'We will never raise']) {
    const id = await aStatement(author, { quote, speakerId, at })
    spare.push({ id, slug: (await deskDb.statement.findUniqueOrThrow({ where: { id } })).slug })
  }
  const by = { author, second, statementId: spare[1]?.id ?? '' }
  const [one, two, three] = spare.map(({ id }) => id)
  const suggestions = {
    waiting: await suggested([one ?? '', two ?? '']),
    judged: await suggested([one ?? '', three ?? '']),
  }
  await rejectSuggestion(author, {
    ...{ id: suggestions.judged, revisionA: 1, revisionB: 1, judgement: 'not related' },
  })
  for (const [turn, standing] of standings.entries()) {
    const record = await recordAt(standing, by)
    const ofDispute = standing.public === 'WITHDRAWN' ? standings[0] : standing
    const dispute = await disputeAt(ofDispute ?? standing, by)
    places.set(JSON.stringify(standing), { ...record, ...dispute, spare, suggestions, password, turn })
  }
  const speakers = await deskDb.speaker.findMany({ select: { id: true } })
  await deskDb.conflictOfInterest.createMany({
    data: speakers.map(({ id }) => ({
      editorId: of(account, 'interested').id,
      speakerId: id,
      note: 'A cousin.',
    })),
  })
}

/** Every account of the cast, in the role whose turn it is. */
async function inRole(role: Role): Promise<void> {
  const ids = [...account.values()].map(({ id }) => id)
  await deskDb.editor.updateMany({ where: { id: { in: ids } }, data: { role } })
}

async function answerOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
    return 'done'
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

const names = Object.keys(commands).filter((name): name is Command => name in commands)

const cellsOf = (command: Command): Cell[] => {
  const { on, isDecision } = ruleOf(command)
  if (on === 'nothing') return standings.slice(0, 1).map((standing) => ({ ...standing, hand: 'others' }))
  const states = standings.filter((one) => on === 'record' || one.public !== 'WITHDRAWN')
  return states.flatMap((standing) =>
    (isDecision ? hands : hands.slice(0, 2)).map((hand) => ({ ...standing, hand })),
  )
}

/**
 * Full figures try every cell. Otherwise what is allowed in every state alike is tried once in each state and as each
 * role, not as each role in each state; what is refused anywhere is always tried everywhere.
 */
function isTried(command: Command, role: Role, { hand, ...standing }: Cell): boolean {
  const { who, unless } = ruleOf(command)
  const turn = roles.indexOf(role) + hands.indexOf(hand) + of(places, JSON.stringify(standing)).turn
  return isFull || unless !== undefined || !who.includes(role) || turn % roles.length === 0
}

async function faultOf(command: Command, role: Role, cell: Cell): Promise<string | null> {
  const { hand, ...standing } = cell
  const editor = { ...of(account, hand), role }
  const place = of(places, JSON.stringify(standing))
  const wanted = answerTo(command, role, cell)
  const run = () => calls[command](editor, place)
  // What is allowed is rehearsed and rolled back; what is denied is done in earnest, and must leave nothing.
  const answer = await answerOf(() => (wanted === 'done' ? dryRun(run) : run()))
  return answer === wanted ? null : `${role} ${JSON.stringify(cell)}: ${answer}, not ${wanted}`
}

/** That a password was tried is counted, also where it changed nothing. */
const standing = () => tableDigests(owner, ['RateLimit'])

test.each(names)(
  '%s answers each role in each state as the matrix says',
  async (command) => {
    const faults: string[] = []
    await inRole('EDITOR')
    const before = await standing()
    for (const role of roles) {
      await inRole(role)
      for (const cell of cellsOf(command).filter((one) => isTried(command, role, one))) {
        const fault = await faultOf(command, role, cell)
        if (fault !== null) faults.push(fault)
      }
    }
    expect(faults).toEqual([])
    await inRole('EDITOR')
    expect(await standing(), 'what stands after every refusal').toBe(before)
  },
  120_000,
)

/** They write nothing; the session of such an account is refused before them. */
const reads: readonly Command[] = ['deskAudit', 'deskChainCheck']

test.each([
  ['was suspended', { suspendedAt: new Date() }],
  ['was given another role', { role: 'CONTRIBUTOR' as const }],
])(
  'an account that %s after a command was allowed writes nothing in any state',
  async (_, change) => {
    const admin = await anEditor('ADMIN')
    const { passwordHash } = await deskDb.editor.findFirstOrThrow({ where: { passwordHash: { not: null } } })
    await deskDb.editor.update({ where: { id: admin.id }, data: { ...change, passwordHash } })
    const before = await standing()
    const done: string[] = []
    for (const command of names.filter((name) => !reads.includes(name)))
      for (const cell of cellsOf(command).filter(({ hand }) => hand === 'others')) {
        const { hand: _hand, ...standing } = cell
        const place = of(places, JSON.stringify(standing))
        const answer = await answerOf(() => calls[command](admin, place))
        if (answer === 'done') done.push(`${command} ${JSON.stringify(standing)}`)
      }
    expect(done).toEqual([])
    expect(await standing()).toBe(before)
  },
  120_000,
)

test('every function that writes or asks a permission is in the matrix, and nothing else', () => {
  const steps = /\/(queries|session)\.server\.ts$/
  const found = source
    .filter((file) => isDeskServer(file))
    .flatMap(exportedFunctions)
    .filter(({ file, parameters, body }) =>
      steps.test(file)
        ? /\bassertCan\(editor, '(?!desk:read)/.test(body)
        : parameters.trim().startsWith('editor: Editor'),
    )
  expect(found.map(({ name }) => name).toSorted()).toEqual(Object.keys(commands).toSorted())
})
