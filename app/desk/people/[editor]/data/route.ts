import { absentPage, unavailablePage } from '#app/(public)/status-pages'
import { currentAccount } from '#app/desk/current-editor'
import { documentResponse, noStore } from '#app/document-response'
import { requestIdOf } from '#app/request-id'
import { deskPersonalData } from '#features/editors/personal-data.server'
import { databaseFault } from '#lib/db-errors'
import { AppError } from '#lib/errors'
import { isId } from '#lib/identifiers'
import { log } from '#lib/log'
import { paths } from '#lib/paths'

/** Everything that is stored about an account, as a JSON file, for its owner or an admin. Anybody else gets the page of an unknown address. */
export async function GET(request: Request, { params }: { params: Promise<{ editor: string }> }) {
  try {
    const account = await currentAccount()
    if (!account) {
      const location = paths.signIn(new URL(request.url).pathname)
      return new Response(null, { status: 307, headers: { ...noStore, location } })
    }
    const { editor: id } = await params
    const isAllowed = id === account.id || !account.isFactorOverdue
    const data = isId(id) && isAllowed ? await deskPersonalData(account, id) : null
    if (data === null) return await documentResponse(absentPage(), 404)
    log.info({ event: 'personal data exported', editor: account.id, of: id })
    return new Response(`${JSON.stringify(data, null, 2)}\n`, {
      headers: {
        ...noStore,
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="account-${id}.json"`,
        'x-content-type-options': 'nosniff',
      },
    })
  } catch (error) {
    if (error instanceof AppError && error.code === 'forbidden') return documentResponse(absentPage(), 404)
    if (databaseFault(error) === null) throw error
    return documentResponse(unavailablePage(requestIdOf(request)), 503, { 'retry-after': '5' })
  }
}
