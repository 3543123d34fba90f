/**
 * A page that the back button restores may have been withdrawn since. It asks the server, and loads again if the
 * answer is no longer a success, so that the reader sees the reason instead of the withdrawn text.
 */
export function leaveWhenGone(): void {
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    fetch(location.href, { method: 'HEAD', cache: 'no-store' }).then(
      ({ ok }) => {
        if (!ok) location.reload()
      },
      () => {
        // Offline: the page stays as it was read.
      },
    )
  })
}
