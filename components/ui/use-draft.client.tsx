'use client'

import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import * as drafts from './form-drafts'
import { formPlace, isTouched, showForm } from './form-place'
import { isSame, type Values, valuesOf } from './form-state'

type Options = {
  editorId: string
  /** The name of the form: one thing, such as "record:3:words". */
  name: string
  form: RefObject<HTMLFormElement | null>
  initial: Values
}

/** The values, revision and key that the typed text is based on, and the values that need no draft. */
type Origin = { base: Values; revision: number | null; key: string; stored: Values }

const typedValues = (form: HTMLFormElement): Values => {
  const { idempotencyKey: _, ...values } = valuesOf(new FormData(form))
  return values
}

/** Saves what is typed into a form as the draft of this tab, and restores it. */
export function useDraft({ editorId, name, form, initial }: Options) {
  const [saved, setSaved] = useState<drafts.Draft | null>(null)
  const [others, setOthers] = useState<readonly drafts.OtherDraft[]>([])
  const first = useRef(initial)
  const isRestored = useRef(false)
  /** The latest submission; what is typed after it is no part of it. */
  const sent = useRef<{ key: string; laterKey: string; values: Values } | null>(null)

  const keep = ({ stored, ...origin }: Origin) => {
    // Before the stored draft is read, saving would overwrite it.
    if (!form.current || !isRestored.current) return
    const values = typedValues(form.current)
    if (isSame(values, stored)) return void drafts.removeDraft(editorId, name)
    const later = sent.current !== null && !isSame(values, sent.current.values) ? sent.current : null
    const after = later && { key: later.laterKey, after: { key: later.key, values: later.values } }
    const [keptAt, place] = [new Date().toISOString(), formPlace(form.current)]
    void drafts.saveDraft(editorId, name, { ...origin, values, keptAt, place, ...after })
  }
  /** Stores what is submitted under its own key, so that the draft goes when the server has it. */
  const keepSent = (origin: Origin) => {
    if (!form.current) return
    const values = typedValues(form.current)
    sent.current = { key: origin.key, laterKey: crypto.randomUUID(), values }
    keep(origin)
  }
  const forgetSent = useCallback(() => {
    sent.current = null
  }, [])
  const isAsSent = useCallback(
    () =>
      form.current !== null &&
      sent.current !== null &&
      isSame(typedValues(form.current), sent.current.values),
    [form],
  )

  const lookAround = useCallback(
    async () => setOthers(await drafts.otherDrafts(editorId, name)),
    [editorId, name],
  )
  useEffect(() => {
    const isTyped = () => form.current !== null && isTouched(form.current)
    const restored = drafts.restoreDraft(editorId, name).then((own) => {
      isRestored.current = true
      if (own !== null && isTyped()) drafts.setDraftAside(editorId, own)
      else if (own !== null && isSame(own.values, first.current)) void drafts.removeDraft(editorId, name)
      else if (own !== null) setSaved(own)
      // What was typed before the script arrived becomes a draft.
      if (isTyped()) form.current?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    void restored.then(lookAround)
    const listening = new AbortController()
    const { signal } = listening
    // Drafts of other tabs change, and their tabs close.
    for (const event of ['storage', 'focus']) addEventListener(event, () => void lookAround(), { signal })
    return () => listening.abort()
  }, [editorId, name, form, lookAround])

  // A restored draft replaces the fields, so its form is shown again.
  useEffect(() => {
    const show = () => form.current && showForm(form.current)
    show()
    addEventListener('hashchange', show)
    return () => removeEventListener('hashchange', show)
  }, [saved, form])

  const bringBack = async (other: drafts.StoredDraft) => {
    setSaved(await drafts.swapDraft(editorId, other))
    await lookAround()
  }
  const discard = () => void drafts.discardDraft(editorId, name)
  return { saved, others, keep, keepSent, isAsSent, bringBack, discard, forgetSent }
}
