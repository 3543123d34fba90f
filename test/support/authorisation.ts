import type { Role } from '#features/editors/editor'
import type { ErrorCode } from '#lib/errors'
import type { Cell, RouteRule, Rule, SubjectState } from './authorisation-cells'

/**
 * Who may do what, in which state, to whose work: all of it, in one file. The tests of test/authorisation.db.test.ts and
 * e2e/security/authorisation.e2e.ts are made from here; a command, page or action that is not named here fails them.
 */
export const roles = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const satisfies Role[]
const everyone: readonly Role[] = roles
const editors: readonly Role[] = ['EDITOR', 'PUBLISHER', 'ADMIN']
const publishers: readonly Role[] = ['PUBLISHER', 'ADMIN']
const admins: readonly Role[] = ['ADMIN']

const isOwn = ({ hand }: Cell) => hand === 'own'
const isInterested = ({ hand }: Cell) => hand === 'interested'
const wasPublished = (cell: Cell) => cell.public !== 'UNPUBLISHED'
const isWithdrawn = (cell: Cell) => cell.public === 'WITHDRAWN'
const isNot =
  (...states: SubjectState['editorial'][]) =>
  ({ editorial }: Cell) =>
    !states.includes(editorial)

const ofRecord = { who: everyone, on: 'record' } as const
const ofDispute = { who: everyone, on: 'dispute' } as const
const ofNothing = { who: everyone, on: 'nothing' } as const

/** Every exported function that writes, and every read that asks a permission, by its name. */
export const commands = {
  addSpeaker: ofNothing,
  speakerNamed: ofNothing,
  addCapacity: ofRecord,
  capacityOf: ofRecord,
  editSpeaker: ofRecord,
  captureSource: ofNothing,
  editSource: ofRecord,
  captureStatement: ofRecord,
  correctDateSaid: ofRecord,
  editStatement: ofRecord,
  requoteStatement: ofRecord,
  linkStatements: ofRecord,
  openDispute: ofNothing,
  editDispute: ofDispute,
  assignStatements: ofDispute,
  arrangeStatement: ofDispute,
  pairStatements: ofDispute,
  createRecordInTx: ofDispute,
  editRecord: ofRecord,
  rePair: { ...ofRecord, unless: [[wasPublished, 'invalid']] },
  tiePassages: ofRecord,
  retie: ofRecord,
  untie: ofRecord,
  citeEvidence: ofRecord,
  editEvidence: ofRecord,
  dropEvidence: ofRecord,
  annotate: ofRecord,
  /** An internal note, which is its author's alone. */
  editNote: { ...ofRecord, unless: [[(cell) => !isOwn(cell), 'forbidden']] },
  resolveNote: ofRecord,
  reopenNote: ofRecord,
  replyToNote: ofRecord,
  suggestPair: ofRecord,
  acceptSuggestion: ofDispute,
  rejectSuggestion: ofNothing,
  /** A judgement is taken back by who gave it. */
  takeBackJudgement: { ...ofRecord, unless: [[(cell) => !isOwn(cell), 'conflict']] },
  sendToReview: {
    ...ofRecord,
    unless: [[(cell) => isWithdrawn(cell) || isNot('DRAFT')(cell), 'conflict']],
  },
  approve: {
    who: editors,
    on: 'record',
    isDecision: true,
    unless: [
      [isWithdrawn, 'conflict'],
      [isNot('IN_REVIEW'), 'conflict'],
      [isOwn, 'forbidden'],
      [isInterested, 'forbidden'],
    ],
  },
  publishRecord: {
    who: editors,
    on: 'record',
    isDecision: true,
    unless: [
      [isWithdrawn, 'conflict'],
      [isNot('APPROVED'), 'conflict'],
      [({ isOut }) => isOut, 'conflict'],
      [isOwn, 'forbidden'],
      [isInterested, 'forbidden'],
    ],
  },
  publishDispute: {
    who: editors,
    on: 'dispute',
    isDecision: true,
    unless: [
      [isNot('APPROVED'), 'conflict'],
      [({ isOut }) => isOut, 'conflict'],
      [isOwn, 'forbidden'],
      [isInterested, 'forbidden'],
    ],
  },
  sendBack: {
    who: editors,
    on: 'record',
    unless: [
      [isWithdrawn, 'conflict'],
      [isNot('IN_REVIEW', 'APPROVED'), 'conflict'],
      [({ isOut }) => isOut, 'conflict'],
    ],
  },
  correct: {
    who: editors,
    on: 'record',
    unless: [
      [isWithdrawn, 'conflict'],
      [({ isOut }) => !isOut, 'conflict'],
    ],
  },
  withdrawRecord: {
    who: publishers,
    on: 'record',
    isDecision: true,
    unless: [[(cell) => cell.public !== 'PUBLISHED', 'conflict']],
  },
  createEditor: { who: admins, on: 'nothing' },
  changePassword: ofNothing,
  declareConflict: ofNothing,
  /** One's own alone. */
  withdrawConflict: { ...ofNothing, unless: [[(cell) => !isOwn(cell), 'not_found']] },
  deskAudit: { who: publishers, on: 'nothing' },
  deskChainCheck: { who: publishers, on: 'nothing' },
} as const satisfies Record<string, Rule>
export type Command = keyof typeof commands

export const ruleOf = (command: Command): Rule => commands[command]

/** What a command answers: done, or the code of the refusal. */
export function answerTo(command: Command, role: Role, cell: Cell): 'done' | ErrorCode {
  const { who, unless = [] } = ruleOf(command)
  if (!who.includes(role)) return 'forbidden'
  return unless.find(([holds]) => holds(cell))?.[1] ?? 'done'
}

