import type { Role } from '#features/editors/editor'
import type { ErrorCode } from '#lib/errors'
import type { AccessCase, CommandRule, SubjectState } from './authorisation-cells'

/**
 * The whole authorisation matrix: role, state of the subject, and who changed it. It generates
 * test/authorisation.db.test.ts and e2e/security/authorisation.e2e.ts. Both fail on a command, page or action that
 * it does not list.
 */
export const roles = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const satisfies Role[]
const everyone: readonly Role[] = roles
const editors: readonly Role[] = ['EDITOR', 'PUBLISHER', 'ADMIN']
const publishers: readonly Role[] = ['PUBLISHER', 'ADMIN']
const admins: readonly Role[] = ['ADMIN']

const isOwn = ({ ownership }: AccessCase) => ownership === 'own'
const isInterested = ({ ownership }: AccessCase) => ownership === 'interested'
const wasPublished = (access: AccessCase) => access.public !== 'UNPUBLISHED'
const isWithdrawn = (access: AccessCase) => access.public === 'WITHDRAWN'
const isNot =
  (...states: SubjectState['editorial'][]) =>
  ({ editorial }: AccessCase) =>
    !states.includes(editorial)

const onRecord = { who: everyone, on: 'record' } as const
const onDispute = { who: everyone, on: 'dispute' } as const
const onNothing = { who: everyone, on: 'nothing' } as const
/** Of people, and of the settings of the newsroom. */
const onPeople = { who: admins, on: 'nothing', isStepUp: true } as const
const readPeople = { who: admins, on: 'nothing' } as const

