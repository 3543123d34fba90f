import type { Values } from '#components/ui/form-state'
import { recordAnswers, relationOf } from '#features/compare/compare'
import { allowsBothTrue } from '#features/records/record'
import { partialWords } from '#features/review/wording-lint'
import { readTypedDate } from '#lib/typed-date'
import { isBlank } from '#lib/text'
import { linksOf, stageOf, columnValues } from './compare-state'
import { givenAnswers } from './given-answers'

/** One thing that the desk checks, with the fields where it is not met. */
export type PageCheck = { label: string; unmet: readonly string[] }

const columns = ['first', 'second'] as const
const dates = ['published', 'updated', 'said.edtf']

/** What a record needs before it can be sent. The server checks all of it again. */
export function pageChecks(values: Values): PageCheck[] {
  const newOnes = columns.filter((column) => values[`${column}.on`] === 'TEXT')
  const emptyOf = (fields: readonly string[]) =>
    newOnes.flatMap((column) =>
      fields.map((field) => `${column}.${field}`).filter((name) => isBlank(values[name] ?? '')),
    )
  const badDates = newOnes.flatMap((column) =>
    dates
      .map((field) => `${column}.${field}`)
      .filter((name) => !isBlank(values[name] ?? '') && readTypedDate(values[name] ?? '').edtf === undefined),
  )
  const answers = givenAnswers(values)
  const relation = relationOf(recordAnswers(answers))
  const unanswered = (['sameEvent', 'sameTime', 'canBothBeTrue'] as const).filter(
    (name) => answers[name] === null,
  )
  const needsCondition = relation !== null && allowsBothTrue(relation)
  const written = ['subject', 'dispute', ...(needsCondition ? ['reconciliation'] : [])]
  return [
    {
      label: 'A quote on both sides',
      unmet: columns.filter((column) => stageOf(columnValues(values, column)) !== 'quote'),
    },
    {
      label: 'Speakers, sources and dates',
      unmet: [...emptyOf(['name', 'gloss', 'title', 'publisher']), ...badDates],
    },
    { label: 'Passages linked on both sides', unmet: linksOf(values).length === 0 ? ['links'] : [] },
    { label: 'Questions answered', unmet: unanswered },
    {
      label: needsCondition ? 'Headline and reconciliation written' : 'Headline and dispute written',
      unmet: written.filter((name) => isBlank(values[name] ?? '')),
    },
    {
      label: 'Neutral wording',
      unmet: ours(newOnes).filter((name) => partialWords(values[name] ?? '').length > 0),
    },
  ]
}

/** The fields with words of ours. */
const ours = (newOnes: readonly string[]): string[] => [
  ...newOnes.map((column) => `${column}.gloss`),
  ...['subject', 'dispute', 'reconciliation', 'whatWouldSettleIt'],
]
