import { absentPage } from '#app/(public)/status-pages'
import { documentResponse } from '#app/document-response'
import { problemOfError, textProblem } from '#app/responses'
import { publishedLogo } from '#features/publications/newsroom.server'
import { inertHeaders } from '#lib/headers'

/** The logo of the newsroom. Its address has the hash of its bytes, so browsers store it for good. */
export async function GET(_request: Request, { params }: { params: Promise<{ sha256: string }> }) {
  try {
    const { sha256 } = await params
    const logo = /^[\da-f]{64}$/.test(sha256) ? await publishedLogo(sha256) : null
    if (logo === null) return await documentResponse(absentPage(), 404)
    return new Response(logo.bytes, {
      headers: {
        'content-type': logo.type,
        'content-length': String(logo.bytes.length),
        ...inertHeaders,
        'cache-control': 'public, max-age=31536000, immutable',
      },
    })
  } catch (error) {
    return textProblem(problemOfError(error))
  }
}
