import {
  askToWithdrawConflict,
  changePassword,
  createEditor,
  declareConflict,
  withdrawConflict,
} from '#features/editors/commands.server'
import type { Editor } from '#features/editors/editor'
import { endOtherSessions, endOwnSession } from '#features/editors/own-sessions.server'
import * as passkeys from '#features/editors/passkeys.server'
import * as people from '#features/editors/people.server'
import { eraseEditor } from '#features/editors/erasure.server'
import { deskPerson, deskPersonalData } from '#features/editors/personal-data.server'
import { deskInvitations, deskPeople } from '#features/editors/queries.server'
import * as factor from '#features/editors/second-factor.server'
import { deskDb } from '#lib/desk-db.server'
import type { CommandContext } from './authorisation-calls'

type CommandCall = (editor: Editor, context: CommandContext) => Promise<unknown>

/** A valid call of each command on accounts. */
export const accountCalls = {
  createEditor: (editor) =>
    createEditor(editor, {
      ...{ email: 'ines@harbour.example', name: 'Ines Holt', role: 'EDITOR', password: 'a long enough one' },
    }),
  invite: (editor) =>
    people.invite(editor, { email: 'ines@harbour.example', name: 'Ines Holt', role: 'EDITOR' }),
  takeBackInvitation: (editor, { people: accounts }) =>
    people.takeBackInvitation(editor, { id: accounts.invitation }),
  changeRole: (editor, { people: accounts }) =>
    people.changeRole(editor, { id: accounts.colleague, role: 'PUBLISHER' }),
  suspendEditor: (editor, { people: accounts }) => people.suspendEditor(editor, { id: accounts.colleague }),
  handWorkOver: (editor, { people: accounts }) =>
    people.handWorkOver(editor, { id: accounts.colleague, toId: accounts.receiver }),
  restoreEditor: (editor, { people: accounts }) => people.restoreEditor(editor, { id: accounts.suspended }),
  endSessions: (editor, { people: accounts }) => people.endSessions(editor, { id: accounts.colleague }),
  eraseEditor: async (editor, { people: { suspended: id } }) => {
    const { email: address } = await deskDb.editor.findUniqueOrThrow({ where: { id } })
    return eraseEditor(editor, { id, address })
  },
  deskPerson: (editor, { people: accounts }) => deskPerson(editor, accounts.colleague),
  deskPersonalData: (editor, { people: accounts }) => deskPersonalData(editor, accounts.colleague),
  resetFactor: (editor, { people: accounts }) => people.resetFactor(editor, { id: accounts.colleague }),
  deskPeople: (editor) => deskPeople(editor),
  deskInvitations: (editor) => deskInvitations(editor),
  changePassword: (editor, { password: current }) =>
    changePassword(editor, { current, chosen: 'the tide goes out at noon' }),
  startFactor: (editor, { password: current }) => factor.startFactor(editor, { current }),
  confirmFactor: (editor) => factor.confirmFactor(editor, { code: '000000' }),
  giveFactor: (editor) => factor.giveFactor(editor, { code: '000000' }),
  deskFactorOffer: (editor) => factor.deskFactorOffer(editor),
  startPasskey: (editor, { password: current }) => passkeys.startPasskey(editor, { current }),
  addPasskey: (editor) => passkeys.addPasskey(editor, { name: 'Work laptop', answer: '{}' }),
  removePasskey: async (editor) => {
    const stored = await deskDb.passkey.findFirst({ where: { editorId: editor.id } })
    return passkeys.removePasskey(editor, { id: stored?.id ?? editor.id })
  },
  removeFactor: (editor) => factor.removeFactor(editor),
  renewRecoveryCodes: (editor) => factor.renewRecoveryCodes(editor),
  endOwnSession: (editor) => endOwnSession(editor, { id: editor.sessionId ?? editor.id }),
  endOtherSessions: (editor) => endOtherSessions(editor),
  declareConflict: (editor, { rosa }) => declareConflict(editor, { speakerId: rosa, note: 'A cousin.' }),
  askToWithdrawConflict: async (editor) => {
    const { id } = await deskDb.conflictOfInterest.findFirstOrThrow({ where: { withdrawalAskedAt: null } })
    return askToWithdrawConflict(editor, { id })
  },
  withdrawConflict: async (editor) => {
    const { id } = await deskDb.conflictOfInterest.findFirstOrThrow({
      where: { withdrawalAskedAt: { not: null } },
    })
    return withdrawConflict(editor, { id })
  },
} satisfies Record<string, CommandCall>
