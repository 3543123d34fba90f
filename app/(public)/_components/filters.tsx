import { filterParameters, queryLengthMax, type RecordFilter } from '#features/publications/filter'
import type { Facet } from '#features/publications/facets.server'
import { paths } from '#lib/paths'
import { DayInput, FilterSelect } from './filter-controls'

type FiltersProps = { filter: RecordFilter; facets: readonly Facet[]; tally: string }

/** A plain GET form. With script no button is needed. */
export function Filters({ filter, facets, tally }: FiltersProps) {
  const controls = filterParameters.map((parameter) => ({
    parameter,
    value: filter.values.get(parameter.name) ?? null,
  }))
  return (
    <search>
      <form action={paths.home()} aria-label="Find a record" data-live-filter="">
        {controls.map(({ parameter: { name, label }, value }) =>
          label === null && value !== null ? (
            <input key={name} type="hidden" name={name} value={value} />
          ) : null,
        )}
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
          {controls.map(({ parameter, value }) =>
            parameter.any === undefined ? null : (
              <FilterSelect key={parameter.name} {...{ parameter, value, facets }} />
            ),
          )}
          <div className="days">
            {controls.map(({ parameter, value }) =>
              parameter.type === 'day' ? <DayInput key={parameter.name} {...{ parameter, value }} /> : null,
            )}
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
