import type { PublishedStatement } from '#features/publications/document'
import { standingLabels, wordingLabels } from '#features/statements/statement'
import { uncapital } from '#lib/text'
import { escapeMarkdown } from './markdown-escape'
import { dateSentence, publishedSentence, roleOf } from './sentences'

/** What is known of a statement: whose words, how they reached us, and the three dates, each on its own line. */
export function statementFacts(statement: PublishedStatement, source: number): string {
  const { context, quote, gloss, translation, translator, medium, addressee, standing } = statement
  const facts: [string, string | null][] = [
    ['Role at the time', roleOf(statement)],
    ['Wording', wordingLabels[statement.wording]],
    ['How it reached us', statement.attributionSentence],
    ['Said', dateSentence(statement.said)],
    ['Published', publishedSentence(statement.source)],
    ['Is about', dateSentence(statement.about)],
    ['Medium', medium],
    ['Addressed to', addressee],
    ['In the source, with the words around it', context === quote ? null : context],
    ['In one sentence', gloss],
    ['Language', statement.language],
    ['Translation', translation === null ? null : `${translation} (${translator ?? 'translator not named'})`],
    ['Standing', standing === 'STANDS' ? null : uncapital(standingLabels[standing])],
  ]
  return [
    ...facts.flatMap(([label, value]) =>
      value === null ? [] : [`- **${label}:** ${escapeMarkdown(value)}`],
    ),
    `- **Source:** \\[${source}\\]`,
  ].join('\n')
}
