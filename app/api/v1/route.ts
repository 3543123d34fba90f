import { contactAddress } from '#features/newsroom/newsroom'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { env } from '#lib/env'
import { apiRoute, noParameters } from './handler'

/** Lists all routes, so that a client can start here. */
export const GET = apiRoute({
  query: noParameters,
  answer: async () => {
    const base = `${env.APP_ORIGIN}/api/v1`
    const { name, licence, contact } = await publishedNewsroom()
    const index = {
      name,
      ...(licence === null ? {} : { licence }),
      ...(contact === null ? {} : { contact: contactAddress(contact) }),
      version: '1',
      offsets: 'UTF-16 code units, end exclusive',
      records: `${base}/records`,
      record: `${base}/records/{number}{?v}`,
      dispute: `${base}/disputes/{slug}{?v}`,
      recordSchema: `${base}/schemas/record/1`,
      disputeSchema: `${base}/schemas/dispute/1`,
    }
    return { json: JSON.stringify(index), path: '/api/v1' }
  },
})
