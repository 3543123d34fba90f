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

/** How many forms this browser holds that the server does not have. */
export function useKeptCount(editorId: string): number {
  const count = useCallback(() => draftForms(editorId).length, [editorId])
  return useSyncExternalStore(subscribe, count, () => 0)
}

export function SavedState({ editorId }: { editorId: string }) {
  const count = useKeptCount(editorId)
  // The bar stays while pages change, also to one that has no form to look for what it saved.
  const saved = useSearchParams().get('saved')
  useEffect(removeSavedDraft, [saved])
  const words =
    count === 0
      ? 'All changes saved'
      : `${count} ${count === 1 ? 'change' : 'changes'} in this browser, not saved`
  return <output className={`keep push by-script${count === 0 ? ' all' : ''}`}>{words}</output>
}
