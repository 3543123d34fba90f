import { expect, test } from 'vitest'
import { occasionOf } from './workspace'

const said = (edtf: string | null, medium: string | null = 'speech') =>
  occasionOf({ medium, addressee: null, said: edtf, saidInferred: false, wording: 'PARAPHRASE' })

test.each([
  ['2019-05', 'Speech, May 2019. Paraphrase.'],
  ['../2019-11-02', 'Speech, on or before 2 Nov 2019. Paraphrase.'],
  ['2019-04/2019-05', 'Speech, between April 2019 and May 2019. Paraphrase.'],
  [null, 'Speech, date not stated. Paraphrase.'],
])('the workspace dates a statement %s within its sentence', (edtf, sentence) => {
  expect(said(edtf)).toBe(sentence)
})

test('a date that begins the sentence begins with a capital', () => {
  expect(said('2019-04/2019-05', null)).toBe('Between April 2019 and May 2019. Paraphrase.')
})
