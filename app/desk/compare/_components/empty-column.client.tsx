'use client'

import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { describedOnFile } from './on-file-words'
import { comparedTextMax } from '#features/compare/schema'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { paths } from '#lib/paths'
import { useCompare } from './compare-context.client'
import { useOnFileSearch } from './use-on-file.client'
import { isAddress, readText } from './readings'
import styles from './compare.module.css'

type Props = {
  column: Column
  label: string
  placeholder: string
  /** The page is empty: the cursor begins here. */
  isFirst: boolean
  take: (statement: OnFile) => void
}

/** An empty side: one field takes a text or a file, and a button looks for a statement on file. */
export function EmptyColumn({ column, label, placeholder, isFirst, take }: Props) {
  const { step } = useCompare()
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSearching, setSearching] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isFirst && document.activeElement === document.body) area.current?.focus()
  }, [isFirst])
  const read = (pasted: string) => {
    const text = pasted.replaceAll(/\r\n?/g, '\n')
    if (text.trim() === '') return
    if (text.length > comparedTextMax)
      return setProblem(
        `This text has ${text.length.toLocaleString('en')} characters; at most ${comparedTextMax.toLocaleString('en')} fit. Paste the part with the quote.`,
      )
    if (isAddress(text)) return setProblem('This is an address. Open it, and paste its text here.')
    setProblem(null)
    step({ do: 'change', ...readText(column, text) })
  }
  const readFile = async (chosen: File | undefined) => {
    if (!chosen) return
    if (!/^text\/plain$/.test(chosen.type) && !/\.txt$/i.test(chosen.name))
      return setProblem('Only a plain text file (.txt) can be read here. Open the file, and paste its text.')
    read(await chosen.text())
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (text.trim() === '') return
    event.preventDefault()
    read(text)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void readFile(event.dataTransfer.files[0])
  }
  return (
    <div className={styles['drop']} onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <label className="visually-hidden" htmlFor={id}>
        {label}: {placeholder}
      </label>
      <textarea
        id={id}
        ref={area}
        data-paste={column}
        placeholder={placeholder}
        dir="auto"
        onPaste={paste}
        onBlur={({ target }) => read(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            event.stopPropagation()
            read(event.currentTarget.value)
          }
        }}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        aria-invalid={problem === null ? undefined : true}
      />
      {problem === null ? null : (
        <p className="field-error" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
      <div className={styles['ways']}>
        <button type="button" className="button bare" onClick={() => file.current?.click()}>
          Choose a file
        </button>
        <input
          ref={file}
          type="file"
          accept=".txt,text/plain"
          hidden
          aria-label={`${label}: choose a text file`}
          onChange={({ target }) => void readFile(target.files?.[0])}
        />
        <button
          type="button"
          className="button bare"
          data-on-file={column}
          aria-expanded={isSearching}
          onClick={() => setSearching(!isSearching)}
        >
          Choose a statement on file <kbd>/</kbd>
        </button>
      </div>
      {isSearching ? <OnFileSearch take={take} /> : null}
    </div>
  )
}

/** A search over the statements on file, by their words or their speaker. */
function OnFileSearch({ take }: { take: (statement: OnFile) => void }) {
  const id = useId()
  const [words, setWords] = useState('')
  const matches = useOnFileSearch(words)
  const input = useRef<HTMLInputElement>(null)
  // The button was pressed to type here.
  useEffect(() => input.current?.focus(), [])
  return (
    <div className={styles['on-file']}>
      <label htmlFor={id}>Words or speaker</label>
      <input
        id={id}
        type="text"
        autoComplete="off"
        ref={input}
        maxLength={100}
        value={words}
        onChange={({ target }) => setWords(target.value)}
        onKeyDown={(event) => {
          const [first] = matches
          if (event.key !== 'Enter') return
          event.preventDefault()
          if (first) take(first)
        }}
      />
      <output className="visually-hidden">{words.trim() === '' ? '' : `${matches.length} found`}</output>
      <ul className="plain-list">
        {matches.map((statement) => (
          <li key={statement.slug}>
            <button type="button" className="linked" onClick={() => take(statement)}>
              <bdi>{describedOnFile(statement)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      {words.trim() !== '' && matches.length === 0 ? (
        <p className="hint">
          Nothing on file has these words. <a href={paths.desk.statements()}>All statements</a>
        </p>
      ) : null}
    </div>
  )
}
