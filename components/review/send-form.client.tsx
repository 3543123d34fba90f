'use client'

import { type SubmitEvent, useRef, useState } from 'react'
import type { FormAction } from '#components/ui/form-state'
import { Icon } from '#components/ui/icon'
import { draftNames } from '#components/ui/form-drafts'
import { useKeys } from '#components/ui/use-keys.client'
import { type ReadRevision, StepForm } from './step-form.client'

type Props = {
  action: FormAction
  editorId: string
  idempotencyKey: string
  subjectAt: ReadRevision
  isMain?: boolean
}

/** The form in which an editor is typing: there the key sends the note, not the record. */
const formBeingTyped = () =>
  document.activeElement?.matches('input, textarea, select') ? document.activeElement.closest('form') : null

/** Sends the saved revision to review. It refuses while a draft exists, because the draft would be left out. */
export function SendForm({ editorId, subjectAt, ...rest }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const [isUnsaved, setUnsaved] = useState(false)
  const check = (event: SubmitEvent<HTMLFormElement>) => {
    const hasDraft = draftNames(editorId).some((name) => name.includes(subjectAt.id))
    if (hasDraft) event.preventDefault()
    setUnsaved(hasDraft)
  }
  useKeys({ 'ctrl+enter': () => (formBeingTyped() ?? form.current)?.requestSubmit() })
  return (
    <StepForm
      {...rest}
      subjectAt={subjectAt}
      submit="Send to review"
      outcome="Not sent"
      formRef={form}
      onSubmit={check}
    >
      {isUnsaved ? (
        <div className="banner alert" role="alert">
          <Icon name="alert" />
          <p>
            <strong>Not sent.</strong> Something you typed here is not saved yet. Save it, then send.
          </p>
        </div>
      ) : null}
    </StepForm>
  )
}
