'use client'

import { type ClipboardEvent, type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { describedOnFile } from './on-file-words'
import type { Column } from '#features/compare/compare'
import type { OnFile } from '#features/compare/on-file'
import { fileEndings } from '#features/intake/source-file'
import { paths } from '#lib/paths'
import { useOnFileSearch } from './use-on-file.client'
import { useSourceReader } from './use-source-reader.client'
import styles from './compare.module.css'

type Props = {
  column: Column
  label: string
  placeholder: string
  /** The page is empty: the cursor begins here. */
  isFirst: boolean
  take: (statement: OnFile) => void
}

/** An empty side: one field takes a text, an address or a file, and a button looks for a statement on file. */
export function EmptyColumn({ column, label, placeholder, isFirst, take }: Props) {
  const { problem, reading, take: read, takeFile, stop } = useSourceReader(column)
  const id = useId()
  const [isSearching, setSearching] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (isFirst && document.activeElement === document.body) area.current?.focus()
  }, [isFirst])
  const tried = useRef('')
  const readOnce = (text: string) => {
    if (text === tried.current) return
    tried.current = text
    read(text)
  }
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const text = event.clipboardData.getData('text/plain')
    if (text.trim() === '') return
    event.preventDefault()
    // It stays in the field if it cannot be read.
    event.currentTarget.value = text
    readOnce(text)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    void takeFile(event.dataTransfer.files[0])
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
        onBlur={({ target }) => readOnce(target.value)}
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
      {reading === null ? null : (
        <p className={styles['reading']}>
          <output>
            Reading <bdi>{reading}</bdi>, at most 8 seconds
          </output>{' '}
          <progress aria-label="Reading" />{' '}
          <button type="button" className="linked" onClick={stop}>
            Stop
          </button>
        </p>
      )}
      <div className={styles['ways']}>
        <button type="button" className="button bare" onClick={() => file.current?.click()}>
          Choose a file
        </button>
        <input
          ref={file}
          type="file"
          accept={fileEndings.join(',')}
          hidden
          aria-label={`${label}: choose a file`}
          onChange={({ target }) => void takeFile(target.files?.[0])}
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
