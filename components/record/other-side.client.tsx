'use client'
import { useEffect, useRef, useState } from 'react'

type Counterpart = {
  from: HTMLElement
  colour: string
  number: string
  label: string
  who: string
  words: string
  voice: string
  lang: string | undefined
  id: string
}

/** On a phone the other side opens as a sheet, so that readers keep their scroll position. */
export function OtherSide() {
  const marker = useRef<HTMLSpanElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  const [counterpart, setCounterpart] = useState<Counterpart | null>(null)
  useEffect(() => {
    const pair = marker.current?.closest<HTMLElement>('.pair')
    if (!pair) return
    const open = (event: MouseEvent) => {
      const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('.side a.mark') : null
      if (!mark || !matchMedia('(max-width:719px)').matches) return
      const counterpart = counterpartOf(pair, mark)
      if (!counterpart) return
      event.preventDefault()
      setCounterpart(counterpart)
    }
    pair.addEventListener('click', open)
    return () => pair.removeEventListener('click', open)
  }, [])
  useEffect(() => {
    if (!counterpart) return
    close.current?.focus({ preventScroll: true })
    const onEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setCounterpart(null)
      counterpart.from.focus()
    }
    addEventListener('keydown', onEscape)
    return () => removeEventListener('keydown', onEscape)
  }, [counterpart])
  if (!counterpart) return <span ref={marker} hidden />
  const dismiss = () => {
    setCounterpart(null)
    counterpart.from.focus()
  }
  return (
    <>
      <span ref={marker} hidden />
      <dialog open className={`counterpart ${counterpart.colour}`} aria-label="The other side">
        <div className="top">
          <p>
            <span className={`tie-number ${counterpart.colour}`}>{counterpart.number}</span>{' '}
            {counterpart.label}
          </p>
          <button ref={close} type="button" aria-label="Close" onClick={dismiss}>
            <svg className="i" viewBox="0 0 24 24" aria-hidden="true">
              <path d="m5 5 14 14M19 5 5 19" />
            </svg>
          </button>
        </div>
        <p className="small muted">{counterpart.who}</p>
        <p className={counterpart.voice} lang={counterpart.lang} dir="auto">
          <span className={`mark ${counterpart.colour}`}>{counterpart.words}</span>
        </p>
        <p className="small in-place">
          <a href={`#${counterpart.id}`} onClick={() => setCounterpart(null)}>
            Read it in place
          </a>
        </p>
      </dialog>
    </>
  )
}

function counterpartOf(pair: HTMLElement, from: HTMLElement): Counterpart | null {
  const number = from.dataset.t?.split(' ').at(-1) ?? ''
  const side = pair.querySelector(from.closest('.side')?.classList.contains('a') ? '.side.b' : '.side.a')
  const marks = [...(side?.querySelectorAll<HTMLElement>(`.mark[data-t~="${number}"]`) ?? [])]
  const quote = side?.querySelector<HTMLElement>('blockquote')
  const [first] = marks
  if (!side || !quote || !first) return null
  const names = [side.querySelector('h2'), side.querySelector('header .label')].map(
    (part) => part?.textContent ?? '',
  )
  const knot = pair.querySelector(`.tie-label[data-t="${number}"]`)
  return {
    from,
    colour: /\bt\d\b/.exec(from.className)?.[0] ?? 't1',
    number,
    label: knot?.lastChild?.textContent ?? '',
    who: `${names[0] ?? ''}, ${(names[1] ?? '').toLowerCase()}`,
    words: marks.map((mark) => mark.firstChild?.textContent ?? '').join(''),
    voice: quote.className,
    lang: quote.lang || undefined,
    id: first.id || knot?.id || '',
  }
}
