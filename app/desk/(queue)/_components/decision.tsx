import type { FormAction } from '#components/ui/form-state'
import type { deskJudged } from '#features/suggestions/queries.server'
import { paths } from '#lib/paths'
import type { QueueParams } from './queue-params'
import { DecisionNotice } from './decision-notice.client'

type Props = {
  judged: NonNullable<Awaited<ReturnType<typeof deskJudged>>>
  params: QueueParams
  action: FormAction
  idempotencyKey: string
}

export function Decision({ judged, params: { after, q }, ...form }: Props) {
  const { id, decision, note, names, record } = judged
  const said = decision === 'LATER' ? 'Put off to the end of the list' : `Judged “${note ?? ''}”`
  return (
    <DecisionNotice
      key={id}
      id={id}
      place={{ after, q }}
      sentence={`${said}: ${names.join(' and ')}.`}
      record={record === null ? null : { href: paths.desk.record(record), label: `Open record ${record}` }}
      {...form}
    />
  )
}
