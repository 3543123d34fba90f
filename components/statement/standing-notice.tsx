import type { PublishedStatement } from '#features/publications/document'
import { standingWords } from '#features/statements/statement'
import { capitalize } from '#lib/text'

/** "Since retracted", beside the words of a statement; nothing while it is unchanged. */
export function StandingNotice({ statement }: { statement: Pick<PublishedStatement, 'standing'> }) {
  const words = standingWords(statement)
  return words === null ? null : <p>{capitalize(words)}</p>
}
