import type { RecordFilter } from '#features/publications/filter'
import { dimensionLabels, statusLabels } from '#features/records/record'
import { paths } from '#lib/paths'

/** Says what was asked, and offers to ask for less. */
export function NothingMatches({ filter, address }: { filter: RecordFilter; address: URLSearchParams }) {
  const asked = [
    filter.status && filter.status !== 'WITHDRAWN'
      ? { name: 'status', words: statusLabels[filter.status] }
      : null,
    filter.kind ? { name: 'kind', words: dimensionLabels[filter.kind] } : null,
    filter.speaker ? { name: 'speaker', words: 'this speaker' } : null,
    filter.dispute ? { name: 'dispute', words: 'this dispute' } : null,
    filter.saidFrom ? { name: 'said-from', words: 'the first day' } : null,
    filter.saidTo ? { name: 'said-to', words: 'the last day' } : null,
    filter.q ? { name: 'q', words: `“${filter.q}”` } : null,
  ].filter((part) => part !== null)
  const [last] = asked
  const without = new URLSearchParams(address)
  if (last) without.delete(last.name)
  return (
    <div className="cols void">
      <div className="l">
        <h3>Nothing matches</h3>
      </div>
      <div className="s" />
      <div className="r">
        <p>No record has {asked.map(({ words }) => words).join(' with ') || 'been published yet'}.</p>
        {last ? (
          <a className="btn" href={`${paths.home()}?${without.toString()}`}>
            Remove {last.words}
          </a>
        ) : null}
      </div>
    </div>
  )
}
