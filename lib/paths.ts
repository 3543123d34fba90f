/** A slug in another script is percent-encoded, so that every address is ASCII in links, headers and exports. */
const encoded = encodeURIComponent

/** Every address of the site, for links, redirects, exports and tests. */
export const paths = {
  home: () => '/' as const,
  about: () => '/about' as const,
  search: (filter: URLSearchParams) => (filter.size === 0 ? '/' : `/?${filter.toString()}`),
  speakers: () => '/speakers' as const,
  dispute: (slug: string) => `/disputes/${encoded(slug)}` as const,
  record: (record: { number: number; slug: string }) =>
    `/records/${record.number}-${encoded(record.slug)}` as const,
  disputeVersion: (dispute: { slug: string; version: number }) =>
    `/disputes/${encoded(dispute.slug)}?v=${dispute.version}` as const,
  recordVersion: (record: { number: number; slug: string; version: number }) =>
    `/records/${record.number}-${encoded(record.slug)}?v=${record.version}` as const,
  /** Short, for citations: answers 308 to the full address. */
  shortRecord: (number: number) => `/r/${number}` as const,
  statement: (slug: string) => `/statements/${encoded(slug)}` as const,
  speaker: (slug: string) => `/speakers/${encoded(slug)}` as const,
  source: (slug: string) => `/sources/${encoded(slug)}` as const,
  logo: (sha256: string) => `/logo/${sha256}` as const,
  /** `next` is the redirect target after sign-in. */
  signIn: (next?: string) => withQuery('/sign-in', { next }),
  /** The second step of the sign-in, for a code. */
  signInCode: (next?: string) => withQuery('/sign-in/code', { next }),
  /** The form for a forgotten password. */
  forgottenPassword: () => '/sign-in/forgotten' as const,
  /** The link of a mail. It leads on to the form for the new password, whose address has no secret. */
  passwordReset: (token: string) => `/sign-in/reset/${token}` as const,
  newPassword: () => '/sign-in/reset' as const,
  /** The page on which an invited person chooses a password. */
  invitation: (token: string) => `/sign-in/invitation/${token}` as const,
  desk: {
    queue: (params: QueuePlace = {}) => withQuery('/desk', params),
    compare: () => '/desk/compare' as const,
    /** After a record was sent from Compare. */
    compareSent: (number: number) => `/desk/compare/sent/${number}` as const,
    compareOnFile: () => '/desk/find/on-file' as const,
    /** Reads an address or a page, and stores nothing. */
    findSource: () => '/desk/find/source' as const,
    newSource: () => '/desk/sources/new' as const,
    source: (slug: string) => `/desk/sources/${encoded(slug)}` as const,
    statements: () => '/desk/statements' as const,
    statement: (slug: string) => `/desk/statements/${encoded(slug)}` as const,
    speakers: () => '/desk/speakers' as const,
    newSpeaker: () => '/desk/speakers/new' as const,
    speaker: (slug: string) => `/desk/speakers/${encoded(slug)}` as const,
    disputes: () => '/desk/disputes' as const,
    newDispute: () => '/desk/disputes/new' as const,
    dispute: (slug: string) => `/desk/disputes/${encoded(slug)}` as const,
    disputeReview: (slug: string) => `/desk/disputes/${encoded(slug)}/review` as const,
    disputeHistory: (slug: string) => `/desk/disputes/${encoded(slug)}/history` as const,
    /** Slugs of the statements chosen so far. */
    pair: (slugs: { a?: string; b?: string } = {}) => withQuery('/desk/pair', slugs),
    record: (number: number) => `/desk/records/${number}` as const,
    recordPreview: (number: number) => `/desk/records/${number}/preview` as const,
    disputePreview: (slug: string) => `/desk/disputes/${encoded(slug)}/preview` as const,
    review: (number: number) => `/desk/records/${number}/review` as const,
    history: (number: number) => `/desk/records/${number}/history` as const,
    account: () => '/desk/account' as const,
    secondFactor: () => '/desk/account/second-factor' as const,
    conflicts: () => '/desk/conflicts' as const,
    audit: () => '/desk/audit' as const,
    inbox: (params: { why?: string } = {}) => withQuery('/desk/inbox', params),
    /** `from` is the account whose open work is handed over. */
    people: (params: { from?: string } = {}) => withQuery('/desk/people', params),
    /** What is stored about one account, and its erasure. */
    person: (id: string) => `/desk/people/${id}` as const,
    personData: (id: string) => `/desk/people/${id}/data` as const,
    settings: () => '/desk/settings' as const,
    /** Mail and jobs, for the admin. */
    jobs: () => '/desk/people/jobs' as const,
    findSpeakers: () => '/desk/find/speakers' as const,
    findStatements: () => '/desk/find/statements' as const,
  },
}

/** A position in the queue; empty parameters are left out. */
type QueuePlace = { list?: string; pair?: string; as?: string; after?: string; q?: string; judged?: string }

function withQuery<Path extends string>(
  path: Path,
  query: Record<string, string | undefined>,
): Path | `${Path}?${string}` {
  const params = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return params.length === 0 ? path : `${path}?${new URLSearchParams(params).toString()}`
}
