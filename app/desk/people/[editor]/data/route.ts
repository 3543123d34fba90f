import { currentAccount } from '#app/desk/current-editor'
import { noStoreHeaders, problem, problemOfError } from '#app/responses'
import { deskPersonalData } from '#features/editors/personal-data.server'
import { AppError } from '#lib/errors'
import { isId } from '#lib/identifiers'
import { log } from '#lib/log'
import { paths } from '#lib/paths'

const absent = () => problem({ status: 404, detail: 'There is no such account.' })

/** Everything that is stored about an account, as a JSON file, for its owner or an admin. For anybody else there is none. */
export async function GET(request: Request, { params }: { params: Promise<{ editor: string }> }) {
  try {
    const account = await currentAccount()
    if (!account) {
      const location = paths.signIn(new URL(request.url).pathname)
      return new Response(null, { status: 307, headers: { ...noStoreHeaders, location } })
    }
    const { editor: id } = await params
    const isAllowed = id === account.id || !account.isFactorOverdue
    const data = isId(id) && isAllowed ? await deskPersonalData(account, id) : null
    if (data === null) return absent()
    log.info({ event: 'personal data exported', editor: account.id, of: id })
    return new Response(`${JSON.stringify(data, null, 2)}\n`, {
      headers: {
        ...noStoreHeaders,
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="account-${id}.json"`,
      },
    })
  } catch (error) {
    return error instanceof AppError && error.code === 'forbidden' ? absent() : problem(problemOfError(error))
  }
}
