/**
 * How often one address may try is counted, so that a test that tries oftener needs many of them. Elsewhere than on Linux
 * a machine has but one of its own.
 */
export const hasManyAddresses = process.platform === 'linux'

let given = 0

/** Another of this machine's own addresses each time, from which nobody has tried anything yet; none where it has but one. */
export function otherClientIp(): { from?: string } {
  if (!hasManyAddresses) return {}
  given++
  return {
    from: `127.${64 + Math.floor(given / 62_500)}.${Math.floor(given / 250) % 250}.${1 + (given % 250)}`,
  }
}
