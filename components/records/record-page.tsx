import type { RecordDocument } from '#features/publications/document'
import type { RecordRow } from '#features/publications/listing'
import { Bridge } from './bridge'
import { Evidence } from './evidence'
import { History, type HistoryEntry } from './history'
import { InOrder } from './in-order'
import { OldVersion } from './old-version'
import { Pair } from './pair'
import { PassageList } from './passage-list'
import { RecordHead } from './record-head'
import { RecordNotes } from './record-notes'
import { Related } from './related'
import type { TimelineEntry } from './timeline'

/** What is around a record now; the record itself is its document and nothing else. */
type Live = {
  related: readonly RecordRow[]
  inOrder: readonly TimelineEntry[]
  history: readonly HistoryEntry[]
  latestVersion: number
}

type RecordPageProps = { document: RecordDocument; live: Live; origin: string }

export function RecordPage({ document, live, origin }: RecordPageProps) {
  return (
    <main id="main" className="record">
      <OldVersion document={document} latest={live.latestVersion} />
      <RecordHead document={document} origin={origin} />
      <div className="spined">
        <Pair document={document} />
        <PassageList document={document} />
      </div>
      <Bridge document={document} />
      <div className="spined">
        <RecordNotes notes={document.notes} />
        <Evidence document={document} />
        <InOrder document={document} entries={live.inOrder} />
        <Related rows={live.related} />
        <History document={document} history={live.history} />
      </div>
    </main>
  )
}
