import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim, wordingLabels } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { uncapital } from '#lib/text'

/** Whose words they are, where not the speaker’s own, and when they were said or else reported. */
export function attributionLine({ wording, said, appearances }: ListedStatement): string {
  const published = appearances[0]?.snapshot.source.published ?? null
  const reported =
    published === null ? 'date not stated' : `reported ${formatEdtfInSentence(dayOnly(published))}`
  const when = said === null ? reported : formatEdtfInSentence(said)
  return isVerbatim(wording) ? when : `${uncapital(wordingLabels[wording])}, ${when}`
}

const dayOnly = (edtf: string) => edtf.replace(/T.*$/, '')
