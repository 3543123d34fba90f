'use client'

import { type ReactNode, useEffect, useRef, useState } from 'react'
import { FormContext } from './form-context.client'
import { FormGuard } from './form-guard.client'
import { FormNotice, StaleNotice } from './form-notice'
import { type FormAction, type Values, isSame, valuesOf } from './form-state'
import { type Draft, removeDraft, saveDraft, loadDraft } from './form-drafts'
import { useDeskAction } from './use-desk-action.client'

type Props = {
  action: FormAction
  /** Unique on the site, such as "record:3:words". It is the storage key of the draft. */
  name: string
  editorId: string
  /** The initial field values. */
  initial: Values
  /** The server executes the form once per key. */
  idempotencyKey: string
  revision?: number
  submit: ReactNode
  /** The labels of the fields that a stale save compares. */
  labels?: Values
  /** Formats a coded value, such as a choice or a passage position. */
  say?: (name: string, value: string) => string
  className?: string
  children: ReactNode
}

/**
 * A desk form. Without script it is an ordinary form. With script it saves a draft in the browser until the server has
 * the values, and restores it after a closed tab, an expired session or a server failure.
 */
export function DeskForm(props: Props) {
  return (
    <FormGuard>
      <Form {...props} />
    </FormGuard>
  )
}

const nothing: Values = {}
const asTyped = (_name: string, value: string) => value

function Form({
  action,
  name,
  editorId,
  initial,
  submit,
  labels = nothing,
  say = asTyped,
  className,
  children,
  ...sent
}: Props) {
  const { revision = null, idempotencyKey } = sent
  const [base, setBase] = useState({ initial, revision, key: idempotencyKey, isTyped: false })
  const [saved, setSaved] = useState<Draft | null>(null)
  const { state, answered, send, isPending, form, errors, key } = useDeskAction(
    action,
    saved?.key ?? base.key,
  )

  // Somebody saved a new revision and nothing is typed here, so show the current values.
  const isNew = base.revision !== revision || !isSame(base.initial, initial)
  if (isNew && !base.isTyped && saved === null)
    setBase({ initial, revision, key: idempotencyKey, isTyped: false })

  const first = useRef(initial)
  useEffect(() => {
    const draft = loadDraft(editorId, name)
    if (draft !== null && !isSame(draft.values, first.current)) setSaved(draft)
    else if (draft !== null) removeDraft(editorId, name)
  }, [editorId, name])

  const shown = answered?.values ?? saved?.values ?? base.initial
  const start = saved ?? { base: base.initial, revision: base.revision }
  // Another form may have raised the revision. If no field of this form changed, submit the new revision number.
  const isOursUntouched = isSame(start.base, initial)
  const readRevision = state.status === 'stale' ? state.revision : isOursUntouched ? revision : start.revision

  const keep = () => {
    if (!form.current) return
    const values = valuesOf(new FormData(form.current))
    if (!base.isTyped) setBase({ ...base, isTyped: true })
    if (isSame(values, initial)) removeDraft(editorId, name)
    else
      saveDraft(editorId, name, {
        values,
        base: start.base,
        revision: start.revision,
        key,
        keptAt: new Date().toISOString(),
      })
  }
  const discard = () => removeDraft(editorId, name)

  return (
    <form ref={form} action={send} onInput={keep} onChange={keep} className={className} aria-busy={isPending}>
      <input type="hidden" name="idempotencyKey" value={key} />
      {readRevision === null ? null : <input type="hidden" name="revision" value={readRevision} />}
      {state.status === 'stale' ? (
        <StaleNotice
          submitted={state.values}
          stored={state.theirs}
          revision={state.revision}
          labels={labels}
          formatValue={say}
          discard={discard}
        />
      ) : (
        <FormNotice state={state} labels={labels} />
      )}
      {saved !== null && answered === null ? <Restored draft={saved} discard={discard} /> : null}
      <FormContext
        key={`${answered?.key ?? ''} ${saved?.keptAt ?? ''} ${base.key}`}
        value={{ values: shown, errors }}
      >
        {children}
      </FormContext>
      <button className="button primary" type="submit" aria-disabled={isPending}>
        {isPending ? 'Saving' : submit}
      </button>
    </form>
  )
}

function Restored({ draft, discard }: { draft: Draft; discard: () => void }) {
  const when = new Date(draft.keptAt).toLocaleString('en-IN', { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <output className="banner restored">
      <p>
        What you typed on <time dateTime={draft.keptAt}>{when}</time> is back. It is not saved yet.
      </p>
      <a className="button bare" href="?" onClick={discard}>
        Discard it
      </a>
    </output>
  )
}
