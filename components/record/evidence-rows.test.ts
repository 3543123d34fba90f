import { expect, test } from 'vitest'
import { recordOne } from '#test/support/record-document'
import { evidenceRows } from './evidence-rows'

test('evidence of one origin is one row, and evidence not on file comes last', () => {
  const [notOnFile, ...onFile] = recordOne().evidence.toReversed()
  const rows = evidenceRows([...(notOnFile ? [notOnFile] : []), ...onFile.toReversed()])
  expect(
    rows.map(({ source, place, a, b }) => [source?.publisher ?? null, place, a.length, b.length]),
  ).toEqual([
    ['ETV Bharat', null, 1, 1],
    ['ETV Bharat', 'headline of another report', 0, 1],
    ['Business Standard', null, 1, 0],
    [null, null, 1, 2],
  ])
})
