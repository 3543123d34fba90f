'use client'

import { clearSelection } from './selection-store.client'
import { countLabel, type TextSpan, trailingName, withoutTrailing } from './word-boundaries'

type Props = {
  name: string
  text: string
  language: string
  span: TextSpan | null
  mark: (span: TextSpan) => void
  next: { href: string; label: string } | undefined
}

/** Shows the selection with its range, and offers to drop punctuation at its end. */
export function SelectionSummary({ name, text, language, span, mark, next }: Props) {
  const shorter = span && withoutTrailing(text, span)
  return (
    <output className={span ? 'under' : undefined}>
      {span === null ? null : (
        <>
          <strong>Selected:</strong> <bdi>“{text.slice(span.start, span.end)}”</bdi>,{' '}
          {countLabel(text, span, language)}, characters {span.start} to {span.end}.{' '}
          {shorter ? (
            <button type="button" className="linked" onClick={() => mark(shorter)}>
              Drop the {trailingName(text, shorter.end, span.end)}
            </button>
          ) : null}{' '}
          <button type="button" className="linked" onClick={() => clearSelection(name)}>
            Clear <kbd>Esc</kbd>
          </button>{' '}
          {next ? <a href={next.href}>{next.label}</a> : null}
        </>
      )}
    </output>
  )
}
