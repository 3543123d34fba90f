'use client'

import { useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { draftsChangedEvent, removeSavedDraft, draftForms } from '#components/ui/form-drafts'

const subscribe = (tell: () => void) => {
  addEventListener(draftsChangedEvent, tell)
  addEventListener('storage', tell)
  return () => {
    removeEventListener(draftsChangedEvent, tell)
    removeEventListener('storage', tell)
  }
}

/** Counts the forms whose drafts the server does not have yet. */
export function useKeptCount(editorId: string): number {
  const count = useCallback(() => draftForms(editorId).length, [editorId])
  return useSyncExternalStore(subscribe, count, () => 0)
}

export function SavedState({ editorId }: { editorId: string }) {
  const count = useKeptCount(editorId)
  // Pages without a form remove no saved drafts, so the status bar removes them after each navigation.
  const saved = useSearchParams().get('saved')
  useEffect(removeSavedDraft, [saved])
  const words =
    count === 0
      ? 'All changes saved'
      : `${count} ${count === 1 ? 'change' : 'changes'} in this browser, not saved`
  return <output className={`keep push by-script${count === 0 ? ' all' : ''}`}>{words}</output>
}
