import { filterParameters, type RecordFilter } from '#features/publications/filter'
import type { Facet } from '#features/publications/facets.server'
import { closed, isolated } from '#lib/sentence'

/** One filter: its parameter, its label, and its clause in a sentence that begins "No record …". */
export type ActiveFilter = { parameter: string; name: string; clause: string }

/** The active filters in the order of the form. Withdrawn records have their own list, so that status is no filter of this one. */
export function activeFilters({ q, values }: RecordFilter, facets: readonly Facet[]): ActiveFilter[] {
  const filterOf = (parameter: string, name: string, before: string) => ({
    parameter,
    name: isolated(name),
    clause: `${before} ${isolated(name)}`,
  })
  const inForm = filterParameters.flatMap(({ name, nameOf, clause, facet }) => {
    const value = values.get(name)
    if (value === undefined || value === 'WITHDRAWN') return []
    const choice = facets.find((candidate) => candidate.facet === facet && candidate.value === value)
    return [filterOf(name, nameOf?.(value) ?? choice?.label ?? value, clause)]
  })
  return q === '' ? inForm : [filterOf('q', `“${q}”`, 'has'), ...inForm]
}

/** "No record has “malware” with status Reconciled." */
export function emptyMessage(filters: readonly ActiveFilter[]): string {
  const clauses = filters.map(({ clause }) => clause).join(' ')
  return closed(filters[0]?.parameter === 'q' ? `No record ${clauses}` : `No record is on file ${clauses}`)
}
