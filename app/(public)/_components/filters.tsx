import type { RecordFilter } from '#features/publications/filter'
import { queryLengthMax } from '#features/publications/filter'
import type { Facet } from '#features/publications/facets.server'
import { dimension, dimensionLabels, recordStatus, statusLabels } from '#features/records/record'
import { paths } from '#lib/paths'
import { FilterSelect, type Choice } from './filter-select'

type FiltersProps = { filter: RecordFilter; facets: readonly Facet[]; tally: string }

/** A plain GET form. With script no button is needed. */
export function Filters({ filter, facets, tally }: FiltersProps) {
  const choices = (facet: Facet['facet']): Choice[] => facets.filter((choice) => choice.facet === facet)
  const count = (facet: Facet['facet'], value: string) =>
    choices(facet).find((choice) => choice.value === value)?.count ?? 0
  const statuses = [
    ...recordStatus.options.map((value) => ({ value, label: statusLabels[value] })),
    { value: 'WITHDRAWN', label: 'Withdrawn' },
  ].map((choice) => ({ ...choice, count: count('status', choice.value) }))
  const kinds = dimension.options
    .map((value) => ({ value, label: dimensionLabels[value], count: count('kind', value) }))
    .filter((choice) => choice.count > 0 || choice.value === filter.kind)
  return (
    <search>
      <form action={paths.home()} aria-label="Find a record" data-live-filter="">
        {filter.relayer === null ? null : <input type="hidden" name="relayer" value={filter.relayer} />}
        <div className="filters">
          <div>
            <label htmlFor="q">Search words, names, records</label>
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={filter.q}
              maxLength={queryLengthMax}
              placeholder="technical update"
            />
          </div>
          <FilterSelect
            name="dispute"
            label="Dispute"
            any="Any"
            value={filter.dispute}
            choices={choices('dispute')}
          />
          <FilterSelect
            name="speaker"
            label="Speaker"
            any="Anyone"
            value={filter.speaker}
            choices={choices('speaker')}
          />
          <FilterSelect name="status" label="Status" any="Any" value={filter.status} choices={statuses} />
          <FilterSelect name="kind" label="Kind" any="Any" value={filter.kind} choices={kinds} />
          <div className="days">
            <label htmlFor="said-from">Said from</label>
            <input id="said-from" name="said-from" type="date" defaultValue={filter.saidFrom ?? ''} />
            <label htmlFor="said-to">to</label>
            <input id="said-to" name="said-to" type="date" defaultValue={filter.saidTo ?? ''} />
          </div>
        </div>
        <div className="tally">
          <output data-live="tally">{tally}</output>
          <span className="order">
            <label htmlFor="order" className="label">
              Order
            </label>
            <select id="order" name="order" defaultValue={filter.order}>
              <option value="latest">Latest statement</option>
              <option value="number">Record number</option>
              <option value="edited">Last edited</option>
            </select>
            <button className="button primary without-script" type="submit">
              Show
            </button>
          </span>
        </div>
      </form>
    </search>
  )
}
