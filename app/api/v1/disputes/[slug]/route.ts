import { goneOrNotFound } from '#app/api/v1/gone-or-not-found'
import { absentVersion } from '#app/absent-version'
import { apiRoute, versionParameter } from '#app/api/v1/handler'
import { envelope } from '#features/exports/json'
import { publishedDispute } from '#features/publications/queries.server'
import { withdrawnDispute } from '#features/publications/withdrawals.server'
import { env } from '#lib/env'
import { parseSlug } from '#lib/identifiers'

export const GET = apiRoute({
  query: versionParameter,
  answer: async ({ query }, segment) => {
    const slug = parseSlug(segment)
    if (slug === null) return { status: 404, detail: 'There is no such dispute.' }
    const dispute = await publishedDispute(slug, query.v)
    if (!dispute)
      return goneOrNotFound(
        'dispute',
        withdrawnDispute(slug),
        absentVersion('this dispute', query.v, () => publishedDispute(slug)),
      )
    return { json: envelope(dispute, env.APP_ORIGIN), path: `/api/v1/disputes/${encodeURIComponent(slug)}` }
  },
})
