'use client'

import { useRef } from 'react'
import { RadioField } from '#components/ui/fields.client'
import { useFormValues } from '#components/ui/use-form-values.client'
import { useHydrated } from '#components/ui/use-hydrated'
import { overLabels, scopeLabels } from '#features/records/record'
import { parseAnswers } from '#features/records/schema'
import { answerLabels, optionsOf, yesOrNo } from './answer-labels'
import { RelationField } from './relation-field.client'

const scopes = ['event', 'people', 'time', 'conditions'] as const

/** The answers decide the relation; a question that an earlier answer closes is not asked. */
export function Questions({ superseded }: { superseded: readonly string[] }) {
  const place = useRef<HTMLDivElement>(null)
  const answers = parseAnswers(useFormValues(place))
  const isLive = useHydrated()
  return (
    <div ref={place} className="two questions">
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