/**
 * Every action of the application, by its file below app/ and its name, with the commands it gives. Whoever may not give
 * them all is refused, and so is everybody without a session; signing in and out ask for none.
 */
export const actions = {
  'desk/(queue)#accept': ['acceptSuggestion'],
  'desk/(queue)#reject': ['rejectSuggestion'],
  'desk/(queue)#takeBack': ['takeBackJudgement'],
  'desk/account#change': ['changePassword'],
  'desk/conflicts#declare': ['declareConflict'],
  'desk/conflicts#takeBack': ['withdrawConflict'],
  'desk/disputes/[dispute]#arrange': ['arrangeStatement'],
  'desk/disputes/[dispute]#assign': ['assignStatements'],
  'desk/disputes/[dispute]#edit': ['editDispute'],
  'desk/disputes/new#open': ['openDispute'],
  'desk/pair#pair': ['pairStatements'],
  'desk/records/[record]#changeEvidence': ['editEvidence'],
  'desk/records/[record]#changeNote': ['editNote'],
  'desk/records/[record]#changeTie': ['retie'],
  'desk/records/[record]#cite': ['citeEvidence'],
  'desk/records/[record]#dropEvidence': ['dropEvidence'],
  'desk/records/[record]#edit': ['editRecord'],
  'desk/records/[record]#note': ['annotate'],
  'desk/records/[record]#pairAnew': ['rePair'],
  'desk/records/[record]#reply': ['replyToNote'],
  'desk/records/[record]#settleNote': ['resolveNote', 'reopenNote'],
  'desk/records/[record]#tie': ['tiePassages'],
  'desk/records/[record]#untie': ['untie'],
  'desk/review#approve': ['approve'],
  'desk/review#correct': ['correct'],
  'desk/review#publish': ['publishRecord', 'publishDispute'],
  'desk/review#send': ['sendToReview'],
  'desk/review#sendBack': ['sendBack'],
  'desk/review#withdraw': ['withdrawRecord'],
  'desk/sources/[source]#edit': ['editSource'],
  'desk/sources/[source]#take': ['captureStatement'],
  'desk/sources/new#capture': ['captureSource'],
  'desk/speakers/[speaker]#edit': ['editSpeaker'],
  'desk/speakers/new#add': ['addSpeaker'],
  'desk/statements/[statement]#edit': ['editStatement'],
  'desk/statements/[statement]#link': ['linkStatements'],
  'desk/statements/[statement]#requote': ['requoteStatement'],
  'sign-in#signIn': [],
  'sign-in#signOut': [],
} as const satisfies Record<string, readonly Command[]>
export type Action = keyof typeof actions

export const mayGive = (action: Action, role: Role): boolean =>
  actions[action].every((command) => ruleOf(command).who.includes(role))

const readers = { who: 'readers' } as const
const desk = { who: everyone } as const

/** Every address of the application, by its route. */
export const routes: Record<string, RouteRule> = {
  '/': readers,
  '/about': readers,
  '/speakers': readers,
  '/sign-in': readers,
  '/unavailable': { ...readers, status: 404 },
  '/withdrawn': { ...readers, status: 404 },
  '/absent': { ...readers, status: 404 },
  '/r/[number]': { ...readers, of: 'record', status: 308 },
  '/records/[record]': { ...readers, of: 'record' },
  '/disputes/[dispute]': { ...readers, of: 'dispute' },
  '/statements/[statement]': readers,
  '/speakers/[speaker]': readers,
  '/sources/[source]': readers,
  '/records/:record.:format(md|txt|csv|json)': { ...readers, of: 'record' },
  '/disputes/:dispute.:format(md|txt|csv|json)': { ...readers, of: 'dispute' },
  '/exports/records/[record]/[format]': { ...readers, of: 'record' },
  '/exports/disputes/[dispute]/[format]': { ...readers, of: 'dispute' },
  '/api/[[...missing]]': { ...readers, status: 404 },
  '/api/v1': readers,
  '/api/v1/records': readers,
  '/api/v1/records/[number]': { ...readers, of: 'record' },
  '/api/v1/disputes/[slug]': { ...readers, of: 'dispute' },
  '/api/v1/schemas/record/1': readers,
  '/api/v1/schemas/dispute/1': readers,
  '/desk': desk,
  '/desk/account': desk,
  '/desk/audit': { ...desk, shutTo: ['CONTRIBUTOR', 'EDITOR'] },
  '/desk/conflicts': desk,
  '/desk/disputes': desk,
  '/desk/disputes/new': desk,
  '/desk/disputes/[dispute]': { ...desk, of: 'dispute' },
  '/desk/disputes/[dispute]/history': { ...desk, of: 'dispute' },
  '/desk/disputes/[dispute]/review': { ...desk, of: 'dispute' },
  '/desk/find/speakers': desk,
  '/desk/find/statements': desk,
  '/desk/pair': desk,
  '/desk/records/[record]': { ...desk, of: 'record' },
  '/desk/records/[record]/history': { ...desk, of: 'record' },
  '/desk/records/[record]/review': { ...desk, of: 'record' },
  '/desk/sources/new': desk,
  '/desk/sources/[source]': desk,
  '/desk/speakers': desk,
  '/desk/speakers/new': desk,
  '/desk/speakers/[speaker]': desk,
  '/desk/statements': desk,
  '/desk/statements/[statement]': desk,
}
