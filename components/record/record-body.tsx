import type { ReactNode } from 'react'
import type { RecordDocument } from '#features/publications/document'
import { Reconciliation } from './reconciliation'
import { Evidence } from './evidence'
import { StatementPair } from './statement-pair'
import { PassageList } from './passage-list'
import { RecordHead } from './record-head'
import { RecordNotes } from './margin-notes'

type Props = {
  document: RecordDocument
  /** The reader's actions. */
  acts: ReactNode
  /** h2 in a preview, because its page already has an h1. */
  title?: 'h1' | 'h2'
  /** The live parts around the document. */
  children: ReactNode
}

/** Renders a record's document and nothing else, for readers and for the desk's preview. */
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
        <RecordNotes document={document} />
        <Evidence document={document} />
        {children}
      </div>
    </>
  )
}
