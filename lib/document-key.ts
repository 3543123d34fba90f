/**
 * The cache key of a request target: its path, then its parameters in one order. Two targets with one key name the same
 * document. Encodings are not normalised: a target that is spelled differently misses, and never gets a wrong document.
 */
export function documentKey(target: string): string {
  const at = target.indexOf('?')
  if (at === -1) return target
  const query = target.slice(at + 1)
  return query === ''
    ? target.slice(0, at)
    : `${target.slice(0, at)}?${query.split('&').toSorted().join('&')}`
}
