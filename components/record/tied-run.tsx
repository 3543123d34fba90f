import type { RecordDocument } from '#features/publications/document'
import type { TextRun, TiedPassage } from '#features/publications/text-runs'
import { passageId, quoted, type SideProps, tieClass, wordsOf } from './side-props'

type MarkedRunProps = { run: TextRun; view: SideProps; document: RecordDocument }

/** A link to the other side of its point. Only the innermost passage is a link; the others keep their ids. */
export function TiedRun({ run, view, document }: MarkedRunProps) {
  const inner = run.passages.at(-1)
  const tie = document.ties.find(({ ordinal }) => ordinal === inner?.ordinal)
  if (!inner || !tie) return wordsOf(run)
  const otherSide = view.key === 'a' ? 'b' : 'a'
  const counterpart = tie[otherSide].map(({ exact }) => exact).join(' … ')
  const starting = run.passages.filter(({ start }) => start === run.start)
  const isEnd = run.start + run.text.length === inner.end
  return (
    <>
      {starting
        .filter((passage) => passage !== inner)
        .map((passage) => (
          <span key={passageId(view.key, passage)} id={passageId(view.key, passage)} />
        ))}
      <a
        className={`mark ${tieClass(inner.ordinal)}`}
        data-t={ordinals(run.passages)}
        data-n={isEnd ? inner.ordinal : undefined}
        id={starting.includes(inner) ? passageId(view.key, inner) : undefined}
        href={`#${passageId(otherSide, { ordinal: inner.ordinal, part: 1 })}`}
      >
        {wordsOf(run)}
        <span className="visually-hidden" lang="en">
          , passage {inner.ordinal}, against {quoted(document[otherSide], counterpart)}
        </span>
      </a>
    </>
  )
}

const ordinals = (passages: readonly TiedPassage[]) => passages.map(({ ordinal }) => ordinal).join(' ')
