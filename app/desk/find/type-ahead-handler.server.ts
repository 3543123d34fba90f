import 'server-only'
import { currentEditor } from '#app/desk/current-editor'
import type { Editor } from '#features/editors/editor'

const wordsMax = 100
const noStoreHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

type TypeAheadOption = { value: string; label: string; about: string }

/** What a type-ahead of the desk offers to `?q=`; nothing to whoever is not signed in. */
export const typeAheadHandler =
  (find: (editor: Editor, words: string) => Promise<TypeAheadOption[]>) =>
  async (request: Request): Promise<Response> => {
    const editor = await currentEditor()
    if (!editor) return Response.json({ found: [] }, { status: 401, headers: noStoreHeaders })
    const words = new URL(request.url).searchParams.get('q')?.slice(0, wordsMax) ?? ''
    return Response.json(
      { found: words.trim() === '' ? [] : await find(editor, words) },
      { headers: noStoreHeaders },
    )
  }
