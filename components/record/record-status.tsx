import { Strokes, type StrokesName } from '#components/ui/strokes'
import { type RecordStatus, statusLabels } from '#features/records/record'

const signs = {
  OPEN: 'open',
  AWAITING_REPLY: 'asked',
  ANSWERED: 'answered',
  RECONCILED: 'reconciled',
  ONE_SIDE_CORRECTED: 'corrected',
  RESOLVED: 'settled',
} satisfies Record<RecordStatus, StrokesName>

export function RecordStatusLabel({ status }: { status: RecordStatus }) {
  return (
    <span className="status">
      <Strokes name={signs[status]} />
      {statusLabels[status]}
    </span>
  )
}
