import { z } from 'zod'

const versions = z.record(z.string(), z.string())

/** security-floor.json: the oldest releases without a known fault that matters here, on the day that it names. */
export const securityFloor = z.strictObject({
  asOf: z.iso.date(),
  packages: versions,
  /** By major version. A newer major has no floor yet. */
  postgresql: versions,
  node: versions,
  /** The day on which a major version lost its support. */
  nodeEnded: versions,
})
export type SecurityFloor = z.infer<typeof securityFloor>

const numbers = (version: string) => version.split('-')[0]?.split('.').map(Number) ?? []

/** Compares part by part: 16.10 is above 16.4. */
export function isBelow(version: string, least: string): boolean {
  const [have, want] = [numbers(version), numbers(least)]
  const at = want.findIndex((part, index) => part !== (have[index] ?? 0))
  return at !== -1 && (have[at] ?? 0) < (want[at] ?? 0)
}

const majorOf = (version: string) => version.split('.')[0] ?? ''

/** The floor of this version's major, if the version is below it. */
export function missedFloor(version: string, floors: Record<string, string>): string | null {
  const floor = floors[majorOf(version)]
  return floor !== undefined && isBelow(version, floor) ? floor : null
}

/** A sentence about an old Node, which runs nevertheless; null if there is nothing to say. */
export function nodeWarning(version: string, floor: SecurityFloor): string | null {
  const ended = floor.nodeEnded[majorOf(version)]
  if (ended !== undefined)
    return `Node ${version} has had no security releases since ${ended}. Node 22 and 24 are tested and supported.`
  const least = missedFloor(version, floor.node)
  return least === null ? null : `Node ${version} lacks security releases. Install ${least} or newer.`
}
