/** Every address in the site. Links, redirects, exports and tests all ask here. */
export const paths = {
  home: () => '/' as const,
  about: () => '/about' as const,
  speakers: () => '/speakers' as const,
  dispute: (slug: string) => `/disputes/${slug}` as const,
  record: (record: { number: number; slug: string }) => `/records/${record.number}-${record.slug}` as const,
  recordVersion: (record: { number: number; slug: string; version: number }) =>
    `/records/${record.number}-${record.slug}?v=${record.version}` as const,
  /** Short, for citations: answers 308 to the full address. */
  shortRecord: (number: number) => `/r/${number}` as const,
  statement: (slug: string) => `/statements/${slug}` as const,
  speaker: (slug: string) => `/speakers/${slug}` as const,
  source: (slug: string) => `/sources/${slug}` as const,
}
