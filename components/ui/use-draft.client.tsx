'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import * as drafts from './form-drafts'
import { formPlace, isTouched, showForm } from './form-place'
import { isSame, type Values, typedValues } from './form-state'

type Options = {
  editorId: string
  /** The name of the form: one thing, such as "record:3:words". */
  name: string
  form: RefObject<HTMLFormElement | null>
  initial: Values
}

/** The values, revision and key that the typed text is based on, and the values that need no draft. */
type Origin = { base: Values; revision: number | null; key: string; stored: Values }

/** Saves the values of a form as the draft of this tab, and restores them. */
export function useDraft({ editorId, name, form, initial }: Options) {
  const [saved, setSaved] = useState<drafts.Draft | null>(null)
  const [others, setOthers] = useState<readonly drafts.OtherDraft[]>([])
  const first = useRef(initial)
  const isRestored = useRef(false)
  /** The latest submission; later typing is no part of it. */
  const submission = useRef<{ key: string; laterKey: string; values: Values } | null>(null)

  const save = ({ stored, ...origin }: Origin) => {
    // Before the stored draft is read, saving would overwrite it.
    if (!form.current || !isRestored.current) return
    const values = typedValues(form.current)
    if (isSame(values, stored)) return void drafts.removeDraft(editorId, name)
    const later =
      submission.current !== null && !isSame(values, submission.current.values) ? submission.current : null
    const after = later && { key: later.laterKey, after: { key: later.key, values: later.values } }
    const [keptAt, place] = [new Date().toISOString(), formPlace(form.current)]
    void drafts.saveDraft(editorId, name, { ...origin, values, keptAt, place, ...after })
  }
  /** Stores the submitted values under the submission's key, so that the draft is deleted once the server has them. */
  const saveSubmitted = (origin: Origin) => {
    if (!form.current) return
    const values = typedValues(form.current)
    submission.current = { key: origin.key, laterKey: crypto.randomUUID(), values }
    save(origin)
  }
  const clearSubmitted = useCallback(() => {
    submission.current = null
  }, [])
  const isAsSubmitted = useCallback(
    () =>
      form.current !== null &&
      submission.current !== null &&
      isSame(typedValues(form.current), submission.current.values),
    [form],
  )

  const refreshOthers = useCallback(
    async () => setOthers(await drafts.otherDrafts(editorId, name)),
    [editorId, name],
  )
  useEffect(() => {
    const isTyped = () => form.current !== null && isTouched(form.current)
    const restored = drafts.restoreDraft(editorId, name).then((draft) => {
      isRestored.current = true
      if (draft !== null && isTyped()) drafts.setDraftAside(editorId, draft)
      else if (draft !== null && isSame(draft.values, first.current)) void drafts.removeDraft(editorId, name)
      else if (draft !== null) setSaved(draft)
      // Text typed before the script arrived becomes a draft.
      if (isTyped()) form.current?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    void restored.then(refreshOthers)
    const listening = new AbortController()
    const { signal } = listening
    // Drafts of other tabs change, and their tabs close.
    for (const event of ['storage', 'focus']) addEventListener(event, () => void refreshOthers(), { signal })
    return () => listening.abort()
  }, [editorId, name, form, refreshOthers])

  // A restored draft replaces the fields, so its form is shown again.
  useEffect(() => {
    const show = () => form.current && showForm(form.current)
    show()
    addEventListener('hashchange', show)
    return () => removeEventListener('hashchange', show)
  }, [saved, form])

  const restore = async (other: drafts.StoredDraft) => {
    setSaved(await drafts.swapDraft(editorId, other))
    await refreshOthers()
  }
  const discard = () => void drafts.discardDraft(editorId, name)
  return { saved, others, save, saveSubmitted, isAsSubmitted, restore, discard, clearSubmitted }
}
