import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disputeOver, relationBlocker } from '#features/records/record'
import {
  type GivenAnswers,
  isReversed,
  joinedSummary,
  openedQuestions,
  proposeDimension,
  proposeKind,
  recordAnswers,
  relationOf,
} from './compare'

const open: GivenAnswers = {
  sameEvent: null,
  sameTime: null,
  canBothBeTrue: null,
  samePeople: null,
  sameConditions: null,
  couldBothBeFalse: null,
  disputeOver: 'FACT',
}
const decide = (answers: Partial<GivenAnswers>) => relationOf(recordAnswers({ ...open, ...answers }))

const answer = fc.constantFrom('YES', 'NO', 'UNCLEAR', null)
const answers = fc.record<GivenAnswers>({
  ...{ sameEvent: answer, sameTime: answer, canBothBeTrue: answer },
  ...{ samePeople: answer, sameConditions: answer, couldBothBeFalse: answer },
  disputeOver: fc.constantFrom(...disputeOver.options),
})

test('the relation that follows from the answers is one that they allow', () => {
  fc.assert(
    fc.property(answers, (each) => {
      const relation = relationOf(recordAnswers(each))
      const isAnswered = each.sameEvent !== null && each.sameTime !== null && each.canBothBeTrue !== null
      expect(relation === null).toBe(!isAnswered)
      expect(relation === null ? null : relationBlocker(relation, recordAnswers(each))).toBe(null)
    }),
    { numRuns: 2000 },
  )
})

test('three answers decide the relation of two statements about the same', () => {
  const same = { sameEvent: 'YES', sameTime: 'YES' } as const
  expect(decide({ ...same, canBothBeTrue: 'YES' })).toBe('IN_TENSION')
  expect(decide({ ...same, canBothBeTrue: 'YES', disputeOver: 'MEANING' })).toBe('CHARACTERISATION')
  expect(decide({ ...same, canBothBeTrue: 'NO' })).toBe('CONTRARY')
  expect(decide({ ...same, canBothBeTrue: 'NO', couldBothBeFalse: 'NO' })).toBe('CONTRADICTORY')
  expect(decide({ sameEvent: 'UNCLEAR', sameTime: 'YES', canBothBeTrue: 'NO' })).toBe('IN_TENSION')
})

test('further questions open only where an answer is not yes', () => {
  const opened = (each: Partial<GivenAnswers>) => openedQuestions({ ...open, ...each })
  expect(opened({ sameEvent: 'YES', sameTime: 'YES', canBothBeTrue: 'YES' })).toEqual({
    scope: false,
    falsity: false,
  })
  expect(opened({ sameEvent: 'YES', sameTime: 'YES', canBothBeTrue: 'NO' })).toEqual({
    scope: true,
    falsity: true,
  })
  expect(opened({ sameEvent: 'NO', canBothBeTrue: 'NO' })).toEqual({ scope: true, falsity: false })
})

test('the statement that was certainly said earlier is at the left', () => {
  const on = (day: string) => ({ saidMin: day, saidMax: day })
  expect(isReversed(on('2019-11-05'), on('2019-11-02'))).toBe(true)
  expect(isReversed(on('2019-11-02'), on('2019-11-05'))).toBe(false)
  expect(isReversed({ saidMin: null, saidMax: '2019-11-05' }, on('2019-11-02'))).toBe(false)
})

test('kinds of facts and of speakers are proposed from words', () => {
  expect(proposeDimension(['at most 4 euros', 'will pay more'])).toBe('QUANTITY')
  expect(proposeDimension(['sent a notice'])).toBe('CONTENT')
  expect(proposeDimension(['the gate was open'])).toBe('OCCURRENCE')
  expect(
    ['Rosa Lindqvist', 'Harbour Board', 'WhatsApp', 'unnamed officials', 'रक्षा मंत्रालय'].map(proposeKind),
  ).toEqual([...['PERSON', 'ORGANISATION', 'ORGANISATION', 'UNNAMED', 'ORGANISATION']])
})

test('a summary has both sentences, or as many as fit', () => {
  expect(joinedSummary(['One.', '', 'Two.'])).toBe('One. Two.')
  expect(joinedSummary(['a'.repeat(400), 'b'.repeat(400)])).toBe('a'.repeat(400))
})
