import { absence } from '#app/api/v1/absence'
import { apiRoute, pinned } from '#app/api/v1/handler'
import { envelope } from '#features/exports/json'
import { publishedRecord, withdrawnRecord } from '#features/publications/queries'
import { env } from '#lib/env'

export const GET = apiRoute({
  query: pinned,
  answer: async ({ query }, segment) => {
    if (!/^[1-9]\d{0,8}$/.test(segment)) return { status: 404, detail: 'There is no such record.' }
    const number = Number(segment)
    const found = await publishedRecord(number, query.v)
    if (!found) return absence('record', withdrawnRecord(number))
    const { document, sha256 } = found
    return { json: envelope(document, { origin: env.APP_ORIGIN, sha256 }), sha256 }
  },
})
