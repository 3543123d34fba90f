import type { RecordDocument } from '#features/publications/document'
import { Facts } from './facts'
import { Gutter } from './gutter'
import { MarginNotes } from './margin-notes'
import { OtherSide } from './other-side.client'
import { Pointing } from './pointing.client'
import { Side } from './side'
import { sideViews } from './side-view'

/** Reading order on every width: A, the points, B, notes, facts. */
export function Pair({ document }: { document: RecordDocument }) {
  const { a, b } = sideViews(document)
  return (
    <section className="pair wrap" id="pair" aria-label="The two statements">
      <Side view={a} document={document} />
      <Gutter ties={document.ties} />
      <Side view={b} document={document} />
      <MarginNotes view={a} notes={document.notes} />
      <MarginNotes view={b} notes={document.notes} />
      <Facts view={a} />
      <Facts view={b} />
      <Pointing />
      <OtherSide />
    </section>
  )
}
