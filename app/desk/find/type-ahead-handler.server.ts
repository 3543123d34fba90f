import 'server-only'
import { currentEditor } from '#app/desk/current-editor'
import type { Editor } from '#features/editors/editor'
import { databaseFault } from '#lib/db-errors'

const wordsMax = 100
const noStoreHeaders = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }

type TypeAheadOption = { value: string; label: string; about: string }

/** A GET handler that answers `?q=` with options. Without a session it answers 401. */
export const typeAheadHandler =
  (find: (editor: Editor, words: string) => Promise<TypeAheadOption[]>) =>
  async (request: Request): Promise<Response> => {
    try {
      const editor = await currentEditor()
      if (!editor) return Response.json({ found: [] }, { status: 401, headers: noStoreHeaders })
      const words = new URL(request.url).searchParams.get('q')?.slice(0, wordsMax) ?? ''
      const options = words.trim() === '' ? [] : await find(editor, words)
      return Response.json({ found: options }, { headers: noStoreHeaders })
    } catch (error) {
      if (databaseFault(error) === null) throw error
      return Response.json({ found: [] }, { status: 503, headers: { ...noStoreHeaders, 'retry-after': '5' } })
    }
  }
