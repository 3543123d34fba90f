'use client'

import { type ComponentProps, useState } from 'react'
import { DeskForm } from '#components/ui/desk-form.client'
import { compareLabels } from '#features/compare/labels'
import type { Values } from '#components/ui/form-state'
import { CompareBoard } from './compare-board.client'
import { SendLabel } from './send-row.client'
import styles from './compare.module.css'

type Props = {
  form: Pick<ComponentProps<typeof DeskForm>, 'action' | 'editorId' | 'idempotencyKey'>
} & Omit<ComponentProps<typeof CompareBoard>, 'onValues'>

const nothing: Values = {}

/** One form for everything on the page: its draft, its retries and its errors are those of every desk form. */
export function CompareForm({ form, ...board }: Props) {
  const [values, setValues] = useState(nothing)
  return (
    <DeskForm
      {...form}
      name="compare"
      initial={nothing}
      labels={compareLabels}
      outcome="Not sent"
      className={styles['form'] ?? ''}
      submit={<SendLabel values={values} />}
    >
      <CompareBoard {...board} onValues={setValues} />
    </DeskForm>
  )
}
