import { goneOrNotFound } from '#app/api/v1/gone-or-not-found'
import { absentVersion } from '#app/absent-version'
import { apiRoute, versionParameter } from '#app/api/v1/handler'
import { envelope } from '#features/exports/json'
import { publishedRecord } from '#features/publications/queries.server'
import { withdrawnRecord } from '#features/publications/withdrawals.server'
import { env } from '#lib/env'
import { parseRecordNumber } from '#lib/identifiers'

export const GET = apiRoute({
  query: versionParameter,
  answer: async ({ query }, segment) => {
    const number = parseRecordNumber(segment)
    if (number === null) return { status: 404, detail: 'There is no such record.' }
    const record = await publishedRecord(number, query.v)
    if (!record)
      return goneOrNotFound(
        'record',
        withdrawnRecord(number),
        absentVersion(`record ${number}`, query.v, () => publishedRecord(number)),
      )
    return { json: envelope(record, env.APP_ORIGIN), path: `/api/v1/records/${number}` }
  },
})
