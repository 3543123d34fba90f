'use client'

import { type ReactNode, useRef, useState, useSyncExternalStore } from 'react'
import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import { draftValue } from '#components/ui/form-drafts'
import { judgementLabels, pairingJudgement, type PairingJudgement } from '#features/suggestions/suggestion'
import { acceptLabels } from './accept-labels'
import { JudgeForm, type JudgeProps } from './judge-form.client'
import { useFocusOnceMoved } from './use-focus-once-moved'

type Props = {
  /** Of the open pair, for those who hear it: "Pair 3 of 7: …". */
  label: string
  sides: { l: ReactNode; r: ReactNode; m: ReactNode; why: ReactNode }
  judge: Omit<JudgeProps, 'as' | 'choose'>
  accept: { action: FormAction; key: string; initial: Record<string, string>; fields: ReactNode }
  editorId: string
  /** What the address asks to judge it as. */
  as: PairingJudgement | null
}

/** The pair that is judged: in its place in the list, the judgement in the gutter. */
export function OpenPair({ label, sides, judge, accept, editorId, as: initialAs }: Props) {
  const { id } = judge.read
  const name = `accept:${id}`
  const row = useRef<HTMLLIElement>(null)
  const [as, setAs] = useState(initialAs)
  useFocusOnceMoved(row, id)
  // What was typed before is shown again, not hidden behind a button.
  const saved = useSyncExternalStore(
    never,
    () => draftValue(editorId, name, 'judgement'),
    () => null,
  )
  const [seen, setSeen] = useState(saved)
  if (saved !== seen) {
    setSeen(saved)
    const judged = pairingJudgement.safeParse(saved)
    if (judged.success) setAs(judged.data)
  }
  const choose = (pressed: PairingJudgement) => {
    const chosen = pressed === as ? null : pressed
    setAs(chosen)
    requestAnimationFrame(() => {
      if (chosen !== null) row.current?.querySelector<HTMLElement>('[name="subject"]')?.focus()
    })
  }
  return (
    <li
      ref={row}
      className="queue-row selected"
      id="open-pair"
      tabIndex={-1}
      aria-current="true"
      aria-label={label}
    >
      {sides.l}
      <div className="col-main">
        <JudgeForm {...judge} as={as} choose={choose} />
      </div>
      {sides.r}
      {sides.m}
      {sides.why}
      {as === null ? null : (
        <div className="accept" id="accept">
          <p className="label">
            {judgementLabels[as]}: a draft record is made. How the two relate is decided there, by the four
            questions.
          </p>
          <DeskForm
            action={accept.action}
            name={name}
            editorId={editorId}
            idempotencyKey={accept.key}
            initial={{ ...accept.initial, judgement: as }}
            labels={acceptLabels}
            submit="Make the record"
          >
            <input type="hidden" name="judgement" value={as} />
            {Object.entries({ ...judge.read, ...judge.place }).map(([field, value]) => (
              <input key={field} type="hidden" name={field} value={value} />
            ))}
            {accept.fields}
          </DeskForm>
        </div>
      )}
    </li>
  )
}

const never = () => () => undefined
