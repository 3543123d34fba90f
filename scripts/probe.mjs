/** For a container's health check: ends with 0 if the server of this machine answers /healthz. */
const { HOST, PORT = '3000' } = process.env
const { originAt } = await import('./lib/settings.mjs')
const isAlive = await fetch(`${originAt(HOST, PORT)}/healthz`, { signal: AbortSignal.timeout(2500) }).then(
  ({ ok }) => ok,
  () => false,
)
process.exit(isAlive ? 0 : 1)
