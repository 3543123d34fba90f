import { documentRoute } from '#app/(public)/document-route'

/** Every address that no other route has. */
export const GET = documentRoute(() => Promise.resolve(null))
