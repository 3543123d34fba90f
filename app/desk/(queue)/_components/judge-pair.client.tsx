'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { type ReactNode, useRef, useState, useSyncExternalStore, useEffect } from 'react'
import { ActionForm } from '#components/ui/action-form.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { draftValue } from '#components/ui/form-drafts'
import type { FormAction, FormState } from '#components/ui/form-state'
import { Icon } from '#components/ui/icon'
import {
  judgementLabels,
  pairingJudgement,
  type PairingJudgement,
  otherJudgement,
} from '#features/suggestions/suggestion'
import styles from './queue.module.css'

type OpenPairProps = {
  /** Names the open pair for screen readers: "Pair 3 of 7: …". */
  label: string
  sides: { l: ReactNode; r: ReactNode; m: ReactNode; why: ReactNode }
  judge: Omit<JudgeProps, 'as' | 'choose'>
  accept: {
    action: FormAction
    key: string
    initial: Record<string, string>
    labels: Readonly<Record<string, string>>
    fields: ReactNode
  }
  editorId: string
  /** The judgement that the URL preselects. */
  as: PairingJudgement | null
}

/** The open pair, shown in its list position, with the judgement form between its statements. */
export function OpenPair({ label, sides, judge, accept, editorId, as: initialAs }: OpenPairProps) {
  const { id } = judge.pair
  const name = `accept:${id}`
  const row = useRef<HTMLLIElement>(null)
  const [as, setAs] = useState(initialAs)
  useFocusOnceMoved(row, id)
  // A saved draft opens its form again, so that the editor sees the typed text without pressing a button.
  const saved = useSyncExternalStore(
    never,
    () => draftValue(editorId, name, 'judgement'),
    () => null,
  )
  const [seen, setSeen] = useState(saved)
  if (saved !== seen) {
    setSeen(saved)
    const judgement = pairingJudgement.safeParse(saved)
    if (judgement.success) setAs(judgement.data)
  }
  const choose = (pressed: PairingJudgement) => {
    const next = pressed === as ? null : pressed
    setAs(next)
    requestAnimationFrame(() => {
      if (next !== null) row.current?.querySelector<HTMLElement>('[name="subject"]')?.focus()
    })
  }
  return (
    <li
      ref={row}
      className={`${styles.row} ${styles.selected}`}
      id="open-pair"
      tabIndex={-1}
      aria-current="true"
      aria-label={label}
    >
      {sides.l}
      <div className={styles.main}>
        <JudgeForm {...judge} as={as} choose={choose} />
      </div>
      {sides.r}
      {sides.m}
      {sides.why}
      {as === null ? null : (
        <div className={styles.accept} id="accept">
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
            labels={accept.labels}
            submit="Make the record"
          >
            <input type="hidden" name="judgement" value={as} />
            {Object.entries({ ...judge.pair, ...judge.place }).map(([field, value]) => (
              <input key={field} type="hidden" name={field} value={value} />
            ))}
            {accept.fields}
          </DeskForm>
        </div>
      )}
    </li>
  )
}

type JudgeProps = {
  action: FormAction
  idempotencyKey: string
  /** The suggestion, and the statement revisions that the page shows. */
  pair: { id: string; revisionA: number; revisionB: number }
  /** The queue position to open after the judgement. */
  place: { next: string; after: string; q: string }
  /** Links that open the record form without script. */
  pairing: Record<PairingJudgement, Route>
  as: PairingJudgement | null
  choose: (as: PairingJudgement) => void
}

const keys = { 'same claim': '3', 'not related': '4', later: 'S' }
const pairings = [
  ['contradiction', '1'],
  ['tension', '2'],
] as const

/** Two judgements need a dispute and a subject first; the others save at once. */
function JudgeForm({ pair, place, pairing, as, choose, ...form }: JudgeProps) {
  return (
    <ActionForm {...form} values={{ ...pair, ...place }} className={styles.judge}>
      {({ state, isPending }) => (
        <>
          <p>What is this pair?</p>
          <FormError state={state} />
          {pairings.map(([judgement, key]) => (
            <Link
              key={judgement}
              className="button"
              href={pairing[judgement]}
              prefetch={false}
              scroll={false}
              data-key={key}
              aria-expanded={as === judgement}
              onNavigate={(event) => {
                event.preventDefault()
                choose(judgement)
              }}
            >
              {judgementLabels[judgement]} <kbd>{key}</kbd>
            </Link>
          ))}
          {otherJudgement.options.map((judgement) => (
            <button
              key={judgement}
              className="button"
              type="submit"
              name="judgement"
              value={judgement}
              data-key={keys[judgement].toLowerCase()}
              aria-disabled={isPending}
            >
              {judgementLabels[judgement]} <kbd>{keys[judgement]}</kbd>
            </button>
          ))}
        </>
      )}
    </ActionForm>
  )
}

type DecisionNoticeProps = {
  action: FormAction
  idempotencyKey: string
  id: string
  place: { after: string; q: string }
  sentence: string
  /** The record that the judgement created. */
  record: { href: string; label: string } | null
}

/** Confirms the last judgement and offers to undo it. */
export function DecisionNotice({ id, place, sentence, record, ...rest }: DecisionNoticeProps) {
  const form = useRef<HTMLFormElement>(null)
  // Without a next pair, the focus would be lost.
  useEffect(() => {
    if (document.getElementById('open-pair') === null) form.current?.querySelector('button')?.focus()
  }, [id])
  return (
    <ActionForm {...rest} values={{ id, ...place }} className={styles.decision} formRef={form}>
      {({ state, isPending }) => (
        <>
          <FormError state={state} />
          <div className="banner">
            <output>{sentence}</output>
            {record === null ? null : <a href={record.href}>{record.label}</a>}
            <button className="button" type="submit" data-key="u" aria-disabled={isPending}>
              Undo <kbd>U</kbd>
            </button>
          </div>
        </>
      )}
    </ActionForm>
  )
}

/** Says why the server refused a judgement. These forms have no text fields, so they save no draft. */
function FormError({ state }: { state: FormState }) {
  if (state.status !== 'refused' && state.status !== 'invalid') return null
  const [first] = state.status === 'invalid' ? Object.values(state.errors) : [state.message]
  return (
    <div className="banner alert" role="alert" tabIndex={-1}>
      <Icon name="alert" />
      <p>
        <strong>Not saved.</strong> {first}{' '}
        {state.status === 'refused' && state.link ? <a href={state.link.href}>{state.link.label}</a> : null}
      </p>
    </div>
  )
}

const never = () => () => undefined

let openedLast: string | null = null

/** Focuses the pair when the editor moves to another one, but not on the first page load. */
function useFocusOnceMoved(row: { current: HTMLElement | null }, id: string) {
  useEffect(() => {
    if (openedLast !== null && openedLast !== id) {
      row.current?.focus({ preventScroll: true })
      row.current?.scrollIntoView({ block: 'nearest' })
    }
    openedLast = id
  }, [row, id])
}
