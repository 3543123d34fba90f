import { SelectableText } from '#components/passage-picker/selectable-text.client'
import type { deskSource } from '#features/sources/queries.server'
import { formatEdtfInSentence } from '#lib/dates'
import { formatLocalInstant } from '#lib/time-zone'
import { langOf } from '#lib/text'
import { numberedLines } from './numbered-lines'
import styles from './source-page.module.css'

type Source = NonNullable<Awaited<ReturnType<typeof deskSource>>>
type Props = { source: Source; snapshot: Source['snapshots'][number] }

/** The snapshot text of a source, with its captured statements numbered. */
export function SourceText({ source, snapshot }: Props) {
  const { title, publisher, dateline, published, updated, byline, language } = source
  const { text, sha256, kind, capturedAt, appearances } = snapshot
  const spans = appearances.map(({ start, end }, index) => ({ number: index + 1, start, end }))
  return (
    <article className={styles.text} aria-labelledby="source-title">
      <h2 id="source-title" lang={langOf(language)} dir="auto">
        {title}
      </h2>
      <p className={`label ${styles.about}`}>
        <bdi>{publisher}</bdi>
        {dateline === null ? null : <bdi>{dateline}</bdi>}
        <span>Published {formatEdtfInSentence(published)}</span>
        {updated === null ? null : <span>Updated {formatEdtfInSentence(updated)}</span>}
        <bdi>{byline ?? 'No byline in the text'}</bdi>
      </p>
      <SelectableText
        name="source"
        text={text}
        language={language}
        label="Text of the source"
        since={String(appearances.length)}
        next={{ href: '#take', label: 'Go on with these words' }}
      >
        {numberedLines(text, spans).map(({ number, stretches }) => (
          <span key={number} className={styles.line} data-line={number}>
            {stretches.map(({ text: words, isCaptured, begins }, index) =>
              isCaptured ? (
                <mark key={index} className={styles.captured} data-number={begins.join(', ') || undefined}>
                  {words}
                </mark>
              ) : (
                words
              ),
            )}
          </span>
        ))}
      </SelectableText>
      <p className={`label ${styles.hash}`}>
        SHA-256 {sha256}
        <br />
        {kind === 'FULL' ? 'The whole text' : 'An excerpt'}, {text.length} UTF-16 units, stored{' '}
        {formatLocalInstant(capturedAt)}
      </p>
    </article>
  )
}
