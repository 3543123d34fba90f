'use server'

import { deskAction } from '#app/desk/desk-action.server'
import * as commands from '#features/review/commands.server'
import { subjectRef } from '#features/review/queries.server'
import { takingBackForm } from '#features/review/schema'
import { paths } from '#lib/paths'

export const takeBack = deskAction(takingBackForm, async (editor, draft) => {
  await commands.takeBack(editor, draft)
  const { number, slug } = await subjectRef(editor, draft)
  return number === null ? paths.desk.dispute(slug) : paths.desk.record(number)
})
