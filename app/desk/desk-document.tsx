import { absentPage, unavailablePage } from '#app/(public)/status-pages'
import { documentResponse, noStore, type Page } from '#app/document-response'
import { requestIdOf } from '#app/request-id'
import type { Editor } from '#features/editors/editor'
import { databaseFault } from '#lib/db-errors'
import { paths } from '#lib/paths'
import { currentEditor } from './current-editor'

type Segments = Record<string, string>

/** A GET handler for a document that only editors may read. The proxy sets its content security policy. */
export const deskDocument =
  (load: (editor: Editor, segments: Segments) => Promise<Page | null>) =>
  async (request: Request, context: { params: Promise<Segments> }): Promise<Response> => {
    try {
      const editor = await currentEditor()
      if (!editor) {
        const location = paths.signIn(new URL(request.url).pathname)
        return new Response(null, { status: 307, headers: { ...noStore, location } })
      }
      const page = await load(editor, await context.params)
      return await documentResponse(page ?? absentPage(), page ? 200 : 404)
    } catch (error) {
      if (databaseFault(error) === null) throw error
      return documentResponse(unavailablePage(requestIdOf(request)), 503, { 'retry-after': '5' })
    }
  }