/** Every exported function that writes, and every query that checks a permission, by its name. */
export const commands = {
  addSpeaker: onNothing,
  speakerNamed: onNothing,
  addCapacity: onRecord,
  capacityOf: onRecord,
  editSpeaker: onRecord,
  captureSource: onNothing,
  captureSourceInTx: onNothing,
  knownText: onNothing,
  editSource: onRecord,
  captureStatement: onRecord,
  captureStatementInTx: onRecord,
  correctDateSaid: onRecord,
  editStatement: onRecord,
  requoteStatement: onRecord,
  linkStatements: onRecord,
  openDispute: onNothing,
  openDisputeInTx: onNothing,
  editDispute: onDispute,
  assignStatements: onDispute,
  arrangeStatement: onDispute,
  pairStatements: onDispute,
  createRecordInTx: onDispute,
  compareStatements: onDispute,
  editRecord: onRecord,
  editRecordInTx: onRecord,
  rePair: { ...onRecord, unless: [[wasPublished, 'invalid']] },
  tiePassages: onRecord,
  /** Its caller has raised the revision. */
  tiePassagesInTx: onRecord,
  retie: onRecord,
  untie: onRecord,
  citeEvidence: onRecord,
  editEvidence: onRecord,
  dropEvidence: onRecord,
  annotate: onRecord,
  /** An internal note: only its author edits it. */
  editNote: { ...onRecord, unless: [[(access) => !isOwn(access), 'forbidden']] },
  resolveNote: onRecord,
  reopenNote: onRecord,
  replyToNote: onRecord,
  suggestPair: onRecord,
  acceptSuggestion: onDispute,
  rejectSuggestion: onNothing,
  /** Only its author takes a judgement back. */
  takeBackJudgement: { ...onRecord, unless: [[(access) => !isOwn(access), 'conflict']] },
  assignRecord: onRecord,
  assignRecordInTx: onRecord,
  endAssignment: onRecord,
  sendToReview: {
    ...onRecord,
    unless: [[(access) => isWithdrawn(access) || isNot('DRAFT')(access), 'conflict']],
  },
  sendToReviewInTx: {
    ...onRecord,
    unless: [[(access) => isWithdrawn(access) || isNot('DRAFT')(access), 'conflict']],
  },
  /** Only the editor who sent it takes it back. */
  takeBack: {
    ...onRecord,
    unless: [
      [isWithdrawn, 'conflict'],
      [isNot('IN_REVIEW'), 'conflict'],
      [(access) => !isOwn(access), 'forbidden'],
    ],
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
      [({ isPublishedRevision }) => isPublishedRevision, 'conflict'],
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
      [({ isPublishedRevision }) => isPublishedRevision, 'conflict'],
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
      [({ isPublishedRevision }) => isPublishedRevision, 'conflict'],
    ],
  },
  correct: {
    who: editors,
    on: 'record',
    unless: [
      [isWithdrawn, 'conflict'],
      [({ isPublishedRevision }) => !isPublishedRevision, 'conflict'],
    ],
  },
  askToWithdraw: {
    who: editors,
    on: 'record',
    unless: [[(access) => access.public !== 'PUBLISHED', 'conflict']],
  },
  withdrawRecord: {
    who: publishers,
    on: 'record',
    isDecision: true,
    isStepUp: true,
    unless: [
      [(access) => access.public !== 'PUBLISHED', 'conflict'],
      [isInterested, 'forbidden'],
    ],
  },
  createEditor: { who: admins, on: 'nothing' },
  invite: onPeople,
  takeBackInvitation: onPeople,
  changeRole: onPeople,
  suspendEditor: onPeople,
  restoreEditor: onPeople,
  handWorkOver: onPeople,
  endSessions: onPeople,
  eraseEditor: onPeople,
  deskPerson: readPeople,
  /** Of another account: an editor also reads the own one. */
  deskPersonalData: readPeople,
  retryJob: { who: admins, on: 'nothing' },
  changeSettings: onPeople,
  setLogo: onPeople,
  removeLogo: onPeople,
  deskSettings: readPeople,
  deskJobs: { who: admins, on: 'nothing' },
  /** The colleague has none. */
  resetFactor: { ...onPeople, unless: [[() => true, 'conflict']] },
  changePassword: onNothing,
  /** These accounts have a second factor. */
  startFactor: { ...onNothing, unless: [[() => true, 'conflict']] },
  confirmFactor: { ...onNothing, unless: [[() => true, 'conflict']] },
  giveFactor: onNothing,
  deskFactorOffer: onNothing,
  /** Open to an account without a factor. Beside the first it needs the first (features/editors/passkeys.db.test.ts). */
  startPasskey: onNothing,
  /** Nobody answered a challenge. */
  addPasskey: { ...onNothing, unless: [[() => true, 'conflict']] },
  removePasskey: { ...onNothing, isStepUp: true },
  removeFactor: { ...onNothing, isStepUp: true },
  renewRecoveryCodes: { ...onNothing, isStepUp: true },
  endOwnSession: onNothing,
  endOtherSessions: onNothing,
  declareConflict: onNothing,
  /** An editor may only end their own conflict; these cases are of another account. */
  askToWithdrawConflict: { ...onNothing, unless: [[(access) => !isOwn(access), 'not_found']] },
  /** A second person ends it. */
  withdrawConflict: { who: editors, on: 'nothing' },
  deskPeople: readPeople,
  deskInvitations: readPeople,
  deskAudit: { who: publishers, on: 'nothing' },
  deskChainCheck: { who: publishers, on: 'nothing' },
} as const satisfies Record<string, CommandRule>
export type Command = keyof typeof commands

export const ruleOf = (command: Command): CommandRule => commands[command]

/** Expected result of a command: `done`, or the code of the error. */
export function expectedOutcome(command: Command, role: Role, access: AccessCase): 'done' | ErrorCode {
  const { who, unless = [] } = ruleOf(command)
  if (!who.includes(role)) return 'forbidden'
  return unless.find(([applies]) => applies(access))?.[1] ?? 'done'
}

/**
 * Every server action, by its folder below app/ and its name, with the commands it runs. It is refused without a session,
 * and for a role that may not run them all. Signing in and out need no session.
 */
