import { tieClass } from '#components/record/side-props'
import type { TextRun } from '#features/publications/text-runs'
import styles from './run-words.module.css'

/** The words of a run in a text that can be marked. CSS draws added quotation marks, because characters would shift the offsets. */
export function RunWords({ run: { text, voice, passages } }: { run: TextRun }) {
  const inner = passages.at(-1)
  if (text === '') return <span className={styles[`drawn-${voice}`]} />
  const words = inner ? (
    <mark
      className={`mark ${tieClass(inner.ordinal)}`}
      data-t={passages.map(({ ordinal }) => ordinal).join(' ')}
    >
      {text}
    </mark>
  ) : (
    text
  )
  return voice === 'frame' ? <span className="frame">{words}</span> : words
}
