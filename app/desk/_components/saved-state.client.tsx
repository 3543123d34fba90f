'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import {
  draftNames,
  draftsChangedEvent,
  removeSavedDraft,
  type StoredDraft,
  storedDrafts,
} from '#components/ui/form-drafts'
import { DraftList } from './draft-list.client'

const subscribe = (notify: () => void) => {
  addEventListener(draftsChangedEvent, notify)
  addEventListener('storage', notify)
  return () => {
    removeEventListener(draftsChangedEvent, notify)
    removeEventListener('storage', notify)
  }
}

/** Counts the drafts that the server does not have yet, in every tab of this browser. */
export function useDraftCount(editorId: string): number {
  const count = useCallback(() => draftNames(editorId).length, [editorId])
  return useSyncExternalStore(subscribe, count, () => 0)
}

export function SavedState({ editorId }: { editorId: string }) {
  const count = useDraftCount(editorId)
  // Pages without a form remove no saved drafts, so the status bar removes them after each navigation.
  const saved = useSearchParams().get('saved')
  useEffect(removeSavedDraft, [saved])
  const words =
    count === 0
      ? 'All changes saved'
      : `${count} ${count === 1 ? 'change' : 'changes'} in this browser, not saved`
  return (
    <span className={`keep push by-script${count === 0 ? ' all' : ''}`}>
      <output>{words}</output>
      {count === 0 ? null : <UnsavedChanges editorId={editorId} count={count} />}
    </span>
  )
}

function UnsavedChanges({ editorId, count }: { editorId: string; count: number }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [drafts, setDrafts] = useState<readonly StoredDraft[]>([])
  const list = useCallback(() => setDrafts(storedDrafts(editorId)), [editorId])
  // A discarded draft leaves the list.
  useEffect(() => {
    if (dialog.current?.open) list()
  }, [count, list])
  const close = () => dialog.current?.close()
  const open = () => {
    list()
    dialog.current?.showModal()
  }
  return (
    <>
      {' '}
      <button type="button" className="linked" onClick={open}>
        Show {count === 1 ? 'it' : 'them'}
      </button>
      <dialog ref={dialog} className="dialog" aria-labelledby="drafts-title">
        <h2 id="drafts-title">Not saved yet</h2>
        <p>Only this browser has these. Save each at its place, or discard it.</p>
        <DraftList drafts={drafts} close={close} />
        <p className="actions">
          <button className="button" type="button" onClick={close}>
            Close <kbd>Esc</kbd>
          </button>
        </p>
      </dialog>
    </>
  )
}
