import { apiRoute, noParameters } from '#app/api/v1/handler'
import { documentSchema } from '#features/exports/json'
import { env } from '#lib/env'

export const GET = apiRoute({
  query: noParameters,
  answer: async () => ({
    json: JSON.stringify(documentSchema('dispute', env.APP_ORIGIN)),
    path: '/api/v1/schemas/dispute/1',
    type: 'application/schema+json; charset=utf-8',
  }),
})
