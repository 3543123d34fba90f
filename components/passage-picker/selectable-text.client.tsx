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
  const isValid = selection?.since === since && text.slice(selection.start, selection.end) === selection.exact
  const { start, end } = isValid ? selection : { start: -1, end: -1 }
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
    // The caret of a field is a selection, too.
    if (ground.current?.contains(getSelection()?.anchorNode ?? null)) getSelection()?.removeAllRanges()
    mark(null)
  }, [mark])
  useClearing(name, clear)
  useEffect(() => {
    const before = getSelectionIn(name)
    const isOutdated = before?.since !== since || text.slice(before.start, before.end) !== before.exact
    if (before && isOutdated) setSelection(name, null)
  }, [name, since, text])
  useEffect(
    () => paintSelection(name, span && ground.current ? rangeOf(ground.current, span) : null),
    [name, span],
  )

  /** The words that the browser's selection touches in this text. */
  const selectedWords = (): TextSpan | null => {
    const selection = getSelection()
    if (!ground.current || !selection || selection.isCollapsed || !isOf(ground.current, selection))
      return null
    const selected = spanOf(ground.current, selection.getRangeAt(0))
    const words = selected && snapToWords(text, selected, language)
    if (!words) return null
    const { anchor, focus } = edgesOf(text, words, language)
    edges.current = isBackward(selection) ? { anchor: focus, focus: anchor } : { anchor, focus }
    return words
  }
  /** The browser's selection is the selection of the form, however it was made. */
  const follow = () => {
    const words = selectedWords()
    if (words && !(span && isSame(words, span))) mark(words)
  }
  /** Marks words, and makes them the browser's selection. */
  const take = (next: TextSpan) => {
    mark(next)
    if (ground.current) select(rangeOf(ground.current, next), isLeftward(edges.current))
  }
  const release = (event: PointerEvent) => {
    const words = selectedWords()
    if (words) take(words)
    else if (getSelection()?.isCollapsed && event.pointerType !== 'mouse') tap(event)
  }
  /** A key of the browser, such as Shift and Down, may leave the selection within a word. */
  const settle = () => {
    const words = selectedWords()
    if (words) take(words)
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
    if (edges.current) take(spanBetween(edges.current))
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      event.preventDefault()
      step({ isForward: event.key === 'ArrowRight', isExtending: event.shiftKey })
    }
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      const wholeText = snapToWords(text, { start: 0, end: text.length }, language)
      event.preventDefault()
      if (wholeText) take(wholeText)
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
  const hear = useRef({ release, press, follow, settle })
  useEffect(() => {
    hear.current = { release, press, follow, settle }
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
    element.addEventListener('keyup', () => hear.current.settle(), { signal })
    document.addEventListener('selectionchange', () => hear.current.follow(), { signal })
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
        mark={take}
        next={rest.next}
      />
      {span === null && rest.idle !== undefined ? <p className="under">{rest.idle}</p> : null}
    </>
  )
}

/** True if a selection begins in a text. One that begins outside of all texts belongs to the text where it ends. */
function isOf(ground: Node, { anchorNode, focusNode }: Selection): boolean {
  if (ground.contains(anchorNode)) return true
  return ground.contains(focusNode) && !anchorNode?.parentElement?.closest('[data-marking]')
}

function isBackward({ anchorNode, anchorOffset, focusNode, focusOffset }: Selection): boolean {
  if (!anchorNode || !focusNode) return false
  const [from, to] = [document.createRange(), document.createRange()]
  from.setStart(anchorNode, anchorOffset)
  to.setStart(focusNode, focusOffset)
  return to.compareBoundaryPoints(Range.START_TO_START, from) < 0
}

const isLeftward = (edges: Edges | null): boolean => edges !== null && edges.focus.start < edges.anchor.start

/** Keys extend the browser's selection at its focus, which is its left end if the selection goes leftward. */
function select({ startContainer, startOffset, endContainer, endOffset }: Range, leftward: boolean): void {
  if (leftward) getSelection()?.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset)
  else getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset)
}

const isSame = (left: TextSpan, right: TextSpan): boolean =>
  left.start === right.start && left.end === right.end
