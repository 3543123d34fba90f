'use client'

import { type FormEvent, useId, useRef } from 'react'
import { forgetSelections } from '#components/passage-picker/selection-store.client'
import { clearDrafts, draftNames } from '#components/ui/form-drafts'
import { isolated } from '#lib/sentence'
import { useDraftCount } from './saved-state.client'

type Props = { action: (form: FormData) => Promise<void>; editorId: string; name: string }

/** Signing out deletes the drafts of this browser, after a confirmation. */
export function SignOut({ action, editorId, name }: Props) {
  const count = useDraftCount(editorId)
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const titleId = useId()
  const ask = (event: FormEvent) => {
    // Count again: the rendered count may be stale.
    if (draftNames(editorId).length === 0) return forgetSelections()
    event.preventDefault()
    dialog.current?.showModal()
  }
  const dropAndGo = () => {
    clearDrafts(editorId)
    dialog.current?.close()
    form.current?.requestSubmit()
  }
  return (
    <form ref={form} action={action} onSubmit={ask} className="sign-out">
      <button type="submit" title={`Signed in as ${isolated(name)}`}>
        Sign out
        <span className="visually-hidden">
          {' '}
          <bdi>{name}</bdi>
        </span>
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby={titleId}>
        <h2 id={titleId}>
          {count} {count === 1 ? 'change is' : 'changes are'} not saved
        </h2>
        <p>They are kept in this browser until you save them. Signing out drops them.</p>
        <p className="actions">
          <button className="button primary" type="button" onClick={() => dialog.current?.close()}>
            Stay and save
          </button>
          <button className="button" type="button" onClick={dropAndGo}>
            Sign out and drop them
          </button>
        </p>
      </dialog>
    </form>
  )
}
