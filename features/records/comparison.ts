import { uncapital } from '#lib/text'
import { type Answers, overLabels, type Scope, scopeLabels } from './record'

/** The answers of a complete record: each question that its relation depends on has one. */
type Comparison = Pick<Answers, 'bothCouldBeFalse' | 'disputeOver'> & {
  scope: Record<'event' | 'people' | 'time' | 'conditions', Scope>
  bothCanBeTrue: boolean
}

/** "event the same, people different, …. As worded, both can be true; the difference is over …." */
export function comparisonWords({ scope, bothCanBeTrue, bothCouldBeFalse, disputeOver }: Comparison): string {
  const { event, people, time, conditions } = scope
  const compared = Object.entries({ event, people, time, conditions })
    .map(([name, answer]) => `${name} ${uncapital(scopeLabels[answer])}`)
    .join(', ')
  const truth = bothCanBeTrue ? 'both can be true' : 'both cannot be true'
  const falsity =
    bothCanBeTrue || bothCouldBeFalse === null
      ? ''
      : bothCouldBeFalse
        ? '; both could be false'
        : '; one must be'
  const difference =
    disputeOver === null ? '' : `; the difference is over ${uncapital(overLabels[disputeOver])}`
  return `${compared}. As worded, ${truth}${falsity}${difference}.`
}
