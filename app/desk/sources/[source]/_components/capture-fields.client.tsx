'use client'

import { useEffect, useRef, useState } from 'react'
import { clearSelection, useSelection } from '#components/passage-picker/selection-store.client'
import { describedBy, Field } from '#components/ui/field'
import { useField } from '#components/ui/form-context.client'
import { useKeys } from '#components/ui/use-keys.client'

/** The quote, selected in the text beside it or pasted. A selection also submits its offset. */
export function QuoteFields() {
  const { id, value, error, ...ids } = useField('quote')
  const place = useField('quoteAt')
  const selection = useSelection('source')
  const [captured, setCaptured] = useState({ quote: value, at: place.value })
  const area = useRef<HTMLTextAreaElement>(null)
  const [seen, setSeen] = useState(selection)
  if (selection !== seen) {
    setSeen(selection)
    if (selection) setCaptured({ quote: selection.exact, at: String(selection.start) })
  }
  useEffect(() => {
    if (selection) area.current?.form?.dispatchEvent(new Event('change', { bubbles: true }))
  }, [selection])
  // Words that are edited by hand are no longer those that are marked.
  const type = (quote: string) => {
    setCaptured({ quote, at: '' })
    clearSelection('source')
  }
  const hint =
    'Mark the words in the text, or paste them. They stand there character for character, or are refused.'
  return (
    <>
      <Field id={id} label="Words" hint={hint} error={error} ids={ids}>
        <textarea
          ref={area}
          id={id}
          name="quote"
          rows={3}
          dir="auto"
          maxLength={20_000}
          value={captured.quote}
          onChange={({ target }) => type(target.value)}
          {...describedBy({ hint, error, ...ids })}
        />
      </Field>
      <input type="hidden" name="quoteAt" value={captured.at} />
    </>
  )
}

/** Ctrl+Enter submits the surrounding form from anywhere on the page. */
export function SubmitKey() {
  const place = useRef<HTMLSpanElement>(null)
  useKeys({ 'ctrl+enter': () => place.current?.closest('form')?.requestSubmit() })
  return <span ref={place} hidden />
}
