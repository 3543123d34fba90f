import 'server-only'

/** The public side as it stood at one moment: its number rises with every publication and every withdrawal. */
export type ContentVersion = bigint

declare global {
  var notedContentVersion: { number: ContentVersion; at: number } | undefined
}

const freshMs = 1000

/** The proxy and the pages are bundled apart: what one of them has just been told, the other one finds here. */
export function noteVersion(number: ContentVersion): ContentVersion {
  const known = globalThis.notedContentVersion?.number ?? 0n
  globalThis.notedContentVersion = { number: number > known ? number : known, at: performance.now() }
  return number
}

/** The issue, if the database named it within the last second; a page's own door has always just asked. */
export function recentVersion(): ContentVersion | null {
  const seen = globalThis.notedContentVersion
  return seen !== undefined && performance.now() - seen.at < freshMs ? seen.number : null
}
