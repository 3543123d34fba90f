/**
 * Attempts are rate-limited by address, so a test with many attempts needs many addresses. Outside Linux a machine has
 * only one loopback address.
 */
export const hasManyAddresses = process.platform === 'linux'

let count = 0

/** An unused loopback address on each call; none where the machine has only one. */
export function otherClientIp(): { from?: string } {
  if (!hasManyAddresses) return {}
  count++
  return {
    from: `127.${64 + Math.floor(count / 62_500)}.${Math.floor(count / 250) % 250}.${1 + (count % 250)}`,
  }
}
