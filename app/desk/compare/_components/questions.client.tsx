'use client'

import { flushSync } from 'react-dom'
import { useKeys } from '#components/ui/use-keys.client'
import { type GivenAnswers, openedQuestions, recordAnswers, relationOf } from '#features/compare/compare'
import { dimension, dimensionLabels, disputeOver, overLabels, relationLabels } from '#features/records/record'
import { useCompare, useComparedField } from './compare-context.client'
import { ComparedSelect } from './compared-field.client'
import { givenAnswers } from './given-answers'
import styles from './compare.module.css'

const choices = [
  { value: 'YES', label: 'Yes' },
  { value: 'NO', label: 'No' },
  { value: 'UNCLEAR', label: 'Unclear' },
] as const

const firstQuestions = ['sameEvent', 'sameTime', 'canBothBeTrue'] as const
const labels = {
  sameEvent: 'Same event?',
  sameTime: 'Same time?',
  canBothBeTrue: 'Can both be true?',
  samePeople: 'Same people?',
  sameConditions: 'Same conditions?',
  couldBothBeFalse: 'Could both be false?',
}
type Question = keyof typeof labels

/** The questions that decide the relation. Further ones open only where an answer is not “yes”. */
export function Questions() {
  const { values, step } = useCompare()
  const answers = givenAnswers(values)
  const opened = openedQuestions(answers)
  const shown: Question[] = [
    ...firstQuestions,
    ...(opened.scope ? (['samePeople', 'sameConditions'] as const) : []),
    ...(opened.falsity ? (['couldBothBeFalse'] as const) : []),
  ]
  const answer = (question: Question, value: string) => {
    // An answer may open questions, and the next key may come before the next frame.
    flushSync(() => step({ do: 'change', values: { [question]: value } }))
    focusAfter(question)
  }
  const press = (place: number) => () => {
    const focused = document.activeElement?.closest<HTMLElement>('[data-question]')?.dataset['question']
    const question =
      shown.find((name) => name === focused) ?? firstQuestions.find((name) => (values[name] ?? '') === '')
    const choice = choices[place]
    if (question && choice) answer(question, choice.value)
  }
  useKeys({ 1: press(0), 2: press(1), 3: press(2) })
  return (
    <section className={styles['questions']} aria-label="Three questions">
      <p className={styles['say']}>
        <b>Three questions</b>
        <br />
        <span className="label">
          <kbd>1</kbd> yes <kbd>2</kbd> no <kbd>3</kbd> unclear
        </span>
      </p>
      {shown.map((question) => (
        <QuestionField key={question} question={question} answer={answer} />
      ))}
      <Outcome answers={answers} />
    </section>
  )
}

/** The focus goes to the next question; after the last, to the headline. */
function focusAfter(question: Question): void {
  const places = [...document.querySelectorAll<HTMLElement>('[data-question]')]
  const next = places[places.findIndex(({ dataset }) => dataset['question'] === question) + 1]
  const place = next?.querySelector('button') ?? document.querySelector<HTMLElement>('[data-field="subject"]')
  place?.focus()
}

type FieldProps = { question: Question; answer: (question: Question, value: string) => void }

function QuestionField({ question, answer }: FieldProps) {
  const { value, error } = useComparedField(question)
  const isOptional =
    question === 'samePeople' || question === 'sameConditions' || question === 'couldBothBeFalse'
  const current = value === '' && isOptional ? 'YES' : value
  return (
    <fieldset className={styles['question']} data-question={question}>
      <legend>{labels[question]}</legend>
      <div className={styles['choices']}>
        {choices.map((choice) => (
          <button
            key={choice.value}
            type="button"
            aria-pressed={current === choice.value}
            className={value === '' && isOptional ? styles['proposed'] : undefined}
            onClick={() => answer(question, choice.value)}
          >
            {choice.label}
          </button>
        ))}
      </div>
      {error === undefined ? null : <p className="field-error">{error}</p>}
    </fieldset>
  )
}

/** What follows from the answers. It is worked out, never picked. */
function Outcome({ answers }: { answers: GivenAnswers }) {
  const relation = relationOf(recordAnswers(answers))
  const isOtherScope =
    openedQuestions(answers).scope && answers.canBothBeTrue === 'NO' && relation === 'IN_TENSION'
  return (
    <div className={styles['outcome']}>
      <output>
        {relation === null ? (
          'The relation follows from the answers.'
        ) : (
          <>
            Readers see <b>“{relationLabels[relation]}”</b>.
            {isOtherScope
              ? ' One of them is not “the same”, so this is no contradiction: say below what would have to hold.'
              : ''}
          </>
        )}
      </output>
      <details>
        <summary>Change what is in dispute</summary>
        <ComparedSelect
          name="disputeOver"
          label="What is in dispute?"
          fallback="FACT"
          options={disputeOver.options.map((value) => ({ value, label: overLabels[value] }))}
        />
        <ComparedSelect
          name="dimension"
          label="What kind of fact?"
          fallback="OCCURRENCE"
          options={dimension.options.map((value) => ({ value, label: dimensionLabels[value] }))}
        />
      </details>
    </div>
  )
}
