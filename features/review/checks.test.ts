import { expect, test } from 'vitest'
import { edtfBounds } from '#lib/edtf'
import { supersededChecks } from './checks'

const noOrder = 'A changed position needs an order of the two statements.'

/** Two statements of one speaker; the other fields of a record play no part. */
function checksOf(saidA: string | null, saidB: string | null): string[] {
  const [statementA, statementB] = [saidA, saidB].map((said) => {
    const { min = null, max = null } = edtfBounds(said ?? '') ?? {}
    const dayOf = (day: string | null) => (day === null ? null : new Date(day))
    const attributions = [{ speakerId: 'rosa', speaker: { partOfId: null } }]
    return { attributions, saidMin: dayOf(min), saidMax: dayOf(max) }
  })
  return statementA && statementB ? supersededChecks({ statementA, statementB }) : []
}

test.each([
  ['2019-10-01', '2019-11-02'],
  ['2019-10', '2019-11'],
  ['../2019-10-01', '2019-11-02/..'],
])('a position said on %s and on %s can have changed', (a, b) => {
  expect(checksOf(a, b)).toEqual([])
})

test.each([
  ['2019-10-01', '2019-10-01'],
  ['2019-10-01', null],
  [null, '2019-10-01'],
  ['2019-10', '2019-10-31'],
  ['2019-10-01', '../2019-11-02'],
  ['2019-10-01/..', '2019-11-02'],
])('a position said on %s and on %s has no order', (a, b) => {
  expect(checksOf(a, b)).toEqual([noOrder])
})
