import { absentPage } from '#app/(public)/status-pages'
import { documentResponse } from '#app/document-response'
import { noStoreHeaders, problemOfError, textProblem } from '#app/responses'
import { contactAddress } from '#features/newsroom/newsroom'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { env } from '#lib/env'
import { securityText } from '#lib/security-text'
import { inertHeaders } from '#lib/headers'

/** With SECURITY_CONTACT, lib/security-text.ts answers before it. Otherwise the contact of the newsroom is the one to tell. */
export async function GET() {
  try {
    const { contact } = await publishedNewsroom()
    if (contact === null) return await documentResponse(absentPage(), 404)
    const text = securityText({ contact: contactAddress(contact), origin: env.APP_ORIGIN }, new Date())
    return new Response(text, {
      headers: {
        ...noStoreHeaders,
        'content-type': 'text/plain; charset=utf-8',
        ...inertHeaders,
      },
    })
  } catch (error) {
    return textProblem(problemOfError(error))
  }
}
