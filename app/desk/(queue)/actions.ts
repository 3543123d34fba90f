'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { acceptSuggestion, rejectSuggestion, takeBackJudgement } from '#features/suggestions/commands.server'
import { acceptanceForm, rejectionForm, takeBackForm } from '#features/suggestions/schema'
import { paths } from '#lib/paths'

export const accept = deskAction(acceptanceForm, async (editor, { next, after, q, ...judged }) => {
  await acceptSuggestion(editor, judged)
  return paths.desk.queue({ pair: next, after, q, judged: judged.id })
})

export const reject = deskAction(rejectionForm, async (editor, { next, after, q, ...judged }) => {
  await rejectSuggestion(editor, judged)
  return paths.desk.queue({ pair: next, after, q, judged: judged.id })
})

export const takeBack = deskAction(takeBackForm, async (editor, { id, after, q }) => {
  await takeBackJudgement(editor, id)
  return paths.desk.queue({ pair: id, after, q })
})
