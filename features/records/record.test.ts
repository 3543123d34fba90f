import { expect, test } from 'vitest'
import { type Answers, relation, relationBlocker } from './record'

const same = { event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'SAME' } as const
const cannot: Answers = { ...same, bothCanBeTrue: false, bothCouldBeFalse: true, disputeOver: null }
const can: Answers = { ...same, bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'FACT' }
const open = (answers: Answers) =>
  relation.options.filter((candidate) => relationBlocker(candidate, answers) === null)

test.each<[string, Answers, string[]]>([
  [
    'both cannot be true and one must be',
    { ...cannot, bothCouldBeFalse: false },
    ['CONTRADICTORY', 'SUPERSEDED'],
  ],
  ['both cannot be true but both could be false', cannot, ['CONTRARY', 'SUPERSEDED']],
  ['both can be true, over what happened', can, ['IN_TENSION', 'SUPERSEDED']],
  [
    'both can be true, over what it amounts to',
    { ...can, disputeOver: 'MEANING' },
    ['CHARACTERISATION', 'SUPERSEDED'],
  ],
  ['both can be true, over nothing', { ...can, disputeOver: 'NOTHING' }, ['SUPERSEDED', 'APPARENT']],
])('%s: the answers allow exactly these relations', (_, answers, allowed) => {
  expect(open(answers)).toEqual(allowed)
})

test.each(['event', 'people', 'time', 'conditions'] as const)(
  'a different %s forbids a strict contradiction and no other relation',
  (question) => {
    for (const answer of ['DIFFERENT', 'UNKNOWN'] as const) {
      expect(open({ ...cannot, [question]: answer })).toEqual(['SUPERSEDED'])
      expect(open({ ...can, [question]: answer })).toEqual(open(can))
    }
  },
)

test('a relation that waits for an answer names the question, and never gives an answer for the editor', () => {
  const none = { event: null, people: null, time: null, conditions: null }
  const unanswered: Answers = { ...none, bothCanBeTrue: null, bothCouldBeFalse: null, disputeOver: null }
  const reasons = (answers: Partial<Answers>) =>
    (['CONTRADICTORY', 'CONTRARY', 'IN_TENSION', 'CHARACTERISATION', 'APPARENT'] as const).map((candidate) =>
      relationBlocker(candidate, { ...unanswered, ...answers }),
    )
  const scopes = 'Say first whether event, people, time and conditions are the same.'
  const truth = 'Say first whether both can be true.'
  expect(reasons({})).toEqual([scopes, scopes, truth, truth, truth])
  expect(reasons(same)).toEqual(Array(5).fill(truth))
  const openOver = 'Say first what the dispute is over.'
  const isTrue = 'As worded, both can be true.'
  expect(reasons({ ...same, bothCanBeTrue: true })).toEqual([isTrue, isTrue, openOver, openOver, openOver])
  const couldBeFalse = 'Say first whether both could be false.'
  const cannotBe = 'As worded, both cannot be true.'
  expect(reasons({ ...same, bothCanBeTrue: false })).toEqual([
    couldBeFalse,
    couldBeFalse,
    cannotBe,
    cannotBe,
    cannotBe,
  ])
  expect(reasons({ event: 'DIFFERENT' })[0]).toBe('Event, people, time and conditions must all be the same.')
})

test('the message names the answers that must change', () => {
  expect(relationBlocker('CONTRARY', { ...cannot, conditions: 'DIFFERENT' })).toBe(
    'Event, people, time and conditions must all be the same.',
  )
})
