/**
 * A page that the back button restores may have been withdrawn since. It requests itself, and reloads if the answer
 * is no success. The reader then sees the reason instead of the withdrawn text.
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
