'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { acceptSuggestion, rejectSuggestion, takeBackJudgement } from '#features/suggestions/commands.server'
import { acceptanceForm, rejectionForm, takeBackForm } from '#features/suggestions/schema'
import { paths } from '#lib/paths'

export const accept = deskAction(acceptanceForm, async (editor, { next, after, q, ...judgement }) => {
  await acceptSuggestion(editor, judgement)
  return paths.desk.queue({ pair: next, after, q, judged: judgement.id })
})

export const reject = deskAction(rejectionForm, async (editor, { next, after, q, ...judgement }) => {
  await rejectSuggestion(editor, judgement)
  return paths.desk.queue({ pair: next, after, q, judged: judgement.id })
})

export const takeBack = deskAction(takeBackForm, async (editor, { id, after, q }) => {
  await takeBackJudgement(editor, id)
  return paths.desk.queue({ pair: id, after, q })
})
