import { expect, test } from 'vitest'
import { attributionSentence } from './statement'

test('an attribution sentence leads from the publication to the originator', () => {
  const chain = [
    { speaker: { name: 'Harbour Board' }, cue: '“has clarified”, in Ms Lindqvist’s words', seen: false },
    { speaker: { name: 'Rosa Lindqvist' }, cue: 'added', seen: false },
    { speaker: { name: 'The Ferry Post' }, cue: 'reports', seen: true },
  ]
  expect(attributionSentence(chain)).toBe(
    'The Ferry Post reports: Rosa Lindqvist added: Harbour Board “has clarified”, in Ms Lindqvist’s words.',
  )
})
