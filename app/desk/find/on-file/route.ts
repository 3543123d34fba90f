import { currentEditor } from '#app/desk/current-editor'
import { deskOnFile, deskOnFileNamed, deskPossibleConflicts } from '#features/compare/queries.server'
import { databaseFault } from '#lib/db-errors'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
const wordsMax = 100
const textMax = 2000

/**
 * Statements on file for the page Compare: `?q=` with these words, `?slug=` this one, or `?like=` those that may
 * conflict with these words of `?speaker=`. Without a session it answers 401.
 */
export async function GET(request: Request): Promise<Response> {
  const query = new URL(request.url).searchParams
  const parameter = (name: string, max: number) => (query.get(name) ?? '').slice(0, max)
  try {
    const editor = await currentEditor()
    if (!editor) return Response.json({ found: [] }, { status: 401, headers })
    const [words, slug, like] = [parameter('q', wordsMax), parameter('slug', 300), parameter('like', textMax)]
    if (slug !== '') {
      const statement = await deskOnFileNamed(editor, slug)
      return Response.json({ found: statement ? [statement] : [] }, { headers })
    }
    if (like.trim() !== '') {
      const sought = {
        text: like,
        speaker: parameter('speaker', 200),
        language: parameter('language', 20) || 'en',
      }
      return Response.json({ found: await deskPossibleConflicts(editor, sought) }, { headers })
    }
    const matches = words.trim() === '' ? [] : await deskOnFile(editor, words)
    return Response.json({ found: matches }, { headers })
  } catch (error) {
    if (databaseFault(error) === null) throw error
    return Response.json({ found: [] }, { status: 503, headers: { ...headers, 'retry-after': '5' } })
  }
}
