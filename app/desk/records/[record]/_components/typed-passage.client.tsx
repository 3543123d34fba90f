'use client'

import { useContext } from 'react'
import { TextField } from '#components/ui/fields.client'
import { FormContext } from '#components/ui/form-context.client'
import { passageFields } from '#features/records/passage-fields'
import type { PassageSide } from './workspace'

/** For whoever would rather paste the words, and for a page without script. */
export function TypedPassage({ sides }: { sides: readonly PassageSide[] }) {
  const slots = passageFields(useContext(FormContext).values).filter((slot) => 'exact' in slot)
  const isTyped = slots.some((slot) => 'exact' in slot && slot.exact !== '')
  return (
    <details className="typed" open={isTyped || undefined}>
      <summary>Type the words instead</summary>
      {slots.map(({ index, statementId }) => {
        const where = sides.find((side) => side.statementId === statementId)?.where ?? 'left'
        return (
          <div key={index}>
            <input type="hidden" name={`passages.${index}.statementId`} value={statementId} />
            <TextField name={`passages.${index}.exact`} label={`Words on the ${where}`} rows={2} />
          </div>
        )
      })}
    </details>
  )
}
