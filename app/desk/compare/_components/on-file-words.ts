import type { OnFile } from '#features/compare/on-file'

const wordsMax = 110

/** "Rosa Lindqvist, 2 Nov 2019: “We will never raise the fare.”" Long words are cut, never within a character. */
export function describedOnFile({ speaker, said, quote }: OnFile): string {
  const words =
    quote.length <= wordsMax ? quote : `${quote.slice(0, wordsMax).replace(/[\uD800-\uDBFF]$/, '')}…`
  return `${speaker}, ${said}: “${words}”`
}
