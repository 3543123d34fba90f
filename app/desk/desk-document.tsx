import { absentPage } from '#app/(public)/status-pages'
import { documentResponse, noStore, type Page } from '#app/document-response'
import type { Editor } from '#features/editors/editor'
import { paths } from '#lib/paths'
import { currentEditor } from './current-editor'

type Segments = Record<string, string>

/** A GET handler for a document that only editors may read. The proxy sets its content security policy. */
export const deskDocument =
  (read: (editor: Editor, segments: Segments) => Promise<Page | null>) =>
  async (request: Request, context: { params: Promise<Segments> }): Promise<Response> => {
    const editor = await currentEditor()
    if (!editor) {
      const location = paths.signIn(new URL(request.url).pathname)
      return new Response(null, { status: 307, headers: { ...noStore, location } })
    }
    const page = await read(editor, await context.params)
    return documentResponse(page ?? absentPage(), page ? 200 : 404)
  }
