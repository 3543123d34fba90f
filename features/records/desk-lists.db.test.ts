import { expect, test } from 'vitest'
import type { DeskList } from '#features/disputes/desk-list'
import { deskList } from '#features/disputes/desk-list'
import { approve, sendToReview, withdrawRecord } from '#features/review/commands.server'
import { publishRecord } from '#features/review/publish.server'
import { aReadyRecord, readyEdit } from '#test/support/factories'
import { editRecord } from './commands.server'
import { deskRecordCounts, deskRecordsIn } from './queries.server'

const at = (id: string, revision: number) => ({ subject: 'RECORD', id, revision }) as const

test('a record is in exactly one list at each step, and the counts agree with the lists', async () => {
  const { author, second, id, number, revision } = await aReadyRecord()
  const other = await aReadyRecord({ author, second })
  const listOf = async (): Promise<DeskList> => {
    const counts = await deskRecordCounts(author)
    const lists: DeskList[] = []
    for (const list of deskList.options) {
      const { records } = await deskRecordsIn(author, { list, words: '', before: null })
      expect(records, list).toHaveLength(counts[list])
      if (records.some((record) => record.number === number)) lists.push(list)
    }
    expect(lists).toHaveLength(1)
    return lists[0] ?? 'drafts'
  }
  const review = async (current: number) => {
    await sendToReview(author, at(id, current))
    expect(await listOf()).toBe('review')
    await approve(second, { ...at(id, current), points: [] })
    expect(await listOf()).toBe('review')
  }

  expect(await listOf()).toBe('drafts')
  await review(revision)
  await publishRecord(second, { id, revision })
  expect(await listOf()).toBe('published')
  await editRecord(author, readyEdit(id, revision))
  expect(await listOf()).toBe('changed')
  await review(revision + 1)
  // An approval that a change voids does not await publication.
  await editRecord(author, readyEdit(id, revision + 1))
  expect(await listOf()).toBe('changed')
  await review(revision + 2)
  await publishRecord(second, { id, revision: revision + 2 })
  expect(await listOf()).toBe('published')
  await withdrawRecord(second, { id, revision: revision + 2, reason: 'The Harbour Board asked for it.' })
  expect(await listOf()).toBe('withdrawn')

  const newest = { list: 'drafts', words: '', before: null } as const
  expect((await deskRecordsIn(author, newest)).records.map((record) => record.number)).toEqual([other.number])
  expect((await deskRecordsIn(author, { ...newest, before: other.number })).records).toEqual([])
  expect((await deskRecordsIn(author, { ...newest, words: 'the fare will' })).records).toHaveLength(1)
  expect((await deskRecordsIn(author, { ...newest, words: 'the captain' })).records).toEqual([])
})
