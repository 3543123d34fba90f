import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deskDb } from '#lib/desk-db.server'
import { toDay } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import { typedDateOf } from '#lib/typed-date'
import { unflatten } from '#lib/form'
import { edtfDate } from '#test/support/edtf-dates'
import { aSource, anEditor } from '#test/support/factories'
import { editSource } from './commands.server'
import { sourceEditForm, sourceValues } from './schema'

test('every date that the form accepts is stored with its bounds', async () => {
  const editor = await anEditor()
  const { id } = await aSource(editor)
  const edges = [
    '0001',
    '0001-01-01',
    '0099-02',
    '1900-02-28',
    '9999-12-31',
    '9998-24',
    '/2019',
    '2019-11/..',
  ]
  for (const published of [...edges, ...fc.sample(edtfDate, 60)]) {
    const stored = await deskDb.source.findUniqueOrThrow({ where: { id } })
    const values = {
      ...sourceValues(stored),
      id,
      revision: String(stored.revision),
      reason: '',
      published: typedDateOf(published),
    }
    await editSource(editor, sourceEditForm.parse(unflatten({ ...values, updated: '' })))
    const { publishedMin, publishedMax, ...source } = await deskDb.source.findUniqueOrThrow({ where: { id } })
    expect([source.published, toDay(publishedMin), toDay(publishedMax)]).toEqual([
      published,
      edtfBounds(published)?.min ?? null,
      edtfBounds(published)?.max ?? null,
    ])
  }
})
