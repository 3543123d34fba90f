import { Strokes } from '#components/ui/strokes'
import { paths } from '#lib/paths'
import { type ActiveFilter, emptyMessage } from './filter-summary'

/** Repeats the query, and links to it without its last filter. */
export function NoMatches({
  filters,
  address,
}: {
  filters: readonly ActiveFilter[]
  address: URLSearchParams
}) {
  const last = filters.at(-1)
  const without = new URLSearchParams(address)
  if (last) without.delete(last.parameter)
  return (
    <div className="cols empty-state">
      <div className="col-left">
        <h2>{last ? 'Nothing matches' : 'Nothing is published yet'}</h2>
        {last ? <p>{emptyMessage(filters)}</p> : null}
        {last ? (
          <a className="button" href={`${paths.home()}?${without.toString()}`}>
            Remove <bdi>{last.name.startsWith('“') ? last.name : `“${last.name}”`}</bdi>
          </a>
        ) : null}
      </div>
      <div className="col-main">
        <Strokes name="open" />
      </div>
      <div className="col-right" />
    </div>
  )
}
