import type { RecordDocument } from '#features/publications/document'
import { StatementFacts } from './statement-facts'
import { TieGutter } from './tie-gutter'
import { MarginNotes } from './margin-notes'
import { Side } from './side'
import { sideProps } from './side-props'

/** The reading order at every width: A, the points, B, notes, facts. */
export function StatementPair({ document }: { document: RecordDocument }) {
  const { a, b } = sideProps(document)
  return (
    <section className="pair wrap" id="pair" aria-label="The two statements">
      <Side view={a} document={document} />
      <TieGutter ties={document.ties} />
      <Side view={b} document={document} />
      <MarginNotes view={a} document={document} />
      <MarginNotes view={b} document={document} />
      <StatementFacts view={a} />
      <StatementFacts view={b} />
    </section>
  )
}
