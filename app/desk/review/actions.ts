'use server'

import { deskAction } from '#app/desk/desk-action.server'
import type { Editor } from '#features/editors/editor'
import * as commands from '#features/review/commands.server'
import { publishDispute, publishRecord } from '#features/review/publish.server'
import { subjectRef, type ReviewSubject } from '#features/review/queries.server'
import {
  approvalForm,
  correctionForm,
  publicationForm,
  returningForm,
  submissionForm,
  withdrawalForm,
  withdrawalRequestForm,
} from '#features/review/schema'
import { paths } from '#lib/paths'

/** Each review step except a correction redirects to the review page. */
async function reviewPage(editor: Editor, subject: ReviewSubject): Promise<string> {
  const name = await subjectRef(editor, subject)
  return name.number === null ? paths.desk.disputeReview(name.slug) : paths.desk.review(name.number)
}

export const send = deskAction(submissionForm, async (editor, draft) => {
  await commands.sendToReview(editor, draft)
  return reviewPage(editor, draft)
})

export const approve = deskAction(approvalForm, async (editor, draft) => {
  await commands.approve(editor, draft)
  return reviewPage(editor, draft)
})

export const sendBack = deskAction(returningForm, async (editor, draft) => {
  await commands.sendBack(editor, draft)
  return reviewPage(editor, draft)
})

export const publish = deskAction(publicationForm, async (editor, { subject, ...draft }) => {
  await (subject === 'RECORD' ? publishRecord(editor, draft) : publishDispute(editor, draft))
  return reviewPage(editor, { subject, id: draft.id })
})

/** A correction redirects to the desk page, because the editor changes the fields there. */
export const correct = deskAction(correctionForm, async (editor, draft) => {
  await commands.correct(editor, draft)
  const { number, slug } = await subjectRef(editor, draft)
  return number === null ? paths.desk.dispute(slug) : paths.desk.record(number)
})

export const askToWithdraw = deskAction(withdrawalRequestForm, async (editor, draft) => {
  await commands.askToWithdraw(editor, draft)
  return reviewPage(editor, { subject: 'RECORD', id: draft.id })
})

export const withdraw = deskAction(withdrawalForm, async (editor, draft) => {
  await commands.withdrawRecord(editor, draft)
  return reviewPage(editor, { subject: 'RECORD', id: draft.id })
})
