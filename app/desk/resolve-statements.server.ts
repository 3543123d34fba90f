import 'server-only'
import type { Editor } from '#features/editors/editor'
import { deskStatementsNamed } from '#features/statements/queries.server'
import { AppError } from '#lib/errors'

/**
 * Resolves the slugs of two statements to their ids.
 * @throws AppError invalid
 */
export async function statementIdsBySlugs(
  editor: Editor,
  slugs: readonly [string, string],
): Promise<[string, string]> {
  const [first, second] = [
    await statementIdBySlug(editor, slugs[0]),
    await statementIdBySlug(editor, slugs[1]),
  ]
  return [first, second]
}

/** @throws AppError invalid */
export async function statementIdBySlug(editor: Editor, slug: string): Promise<string> {
  const [statement] = await deskStatementsNamed(editor, [slug.trim()])
  if (!statement)
    throw new AppError('invalid', `There is no statement “${slug}”. Choose one of those that are offered.`)
  return statement.id
}
