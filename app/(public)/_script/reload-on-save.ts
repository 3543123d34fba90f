const intervalMs = 1000

/** In development: loads the page again when the server would send other bytes for it. A document's ETag names its bytes. */
export function reloadOnSave(): void {
  let current: string | null = null
  setInterval(async () => {
    try {
      const { headers } = await fetch(location.href, { method: 'HEAD', cache: 'no-store' })
      const etag = headers.get('etag')
      if (etag !== null && current !== null && etag !== current) location.reload()
      current = etag ?? current
    } catch {
      // The server restarts; the next attempt finds it.
    }
  }, intervalMs)
}
