import type { FormAction } from '#components/ui/form-state'
import type { deskJudged } from '#features/suggestions/queries.server'
import { paths } from '#lib/paths'
import type { Asked } from './asked'
import { JudgedNotice } from './judged-notice.client'

type Props = {
  judged: NonNullable<Awaited<ReturnType<typeof deskJudged>>>
  asked: Asked
  action: FormAction
  idempotencyKey: string
}

export function Judged({ judged, asked: { after, q }, ...form }: Props) {
  const { id, decision, note, names, record } = judged
  const said = decision === 'LATER' ? 'Put off to the end of the list' : `Judged “${note ?? ''}”`
  return (
    <JudgedNotice
      key={id}
      id={id}
      place={{ after, q }}
      sentence={`${said}: ${names.join(' and ')}.`}
      record={record === null ? null : { href: paths.desk.record(record), label: `Open record ${record}` }}
      {...form}
    />
  )
}
