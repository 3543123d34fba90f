'use client'

import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { characterRangeAt, paintSelection, rangeOf, spanOf } from './text-range'
import { SelectionSummary } from './selection-summary.client'
import { getSelectionIn, setSelection, useClearing, useStoredSelection } from './selection-store.client'
import { spanBetween, type Edges, edgesOf, snapToWords, type TextSpan, moveByWord } from './word-boundaries'

type Props = {
  /** Identifies this text on the page. */
  name: string
  /** The text content of the children, character for character. */
  text: string
  language: string
  label: string
  className?: string
  /** The text that Tab moves to while it has no selection; the selection here stays. */
  other?: string
  /** A change clears the selection, since its passage has been saved. */
  since?: string
  /** Shown below while there is no selection. */
  idle?: ReactNode
  /** The form that uses the selection. */
  next?: { href: string; label: string }
  children: ReactNode
}

/**
 * A text with a passage selection: by dragging, by taps on the first and the last word, or with the arrow keys (Shift
 * extends). A selection snaps to words, stays painted without the focus, and is shared through the selection store.
 */
export function SelectableText({
  name,
  text,
  language,
  label,
  className = '',
  other,
  since = '',
  ...rest
}: Props) {
  const ground = useRef<HTMLFieldSetElement>(null)
  const selection = useStoredSelection(name)
  const { start, end } = selection?.since === since ? selection : { start: -1, end: -1 }
  const span = useMemo(() => (start < 0 ? null : { start, end }), [start, end])
  const tapped = useRef<TextSpan | null>(null)
  const edges = useRef<Edges | null>(null)
  const hint = useId()

  const mark = useCallback(
    (next: TextSpan | null) =>
      setSelection(name, next && { name, ...next, exact: text.slice(next.start, next.end), since }),
    [name, text, since],
  )
  const clear = useCallback(() => {
    tapped.current = null
    getSelection()?.removeAllRanges()
    mark(null)
  }, [mark])
  useClearing(name, clear)
  useEffect(() => {
    const before = getSelectionIn(name)
    if (before && before.since !== since) setSelection(name, null)
  }, [name, since])
  useEffect(
    () => paintSelection(name, span && ground.current ? rangeOf(ground.current, span) : null),
    [name, span],
  )

  const selectFromBrowser = () => {
    const selection = getSelection()
    if (!ground.current || !selection || selection.isCollapsed) return
    const selected = spanOf(ground.current, selection.getRangeAt(0))
    if (selected) mark(snapToWords(text, selected, language))
  }
  const release = (event: PointerEvent) => {
    if (!getSelection()?.isCollapsed) selectFromBrowser()
    else if (event.pointerType !== 'mouse') tap(event)
  }
  const tap = ({ clientX, clientY }: PointerEvent) => {
    const letter = characterRangeAt(clientX, clientY)
    const at = ground.current && letter && spanOf(ground.current, letter)
    const word = at && snapToWords(text, at, language)
    if (!word) return
    const first = tapped.current
    tapped.current = first ? null : word
    mark(first ? { start: Math.min(first.start, word.start), end: Math.max(first.end, word.end) } : word)
  }
  /** The edge before the clicked word. */
  const caret = (): Edges | null => {
    const selection = getSelection()
    if (!ground.current || !selection?.isCollapsed || selection.rangeCount === 0) return null
    const at = spanOf(ground.current, selection.getRangeAt(0))
    const word = at && snapToWords(text, at, language)
    const point = word && { start: word.start, end: word.start }
    return point && { anchor: point, focus: point }
  }
  const step = (next: Parameters<typeof moveByWord>[2]) => {
    const isCurrent = span && edges.current && isSame(spanBetween(edges.current), span)
    const current = isCurrent ? edges.current : span ? edgesOf(text, span, language) : caret()
    edges.current = moveByWord(text, { edges: current, language }, next)
    if (!edges.current || !ground.current) return
    const reached = spanBetween(edges.current)
    mark(reached)
    const selection = getSelection()
    selection?.removeAllRanges()
    selection?.addRange(rangeOf(ground.current, reached))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault()
      step({ isForward: event.key === 'ArrowRight', isExtending: event.shiftKey })
    }
    if (event.key === 'Escape' && span) {
      event.preventDefault()
      clear()
    }
    if (event.key === 'Tab' && other && span && !event.shiftKey && !getSelectionIn(other)) {
      const otherText = document.querySelector<HTMLElement>(`[data-marking="${other}"]`)
      if (otherText) event.preventDefault()
      otherText?.focus()
    }
  }

  // Without script this is plain text; with script it is focusable and handles keys and pointers.
  const hear = useRef({ release, press })
  useEffect(() => {
    hear.current = { release, press }
  })
  useEffect(() => {
    const element = ground.current
    if (!element) return
    const listening = new AbortController()
    const { signal } = listening
    const onRelease = (event: PointerEvent) => hear.current.release(event)
    // The pointer may be released outside the text.
    const onDown = () => document.addEventListener('pointerup', onRelease, { once: true, signal })
    element.tabIndex = 0
    element.addEventListener('pointerdown', onDown, { signal })
    element.addEventListener('keydown', (event) => hear.current.press(event), { signal })
    return () => listening.abort()
  }, [])

  return (
    <>
      <fieldset
        ref={ground}
        aria-label={label}
        aria-describedby={hint}
        data-marking={name}
        lang={language}
        dir="auto"
        className={`marking ${className}`}
      >
        {rest.children}
      </fieldset>
      <p className="visually-hidden" id={hint}>
        Left and right arrow move by word, Shift extends, Escape clears.
      </p>
      <SelectionSummary
        name={name}
        text={text}
        language={language}
        span={span}
        mark={mark}
        next={rest.next}
      />
      {span === null && rest.idle !== undefined ? <p className="under">{rest.idle}</p> : null}
    </>
  )
}

const isSame = (one: TextSpan, other: TextSpan): boolean => one.start === other.start && one.end === other.end
