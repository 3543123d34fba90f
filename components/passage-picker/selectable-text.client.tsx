'use client'

import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { characterRangeAt, paintSelection, rangeOf, spanOf } from './text-range'
import { SelectionSummary } from './selection-summary.client'
import { getSelectionIn, setSelection, useClearing, useStoredSelection } from './selection-store.client'
import { spanBetween, type Edges, edgesOf, snapToWords, type TextSpan, moveByWord } from './word-boundaries'

type Props = {
  /** Of this text among those on the page. */
  name: string
  /** What the children say, character for character. */
  text: string
  language: string
  label: string
  className?: string
  /** Where Tab leads while nothing is marked there, with what is marked here kept. */
  other?: string
  /** What is marked is let go when this changes: its words have found their place. */
  since?: string
  /** Shown below while nothing is marked. */
  idle?: ReactNode
  /** Where one goes on with what is marked. */
  next?: { href: string; label: string }
  children: ReactNode
}

/**
 * A text in which words are marked: by dragging, by a tap on the first and on the last word, or with the arrow keys (Shift
 * extends). What is marked snaps to words, stays painted when the focus leaves, and is told to the page.
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

  const take = () => {
    const selection = getSelection()
    if (!ground.current || !selection || selection.isCollapsed) return
    const selected = spanOf(ground.current, selection.getRangeAt(0))
    if (selected) mark(snapToWords(text, selected, language))
  }
  const release = (event: PointerEvent) => {
    if (!getSelection()?.isCollapsed) take()
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
  /** Before the word that was clicked on. */
  const caret = (): Edges | null => {
    const selection = getSelection()
    if (!ground.current || !selection?.isCollapsed || selection.rangeCount === 0) return null
    const at = spanOf(ground.current, selection.getRangeAt(0))
    const word = at && snapToWords(text, at, language)
    const point = word && { start: word.start, end: word.start }
    return point && { anchor: point, focus: point }
  }
  const step = (next: Parameters<typeof moveByWord>[2]) => {
    const isKnown = span && edges.current && isSame(spanBetween(edges.current), span)
    const current = isKnown ? edges.current : span ? edgesOf(text, span, language) : caret()
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
      const there = document.querySelector<HTMLElement>(`[data-marking="${other}"]`)
      if (there) event.preventDefault()
      there?.focus()
    }
  }

  // Without script it is plain text; with it, the text takes the focus and hears keys and pointers.
  const hear = useRef({ release, press })
  useEffect(() => {
    hear.current = { release, press }
  })
  useEffect(() => {
    const here = ground.current
    if (!here) return
    const listening = new AbortController()
    const { signal } = listening
    const onRelease = (event: PointerEvent) => hear.current.release(event)
    // A pointer may be let go beside the text that it marks.
    const onDown = () => document.addEventListener('pointerup', onRelease, { once: true, signal })
    here.tabIndex = 0
    here.addEventListener('pointerdown', onDown, { signal })
    here.addEventListener('keydown', (event) => hear.current.press(event), { signal })
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
