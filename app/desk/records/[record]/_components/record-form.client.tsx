'use client'

import { DateField } from '#components/date-field/date-field.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, RadioField, CheckField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import {
  cue,
  cueLabels,
  recordStatus,
  statusLabels,
  overLabels,
  scopeLabels,
  type Answers,
  type Relation,
  relation,
  relationLabels,
  relationBlocker,
  dimension,
  dimensionLabels,
} from '#features/records/record'
import { answerLabels, formatAnswer, optionsOf, yesOrNo } from './answer-labels'
import { EditorialField } from './editorial-field.client'
import { useRef, useEffect, useState } from 'react'
import { useFormValues, useField } from '#components/ui/form-context.client'
import { useHydrated } from '#components/ui/use-hydrated'
import { parseAnswers } from '#features/records/schema'
import styles from './workspace.module.css'

type RecordFieldsFormProps = {
  id: string
  initial: Values
  /** The reasons why these two statements cannot have the relation SUPERSEDED. */
  superseded: readonly string[]
  form: { action: FormAction; editorId: string; revision: number; idempotencyKey: string }
}

const none = { value: '', label: 'None' }
const cues = [none, ...cue.options.map((value) => ({ value, label: cueLabels[value] }))]
const statuses = recordStatus.options.map((value) => ({ value, label: statusLabels[value] }))

export function RecordFieldsForm({ id, initial, superseded, form }: RecordFieldsFormProps) {
  return (
    <DeskForm
      {...form}
      name={`record:${id}:words`}
      initial={initial}
      labels={answerLabels}
      say={formatAnswer}
      submit={
        <>
          Save <kbd>Ctrl S</kbd>
        </>
      }
    >
      <input type="hidden" name="id" value={id} />
      <div className="two">
        <EditorialField name="reconciliation" label={answerLabels.reconciliation} rows={3} maxLength={1000} />
        <EditorialField
          name="whatWouldSettleIt"
          label={answerLabels.whatWouldSettleIt}
          rows={3}
          maxLength={600}
        />
      </div>
      <Questions superseded={superseded} />
      <div className="two">
        <div className="stack">
          <EditorialField
            name="subject"
            label={answerLabels.subject}
            hint="A noun phrase, or “whether …”: neutral, and without an answer in it."
            maxLength={200}
          />
          <EditorialField name="summary" label={answerLabels.summary} rows={4} maxLength={600} />
          <Dimensions />
        </div>
        <div className="stack">
          <SelectField name="status" label={answerLabels.status} options={statuses} />
          <EditorialField name="statusNote" label={answerLabels.statusNote} rows={2} maxLength={400} />
          <DateField name="asOf" label={answerLabels.asOf} isDay />
          <SelectField
            name="cue"
            label={answerLabels.cue}
            hint="What in the words shows the conflict, if it is in the words."
            options={cues}
          />
        </div>
      </div>
    </DeskForm>
  )
}

const scopes = ['event', 'people', 'time', 'conditions'] as const

/** The answers decide the relation. An earlier answer can hide a later question. */
function Questions({ superseded }: { superseded: readonly string[] }) {
  const place = useRef<HTMLDivElement>(null)
  const answers = parseAnswers(useFormValues(place))
  const isLive = useHydrated()
  return (
    <div ref={place} className={`two ${styles['questions']}`}>
      <div className="stack">
        {scopes.map((name) => (
          <RadioField key={name} name={name} legend={answerLabels[name]} options={optionsOf(scopeLabels)} />
        ))}
        <RadioField name="bothCanBeTrue" legend={answerLabels.bothCanBeTrue} options={optionsOf(yesOrNo)} />
        <div hidden={isLive && answers.bothCanBeTrue !== false}>
          <RadioField
            name="bothCouldBeFalse"
            legend={answerLabels.bothCouldBeFalse}
            options={optionsOf(yesOrNo)}
          />
        </div>
        <div hidden={isLive && answers.bothCanBeTrue !== true}>
          <RadioField name="disputeOver" legend={answerLabels.disputeOver} options={optionsOf(overLabels)} />
        </div>
      </div>
      <RelationField answers={answers} superseded={superseded} />
    </div>
  )
}

type RelationFieldProps = { answers: Answers; superseded: readonly string[] }

/** Offers the relations that the answers allow, and says why each other one is blocked. */
function RelationField({ answers, superseded }: RelationFieldProps) {
  const { id, value, error, errorId } = useField('relation')
  const isLive = useHydrated()
  const [selected, setSelected] = useState(value)
  const place = useRef<HTMLFieldSetElement>(null)
  const reasonOf = (candidate: Relation) =>
    candidate === 'SUPERSEDED' ? superseded.join(' ') || null : relationBlocker(candidate, answers)
  const open = relation.options.filter(
    (candidate) => candidate !== 'SUPERSEDED' && reasonOf(candidate) === null,
  )

  // If changed answers block the chosen relation, choose the first allowed one. Only an editor chooses SUPERSEDED.
  const messages = JSON.stringify(answers)
  const [before, setBefore] = useState(messages)
  if (messages !== before) {
    setBefore(messages)
    const isStillOpen = relation.options.some(
      (candidate) => candidate === selected && reasonOf(candidate) === null,
    )
    if (!isStillOpen) setSelected(open[0] ?? '')
  }
  useEffect(() => {
    if (selected !== value)
      place.current?.closest('form')?.dispatchEvent(new Event('input', { bubbles: true }))
  }, [selected, value])

  return (
    <fieldset
      ref={place}
      className={error === undefined ? styles['relation'] : `${styles['relation']} bad`}
      aria-describedby={error === undefined ? undefined : errorId}
    >
      <legend>{answerLabels.relation}</legend>
      {relation.options.map((candidate) => {
        const reason = reasonOf(candidate)
        const isShut = reason !== null
        return (
          <div key={candidate} className={isShut ? styles['shut'] : undefined}>
            <label className="check">
              <input
                type="radio"
                name="relation"
                value={candidate}
                checked={selected === candidate}
                disabled={isLive && isShut && selected !== candidate}
                aria-describedby={isShut ? `${id}-${candidate}` : undefined}
                onChange={() => setSelected(candidate)}
              />
              <span>{relationLabels[candidate]}</span>
            </label>
            {isShut ? (
              <p className="hint" id={`${id}-${candidate}`}>
                {reason.startsWith('Say first') ? reason : `Not this: ${reason}`}
              </p>
            ) : null}
          </div>
        )
      })}
      <output className="visually-hidden">
        {selected === '' ? 'The answers allow none yet.' : `Chosen: ${labelOf(selected)}`}
      </output>
      {error === undefined ? null : (
        <p className="field-error" id={errorId}>
          {error}
        </p>
      )}
    </fieldset>
  )
}

const labelOf = (codes: string) =>
  optionsOf(relationLabels).find(({ value }) => value === codes)?.label ?? codes

/** A record needs at least one dimension. */
function Dimensions() {
  return (
    <fieldset className={styles['dimensions']}>
      <legend>Kind</legend>
      {dimension.options.map((kind) => (
        <CheckField key={kind} name={`dimensions.${kind}`} label={dimensionLabels[kind]} />
      ))}
    </fieldset>
  )
}
