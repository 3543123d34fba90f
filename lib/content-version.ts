/**
 * A number that every publication and every withdrawal raises. A restore takes the database back to an earlier
 * number. The high bits count these returns, so the version never decreases in this process.
 */
export type ContentVersion = bigint

declare global {
  var notedContentVersion: { version: ContentVersion; at: number } | undefined
}

const freshMs = 1000

const numberBits = 64n

/** The number that the database has for this version. */
export const databaseNumber = (version: ContentVersion): bigint => BigInt.asUintN(Number(numberBits), version)

/**
 * Notes a number that was read from the database; the reading began at `startedAt`, by performance.now(). Next bundles
 * the proxy and the pages apart, so they share the version through a global.
 */
export function noteVersion(number: bigint, startedAt: number): ContentVersion {
  const latest = globalThis.notedContentVersion
  const restores = latest === undefined ? 0n : latest.version >> numberBits
  const version = (restores << numberBits) + number
  if (latest !== undefined && version < latest.version) {
    // A reading that began before the known one ended is merely late.
    if (startedAt < latest.at) return version
    return note(version + (1n << numberBits))
  }
  return note(version)
}

function note(version: ContentVersion): ContentVersion {
  globalThis.notedContentVersion = { version, at: performance.now() }
  return version
}

/** The version, if it was read within the last second; the proxy reads it before each page. */
export function recentVersion(): ContentVersion | null {
  const seen = globalThis.notedContentVersion
  return seen !== undefined && performance.now() - seen.at < freshMs ? seen.version : null
}
