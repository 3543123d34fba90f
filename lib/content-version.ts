/** A number that every publication and every withdrawal raises. */
export type ContentVersion = bigint

declare global {
  var notedContentVersion: { number: ContentVersion; at: number } | undefined
}

const freshMs = 1000

/** Next bundles the proxy and the pages apart, so they share the version through a global. */
export function noteVersion(number: ContentVersion): ContentVersion {
  const known = globalThis.notedContentVersion?.number ?? 0n
  globalThis.notedContentVersion = { number: number > known ? number : known, at: performance.now() }
  return number
}

/** The version, if it was read within the last second; the proxy reads it before each page. */
export function recentVersion(): ContentVersion | null {
  const seen = globalThis.notedContentVersion
  return seen !== undefined && performance.now() - seen.at < freshMs ? seen.number : null
}
