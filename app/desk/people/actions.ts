'use server'

import { deskAction } from '#app/desk/desk-action.server'
import {
  changeRole,
  endSessions,
  handWorkOver,
  invite as inviteSomebody,
  resetFactor as resetFactorOf,
  restoreEditor,
  suspendEditor,
  takeBackInvitation,
} from '#features/editors/people.server'
import { handoverForm, invitationForm, personForm, roleForm } from '#features/editors/schema'
import { paths } from '#lib/paths'

export const invite = deskAction(invitationForm, async (editor, draft) => {
  const { id } = await inviteSomebody(editor, draft)
  return `${paths.desk.people()}#invitation-${id}`
})

export const takeBack = deskAction(personForm, async (editor, invitation) => {
  await takeBackInvitation(editor, invitation)
  return paths.desk.people()
})

export const giveRole = deskAction(roleForm, async (editor, draft) => {
  await changeRole(editor, draft)
  return `${paths.desk.people()}#person-${draft.id}`
})

export const suspend = deskAction(personForm, async (editor, person) => {
  await suspendEditor(editor, person)
  return `${paths.desk.people()}#person-${person.id}`
})

export const handOver = deskAction(handoverForm, async (editor, { suspends, ...handover }) => {
  await (suspends ? suspendEditor(editor, handover) : handWorkOver(editor, handover))
  return `${paths.desk.people()}#person-${handover.id}`
})

export const restore = deskAction(personForm, async (editor, person) => {
  await restoreEditor(editor, person)
  return `${paths.desk.people()}#person-${person.id}`
})

export const resetFactor = deskAction(personForm, async (editor, person) => {
  await resetFactorOf(editor, person)
  return `${paths.desk.people()}#person-${person.id}`
})

export const signOutEverywhere = deskAction(personForm, async (editor, person) => {
  await endSessions(editor, person)
  return `${paths.desk.people()}#person-${person.id}`
})
