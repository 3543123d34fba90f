import { isSameOriginForm } from '#app/csrf'
import { currentEditor } from '#app/desk/current-editor'
import { assertCan } from '#features/editors/permissions'
import { readAddress } from '#features/intake/read-address.server'
import { readFile } from '#features/intake/read-file.server'
import type { ParsedSource } from '#features/intake/source-proposal'
import { AppError } from '#lib/errors'

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' }
const refusal = (status: number, message: string) => Response.json({ message }, { status, headers })
const unread = 'This is neither an address nor a file.'

/**
 * Reads the address or the file of a form for Compare: its text, and what it says about its source. It stores nothing.
 * What cannot be read is answered with 422 and a sentence.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await isSameOriginForm())) return refusal(403, 'This form came from another site.')
  const editor = await currentEditor()
  if (!editor) return refusal(401, 'You were signed out. Sign in again: what you typed stays here.')
  try {
    assertCan(editor, 'source:capture')
    const form = await request.formData()
    const { text, proposal, address } = await read(form.get('address'), form.get('file'))
    return Response.json({ text, proposal, address }, { headers })
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return refusal(error.code === 'forbidden' ? 403 : 422, error.message)
  }
}

async function read(
  address: FormDataEntryValue | null,
  file: FormDataEntryValue | null,
): Promise<ParsedSource & { address: string }> {
  if (typeof address === 'string') return readAddress(address)
  if (file instanceof File) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { ...(await readFile(file.name, bytes)), address: '' }
  }
  throw new AppError('invalid', unread)
}

/** The page is read by POST alone, since it asks another site. */
export async function GET(): Promise<Response> {
  const status = (await currentEditor()) ? 405 : 401
  return new Response(null, { status, headers: { ...headers, allow: 'POST' } })
}
