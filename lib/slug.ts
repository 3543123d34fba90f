/** Lower-case ASCII words joined by hyphens, at most `wordsMax` of them; "untitled" when none is left. */
export function slugOf(text: string, wordsMax = 8): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  return words?.slice(0, wordsMax).join('-') ?? 'untitled'
}

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let count = 2; ; count++) if (!taken.has(`${slug}-${count}`)) return `${slug}-${count}`
}
