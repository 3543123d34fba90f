import type { RecordFilter } from '#features/publications/filter'
import type { Facet } from '#features/publications/facets.server'
import { dimensionLabels, statusLabels } from '#features/records/record'
import { formatShortDay } from '#lib/dates'
import { closed, isolated } from '#lib/sentence'

/** One filter: its parameter, its label, and its clause in a sentence that begins "No record …". */
export type ActiveFilter = { parameter: string; name: string; clause: string }

/** The active filters in the order of the form. */
export function activeFilters(filter: RecordFilter, facets: readonly Facet[]): ActiveFilter[] {
  const { q, dispute, speaker, relayer, status, kind, saidFrom, saidTo } = filter
  const labelOf = (facet: Facet['facet'], value: string) =>
    facets.find((choice) => choice.facet === facet && choice.value === value)?.label ?? value
  const ask = (parameter: string, name: string, before: string) => ({
    parameter,
    name: isolated(name),
    clause: `${before}${isolated(name)}`,
  })
  const inForm = [
    q ? ask('q', `“${q}”`, 'has ') : null,
    dispute && ask('dispute', labelOf('dispute', dispute), 'in '),
    speaker && ask('speaker', speaker === 'itself' ? 'one speaker' : labelOf('speaker', speaker), 'of '),
    relayer && ask('relayer', labelOf('speaker', relayer), 'relayed by '),
    status && status !== 'WITHDRAWN' ? ask('status', statusLabels[status], 'with status ') : null,
    kind && ask('kind', dimensionLabels[kind], 'of kind '),
    saidFrom && ask('said-from', formatShortDay(saidFrom), 'said from '),
    saidTo && ask('said-to', formatShortDay(saidTo), 'said up to '),
  ]
  return inForm.filter((part) => part !== null && part !== '')
}

/** "No record has “malware” with status Reconciled." */
export function emptyMessage(filters: readonly ActiveFilter[]): string {
  const clauses = filters.map(({ clause }) => clause).join(' ')
  return closed(filters[0]?.parameter === 'q' ? `No record ${clauses}` : `No record is on file ${clauses}`)
}
