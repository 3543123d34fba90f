'use server'

import { deskAction } from '#app/desk/desk-action.server'
import { statementIdsBySlugs } from '#app/desk/resolve-statements.server'
import { pairStatements } from '#features/records/commands.server'
import { pairForm } from '#features/records/schema'
import { paths } from '#lib/paths'

export const pair = deskAction(pairForm, async (editor, { a, b, ...draft }) => {
  const statementIds = await statementIdsBySlugs(editor, [a, b])
  const { number } = await pairStatements(editor, { ...draft, statementIds, slug: null })
  return paths.desk.record(number)
})
