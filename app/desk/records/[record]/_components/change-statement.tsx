import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import type { Workspace, WorkspaceSide } from './workspace'

type Props = { side: WorkspaceSide; other: WorkspaceSide; workspace: Workspace }

/** Another statement in this place. Sides follow from the dates: the new one may stand on the other. */
export function ChangeStatement({ side, other, workspace }: Props) {
  const { record, editorId, actions } = workspace
  const [own, saved] = side.key === 'a' ? (['a', 'b'] as const) : (['b', 'a'] as const)
  const count = record.ties.flatMap(({ passages }) => passages).filter(isOn(side.statement.id)).length
  return (
    <details className="change" id={`change-${own}`}>
      <summary>
        Change<span className="visually-hidden"> the {side.order.toLowerCase()}</span>{' '}
        <kbd>{own.toUpperCase()}</kbd>
      </summary>
      {record.publicState === 'UNPUBLISHED' ? (
        <DeskForm
          action={actions.pairAnew}
          name={`record:${record.id}:pair-${own}`}
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          initial={{ [saved]: other.statement.slug }}
          revision={record.revision}
          labels={{ [own]: 'Statement' }}
          submit="Put it here"
        >
          <input type="hidden" name="id" value={record.id} />
          <input type="hidden" name={saved} value={other.statement.slug} />
          <Combobox
            name={own}
            label="Another statement"
            hint={count === 0 ? 'By its words or speaker.' : goesAlong(count)}
            source={paths.desk.findStatements()}
          />
        </DeskForm>
      ) : (
        <p className="hint">
          A record that was published keeps its two statements. Pair the others as a record of their own.
        </p>
      )}
    </details>
  )
}

const isOn = (id: string) => (passage: { statementId: string }) => passage.statementId === id
const goesAlong = (count: number) =>
  `By its words or speaker. ${count === 1 ? 'The passage' : `The ${count} passages`} marked here will go.`
