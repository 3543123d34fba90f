'use client'

import { type ReactNode, type SubmitEvent, useEffect, useRef, useState } from 'react'
import { FormContext } from './form-context.client'
import type { Draft } from './form-drafts'
import { FailureNotice, FormNotice, StaleNotice } from './form-notice'
import { formId } from './form-place'
import { type FormAction, isSame, mergeValues, openedField, type Values, valuesOf } from './form-state'
import { DraftTime, OtherDrafts } from './other-drafts'
import { useDeskAction } from './use-desk-action.client'
import { useDraft } from './use-draft.client'
import { usePageAddress } from './use-page-address.client'
import { useRetry } from './use-retry.client'

type Props = {
  action: FormAction
  /** Names one thing on the site, such as "record:3:words". With the tab, it is the storage key of the draft. */
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
  /** False for forms that publish or withdraw: only an editor sends them, also after a failure. */
  isRetried?: boolean
  /** The step that a refusal prevented: “Not published”. */
  outcome?: string
  className?: string
  children: ReactNode
}

const nothing: Values = {}
const asTyped = (_name: string, value: string) => value

/**
 * A desk form. Without script it is an ordinary form. With script it saves a draft in the browser until the server
 * has the values. It restores the draft after a closed tab, an expired session or a server failure.
 */
export function DeskForm({
  action,
  name,
  editorId,
  initial,
  submit,
  labels = nothing,
  say = asTyped,
  isRetried = true,
  outcome,
  className,
  children,
  idempotencyKey,
  ...shellProps
}: Props) {
  const { revision = null } = shellProps
  const form = useRef<HTMLFormElement>(null)
  const address = usePageAddress()
  const [base, setBase] = useState({ initial, revision, key: idempotencyKey, isTyped: false })
  const draft = useDraft({ editorId, name, form, initial })
  const { saved, clearSubmitted } = draft
  const request = useDeskAction(action, saved?.key ?? base.key, form)
  const { state, answer, isPending, failure, key } = request
  useRetry({ form, failure: isRetried && !isPending ? failure : null, isAsSubmitted: draft.isAsSubmitted })
  useEffect(() => {
    if (state.status !== 'idle') clearSubmitted()
  }, [state, clearSubmitted])

  // A new revision was saved and this form has no typed text, so show the current values.
  const isNew = base.revision !== revision || !isSame(base.initial, initial)
  if (isNew && !base.isTyped && saved === null)
    setBase({ initial, revision, key: idempotencyKey, isTyped: false })

  // A stale save is merged with the stored values, which are its base from then on.
  const opened = saved ?? { base: base.initial, revision: base.revision }
  const [rebased, setRebased] = useState<{ base: Values; revision: number; key: string } | null>(null)
  if (state.status === 'stale' && rebased?.key !== state.key)
    setRebased({ base: state.stored ?? opened.base, revision: state.revision, key: state.key })
  const start = rebased ?? opened
  // Another form may have raised the revision. If no field of this form changed, submit the new revision number.
  const isOursUntouched = isSame(start.base, initial)
  const readRevision = rebased?.revision ?? (isOursUntouched ? revision : start.revision)

  const merge =
    state.status === 'stale' && state.stored ? mergeValues(state.opened, state.values, state.stored) : null
  const [chosen, setChosen] = useState<{ values: Values; count: number; key: string } | null>(null)
  const chosenValues = chosen?.key === answer?.key ? chosen?.values : undefined
  const restored = saved && mergeValues(saved.base, saved.values, initial).values
  const formValues = chosenValues ?? merge?.values ?? answer?.values ?? restored ?? base.initial
  const takeStored = (field: string) => {
    if (state.status !== 'stale' || !form.current) return
    const values = { ...valuesOf(new FormData(form.current)), [field]: state.stored?.[field] ?? '' }
    setChosen({ values, count: (chosen?.count ?? 0) + 1, key: state.key })
  }

  const origin = { base: start.base, revision: readRevision, key, stored: rebased?.base ?? initial }
  const saveDraft = () => {
    if (!base.isTyped) setBase({ ...base, isTyped: true })
    draft.save(origin)
  }
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    draft.saveSubmitted(origin)
    request.submit(event)
  }

  return (
    <form
      ref={form}
      id={formId(name)}
      action={request.send}
      onSubmit={send}
      onInput={saveDraft}
      onChange={saveDraft}
      className={className}
      aria-busy={isPending}
    >
      <input type="hidden" name="idempotencyKey" value={key} />
      {readRevision === null ? null : (
        <>
          <input type="hidden" name="revision" value={readRevision} />
          <input type="hidden" name={openedField} value={JSON.stringify(start.base)} />
        </>
      )}
      {failure === null ? null : (
        <FailureNotice failure={failure} isRetried={isRetried && failure.isUnanswered} />
      )}
      {state.status === 'stale' ? (
        <StaleNotice
          merge={merge ?? { values: state.values, conflicts: [], adopted: [] }}
          submitted={state.values}
          stored={state.stored}
          revision={state.revision}
          labels={labels}
          formatValue={say}
          takeStored={takeStored}
          discard={draft.discard}
          address={address}
        />
      ) : (
        <FormNotice state={state} labels={labels} outcome={outcome} />
      )}
      {saved !== null && answer === null ? (
        <Restored draft={saved} discard={draft.discard} address={address} />
      ) : null}
      <OtherDrafts others={draft.others} restore={(other) => void draft.restore(other)} />
      <FormContext
        key={`${answer?.key ?? ''} ${chosen?.count ?? 0} ${saved?.keptAt ?? ''} ${base.key}`}
        value={{ values: formValues, errors: request.errors }}
      >
        {children}
      </FormContext>
      <button className="button primary" type="submit" aria-disabled={isPending}>
        {isPending ? 'Saving' : submit}
      </button>
    </form>
  )
}

type RestoredProps = { draft: Draft; discard: () => void; address: string }

function Restored({ draft, discard, address }: RestoredProps) {
  return (
    <output className="banner restored">
      <p>
        What you typed on <DraftTime at={draft.keptAt} /> is back. It is not saved yet.
      </p>
      <a className="button bare" href={address} onClick={discard}>
        Discard it
      </a>
    </output>
  )
}
