/**
 * A number that every publication and every withdrawal raises. Its high bits count how often this process saw the
 * database return to an earlier number, which a restore does: so the version never decreases here.
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
  const known = globalThis.notedContentVersion
  const restores = known === undefined ? 0n : known.version >> numberBits
  const version = (restores << numberBits) + number
  if (known !== undefined && version < known.version) {
    // A reading that began before the known one ended is merely late.
    if (startedAt < known.at) return version
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
