import 'server-only'
import { currentEditor } from '#app/desk/editor'
import type { Editor } from '#features/editors/editor'

const wordsMax = 100
const always = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

type Found = { value: string; label: string; about: string }

/** What a type-ahead of the desk offers to `?q=`; nothing to whoever is not signed in. */
export const offering =
  (find: (editor: Editor, words: string) => Promise<Found[]>) =>
  async (request: Request): Promise<Response> => {
    const editor = await currentEditor()
    if (!editor) return Response.json({ found: [] }, { status: 401, headers: always })
    const words = new URL(request.url).searchParams.get('q')?.slice(0, wordsMax) ?? ''
    return Response.json({ found: words.trim() === '' ? [] : await find(editor, words) }, { headers: always })
  }
