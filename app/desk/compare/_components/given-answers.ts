import type { Values } from '#components/ui/form-state'
import type { GivenAnswers, YesNoUnclear } from '#features/compare/compare'
import { disputeOver } from '#features/records/record'

const answerOf = (value: string | undefined): YesNoUnclear | null =>
  value === 'YES' || value === 'NO' || value === 'UNCLEAR' ? value : null

/** The answers in the values of the page. */
export const givenAnswers = (values: Values): GivenAnswers => ({
  sameEvent: answerOf(values['sameEvent']),
  sameTime: answerOf(values['sameTime']),
  canBothBeTrue: answerOf(values['canBothBeTrue']),
  samePeople: answerOf(values['samePeople']),
  sameConditions: answerOf(values['sameConditions']),
  couldBothBeFalse: answerOf(values['couldBothBeFalse']),
  disputeOver: disputeOver.catch('FACT').parse(values['disputeOver']),
})
