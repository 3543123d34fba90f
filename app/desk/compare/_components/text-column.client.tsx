'use client'

import { Fragment, type RefObject, useEffect, useRef, useState } from 'react'
import { SelectableText } from '#components/passage-picker/selectable-text.client'
import type { Column } from '#features/compare/compare'
import type { FoundPassage } from '#features/intake/passage'
import { sourceKind, sourceKindLabels } from '#features/sources/source'
import { useCompare } from './compare-context.client'
import { columnValues, emptied } from './compare-state'
import { ComparedField, ComparedSelect } from './compared-field.client'
import { needed } from './readings'
import styles from './compare.module.css'

type Props = {
  column: Column
  passages: readonly FoundPassage[]
  /** The passage that the card is about. */
  current: number
  dropped: ReadonlySet<number>
  choose: (index: number) => void
}

/** A text that was read: its source in one line, and its words with the passages found in it. */
export function TextColumn({ column, passages, current, dropped, choose }: Props) {
  const { values, step } = useCompare()
  const source = columnValues(values, column)
  const { text = '', title = '', language = 'en' } = source
  const ground = useRef<HTMLDivElement>(null)
  useChosen(ground, choose)
  // The keys of the text work at once, and a screen reader says what was read.
  useEffect(
    () => ground.current?.querySelector<HTMLElement>('[data-marking]')?.focus({ preventScroll: true }),
    [],
  )
  useEffect(() => {
    const place = ground.current?.querySelector(`[data-passage="${current}"]`)
    place?.scrollIntoView({ block: 'nearest' })
  }, [current])
  return (
    <>
      <div className={styles['side-head']}>
        <h2>{title === '' ? 'A text without a title' : <bdi>{title}</bdi>}</h2>
        <button
          type="button"
          className="linked"
          onClick={() => step({ do: 'change', values: emptied(values, column) })}
        >
          Another text
        </button>
      </div>
      <SourceLine column={column} />
      <div ref={ground} className={styles['article']}>
        <SelectableText
          name={`compare-${column}`}
          text={text}
          language={language}
          label={`The text, with ${passages.length} ${passages.length === 1 ? 'passage' : 'passages'} found`}
          className={styles['text'] ?? ''}
        >
          <TextWithPassages text={text} passages={passages} current={current} dropped={dropped} />
        </SelectableText>
      </div>
    </>
  )
}

type TextProps = { text: string } & Pick<Props, 'passages' | 'current' | 'dropped'>

/** The text character for character; CSS draws the numbers, since characters would shift the offsets. */
function TextWithPassages({ text, passages, current, dropped }: TextProps) {
  const shown = outermost(passages)
  return (
    <>
      {shown.map(({ start, end, index }, place) => (
        <Fragment key={start}>
          {text.slice(shown[place - 1]?.end ?? 0, start)}
          <span
            className={styles[passages[index]?.kind === 'quotation' ? 'found-quotation' : 'found']}
            data-passage={index}
            data-number={index + 1}
            data-dropped={dropped.has(index) ? '' : undefined}
            aria-current={index === current ? true : undefined}
          >
            {text.slice(start, end)}
          </span>
        </Fragment>
      ))}
      {text.slice(shown.at(-1)?.end ?? 0)}
    </>
  )
}

/** Passages may lie within others; the text shows the outer ones. */
function outermost(passages: readonly FoundPassage[]) {
  const shown: { start: number; end: number; index: number }[] = []
  for (const [index, { start, end }] of passages.entries())
    if (start >= (shown.at(-1)?.end ?? 0)) shown.push({ start, end, index })
  return shown
}

/** A click on a passage chooses it; a drag marks words instead. */
function useChosen(ground: RefObject<HTMLElement | null>, choose: (index: number) => void): void {
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  useEffect(() => {
    const listening = new AbortController()
    const click = ({ target }: MouseEvent) => {
      const passage = target instanceof Element ? target.closest<HTMLElement>('[data-passage]') : null
      if (passage && getSelection()?.isCollapsed !== false) latest.current(Number(passage.dataset['passage']))
    }
    ground.current?.addEventListener('click', click, { signal: listening.signal })
    return () => listening.abort()
  }, [ground])
}

const kinds = sourceKind.options.map((value) => ({ value, label: sourceKindLabels[value] }))
const proximities = [
  { value: 'DERIVATIVE', label: 'Secondary: it reports what others said' },
  { value: 'ORIGINAL', label: 'Primary: it was said here' },
]
/** What is known of the source, in one grey line. Its fields are open where something is missing. */
export function SourceLine({ column }: { column: Column }) {
  const { values, errors } = useCompare()
  const source = columnValues(values, column)
  const { publisher = '', published = '', byline = '', language = '', proximity = '', text = '' } = source
  const at = (name: string) => `${column}.${name}`
  const missing = useMissing(column)
  const isOpen = others.some((name) => errors[at(name)] !== undefined)
  const facts = [
    publisher,
    published === '' ? 'no date' : published,
    byline === '' ? 'no byline' : byline,
    language,
    proximity === 'ORIGINAL' ? 'primary source' : 'secondary source',
    `${text.length.toLocaleString('en')} characters`,
  ]
  return (
    <>
      {missing.length === 0 ? null : (
        <div className={styles['source-fields']}>
          {missing.map((name) => (
            <ComparedField
              key={name}
              name={at(name)}
              label={neededLabels[name]}
              maxLength={lengthsMax[name]}
            />
          ))}
        </div>
      )}
      <details className={styles['source']} open={isOpen}>
        <summary>
          {facts
            .filter((fact) => fact !== '')
            .map((fact) => (
              <bdi key={fact}>{fact}</bdi>
            ))}
          <span className={styles['edit']}>Edit</span>
        </summary>
        <div className={styles['source-fields']}>
          {needed
            .filter((name) => !missing.includes(name))
            .map((name) => (
              <ComparedField
                key={name}
                name={at(name)}
                label={neededLabels[name]}
                maxLength={lengthsMax[name]}
              />
            ))}
          <ComparedField name={at('url')} label="Address" maxLength={2000} />
          <ComparedField name={at('byline')} label="Byline" maxLength={200} />
          <ComparedField name={at('dateline')} label="Dateline" maxLength={200} />
          <ComparedField name={at('updated')} label="Updated" maxLength={100} />
          <ComparedField name={at('language')} label="Language" maxLength={20} />
          <ComparedSelect name={at('kind')} label="Kind" options={kinds} fallback="ARTICLE" />
          <ComparedSelect
            name={at('proximity')}
            label="Source type"
            options={proximities}
            fallback="DERIVATIVE"
          />
        </div>
      </details>
    </>
  )
}

const others = ['url', 'byline', 'dateline', 'updated', 'language', 'kind', 'proximity']
const neededLabels = { title: 'Title', publisher: 'Publisher', published: 'Published' }
const lengthsMax = { title: 500, publisher: 200, published: 100 }

/** The needed facts that the text does not state. They stay open while they are typed. */
function useMissing(column: Column): readonly (typeof needed)[number][] {
  const { values, errors } = useCompare()
  const at = (name: string) => `${column}.${name}`
  const [first] = useState(() => needed.filter((name) => (values[at(name)] ?? '') === ''))
  return needed.filter((name) => first.includes(name) || errors[at(name)] !== undefined)
}
