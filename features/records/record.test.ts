import { expect, test } from 'vitest'
import { type Answers, relation, relationBlocker } from './record'

const same = { event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'SAME' } as const
const cannot: Answers = { ...same, bothCanBeTrue: false, bothCouldBeFalse: true, disputeOver: null }
const can: Answers = { ...same, bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: 'FACT' }
const open = (answers: Answers) => relation.options.filter((of) => relationBlocker(of, answers) === null)

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

test('the message names the answers that must change', () => {
  expect(relationBlocker('CONTRARY', { ...cannot, conditions: 'DIFFERENT' })).toBe(
    'Event, people, time and conditions must all be the same.',
  )
})
