import type { ReactNode } from 'react'
import type { RecordDocument } from '#features/publications/document'
import { Reconciliation } from './reconciliation'
import { Evidence } from './evidence'
import { StatementPair } from './statement-pair'
import { PassageList } from './passage-list'
import { RecordHead } from './record-head'
import { RecordNotes } from './margin-notes'
import './reading.css'

type Props = {
  document: RecordDocument
  /** What may be done with it. */
  acts: ReactNode
  /** A preview stands on a page that has a title of its own. */
  title?: 'h1' | 'h2'
  /** What is around it. */
  children: ReactNode
}

/** All of a record that is its document, and nothing else: what readers see, and what the desk shows before they do. */
export function RecordBody({ document, acts, title = 'h1', children }: Props) {
  return (
    <>
      <RecordHead document={document} acts={acts} title={title} />
      <div className="three-columns">
        <StatementPair document={document} />
        <PassageList document={document} />
      </div>
      <Reconciliation document={document} />
      <div className="three-columns">
        <RecordNotes notes={document.notes} />
        <Evidence document={document} />
        {children}
      </div>
    </>
  )
}
