'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { askToWithdrawConflict, declareConflict, withdrawConflict } from '#features/editors/commands.server'
import { conflictForm, conflictWithdrawalForm } from '#features/editors/schema'
import { deskSpeakerNamed } from '#features/speakers/queries.server'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'

export const declare = deskAction(conflictForm, async (editor, { speaker, note }) => {
  const speakerRow = await deskSpeakerNamed(editor, speaker)
  if (!speakerRow)
    throw new AppError('invalid', `“${speaker}” is not one speaker on file. Choose one that is offered.`)
  await declareConflict(editor, { speakerId: speakerRow.id, note })
  return paths.desk.conflicts()
})

export const takeBack = deskAction(conflictWithdrawalForm, async (editor, draft) => {
  await askToWithdrawConflict(editor, draft)
  return paths.desk.conflicts()
})

export const confirm = deskAction(conflictWithdrawalForm, async (editor, draft) => {
  await withdrawConflict(editor, draft)
  return paths.desk.conflicts()
})
