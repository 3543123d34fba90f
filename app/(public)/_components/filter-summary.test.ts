import { expect, test } from 'vitest'
import { readFilter } from '#features/publications/filter'
import { activeFilters, emptyMessage } from './filter-summary'

const facets = [{ facet: 'speaker', value: 'nso-group', label: 'NSO Group', count: 2 }] as const

test('a search without a match is summarised with its query', () => {
  const filters = activeFilters(readFilter({ q: 'malware', status: 'reconciled' }), facets)
  expect(emptyMessage(filters)).toBe('No record has “malware” with status Reconciled.')
  expect(filters.at(-1)).toMatchObject({ parameter: 'status', name: 'Reconciled' })
})

test('filters without a query are summarised in the order of the form, a speaker by name', () => {
  const filter = readFilter({ kind: 'time', speaker: 'nso-group', 'said-to': '2019-11-01' })
  expect(emptyMessage(activeFilters(filter, facets))).toBe(
    'No record is on file of NSO Group of kind Date or sequence said up to 1 Nov 2019.',
  )
})