export const actions = {
  'desk/(queue)#accept': ['acceptSuggestion'],
  'desk/(queue)#reject': ['rejectSuggestion'],
  'desk/(queue)#takeBack': ['takeBackJudgement'],
  'desk/account#change': ['changePassword'],
  'desk/account#endOthers': ['endOtherSessions'],
  'desk/account#endSession': ['endOwnSession'],
  'desk/account/second-factor#confirm': ['confirmFactor'],
  'desk/account/second-factor#passkey': ['startPasskey', 'addPasskey'],
  'desk/account/second-factor#remove': ['removeFactor'],
  'desk/account/second-factor#removePasskey': ['removePasskey'],
  'desk/account/second-factor#renew': ['renewRecoveryCodes'],
  'desk/account/second-factor#start': ['startFactor'],
  'desk/compare#compare': ['compareStatements'],
  'desk/compare/sent/[record]#takeBack': ['takeBack'],
  'desk/conflicts#declare': ['declareConflict'],
  'desk/conflicts#confirm': ['withdrawConflict'],
  'desk/conflicts#takeBack': ['askToWithdrawConflict'],
  'desk/disputes/[dispute]#arrange': ['arrangeStatement'],
  'desk/disputes/[dispute]#assign': ['assignStatements'],
  'desk/disputes/[dispute]#edit': ['editDispute'],
  'desk/disputes/new#open': ['openDispute'],
  'desk/pair#pair': ['pairStatements'],
  'desk/people/[editor]#erase': ['eraseEditor'],
  'desk/people#giveRole': ['changeRole'],
  'desk/people#handOver': ['handWorkOver', 'suspendEditor'],
  'desk/people#invite': ['invite'],
  'desk/people#resetFactor': ['resetFactor'],
  'desk/people#restore': ['restoreEditor'],
  'desk/people#signOutEverywhere': ['endSessions'],
  'desk/people#suspend': ['suspendEditor'],
  'desk/people#takeBack': ['takeBackInvitation'],
  'desk/records/[record]#assign': ['assignRecord'],
  'desk/records/[record]#endAssignment': ['endAssignment'],
  'desk/people/jobs#retry': ['retryJob'],
  'desk/records/[record]#changeEvidence': ['editEvidence'],
  'desk/records/[record]#changeNote': ['editNote'],
  'desk/records/[record]#changeTie': ['retie'],
  'desk/records/[record]#cite': ['citeEvidence'],
  'desk/records/[record]#dropEvidence': ['dropEvidence'],
  'desk/records/[record]#edit': ['editRecord'],
  'desk/records/[record]#note': ['annotate'],
  'desk/records/[record]#changePair': ['rePair'],
  'desk/records/[record]#reply': ['replyToNote'],
  'desk/records/[record]#settleNote': ['resolveNote', 'reopenNote'],
  'desk/records/[record]#tie': ['tiePassages'],
  'desk/records/[record]#untie': ['untie'],
  'desk/review#approve': ['approve'],
  'desk/review#correct': ['correct'],
  'desk/review#publish': ['publishRecord', 'publishDispute'],
  'desk/review#send': ['sendToReview'],
  'desk/review#sendBack': ['sendBack'],
  'desk/review#askToWithdraw': ['askToWithdraw'],
  'desk/review#withdraw': ['withdrawRecord'],
  'desk/settings#change': ['changeSettings'],
  'desk/settings#chooseLogo': ['setLogo'],
  'desk/settings#dropLogo': ['removeLogo'],
  'desk/sources/[source]#edit': ['editSource'],
  'desk/sources/[source]#take': ['captureStatement'],
  'desk/sources/new#capture': ['captureSource'],
  'desk/speakers/[speaker]#edit': ['editSpeaker'],
  'desk/speakers/new#add': ['addSpeaker'],
  'desk/statements/[statement]#edit': ['editStatement'],
  'desk/statements/[statement]#link': ['linkStatements'],
  'desk/statements/[statement]#requote': ['requoteStatement'],
  'sign-in/invitation/[token]#accept': [],
  'sign-in/code#giveCode': [],
  'sign-in/forgotten#request': [],
  'sign-in/reset#choose': [],
  'sign-in#signIn': [],
  'sign-in#signOut': [],
} as const satisfies Record<string, readonly Command[]>
export type Action = keyof typeof actions

export const mayGive = (action: Action, role: Role): boolean =>
  actions[action].every((command) => ruleOf(command).who.includes(role))
