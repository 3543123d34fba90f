import type { ListedStatement } from '#features/statements/queries'
import { isVerbatim, wordingLabels } from '#features/statements/statement'
import { dateWithin } from '#lib/date-words'

/** Whose words they are, where not the speaker’s own, and when they were said or else reported. */
export function bylineOf({ wording, said, appearances }: ListedStatement): string {
  const published = appearances[0]?.snapshot.source.published ?? null
  const reported = published === null ? 'date not stated' : `reported ${dateWithin(dayOnly(published))}`
  const when = said === null ? reported : dateWithin(said)
  return isVerbatim(wording) ? when : `${lower(wordingLabels[wording])}, ${when}`
}

const lower = (words: string) => words.charAt(0).toLowerCase() + words.slice(1)
const dayOnly = (edtf: string) => edtf.replace(/T.*$/, '')
