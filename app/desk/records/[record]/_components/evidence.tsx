import { handLabels, stanceLabels } from '#features/records/record'
import { evidenceValues } from '#features/records/schema'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { ButtonForm } from '#components/ui/button-form.client'
import { EvidenceForm } from './evidence-form.client'
import { RestoreButton } from './restore-button'
import { isolated } from '#lib/sentence'
import { sidesOf, type Workspace } from './workspace'
import styles from './workspace.module.css'

type Evidence = Workspace['record']['evidence'][number]

const nothing = {
  ...{ statementId: null, snapshotId: null, place: null, independenceGroup: null },
  ...({ stance: 'CONTEXT', hand: 'SECOND_HAND', note: '' } as const),
}

/** Lists the evidence for both statements, including evidence that is not on file. */
export function EvidenceSection(workspace: Workspace) {
  const { record, removed, editorId, actions } = workspace
  const formBase = { editorId, revision: record.revision }
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence</h2>
      {removed?.of === 'evidence' ? <RestoreButton {...workspace} removed={removed} /> : null}
      <ol className={`plain-list ${styles['cited']}`}>
        {record.evidence.map((item) => (
          <EvidenceItem key={item.id} item={item} workspace={workspace} />
        ))}
      </ol>
      <details className={styles['fold']} open={record.evidence.length === 0 || undefined}>
        <summary>Cite evidence</summary>
        <EvidenceForm
          name={`record:${record.id}:evidence`}
          initial={evidenceValues({ ...nothing, recordId: record.id })}
          choices={choicesOf(workspace)}
          form={{ ...formBase, action: actions.cite, idempotencyKey: newIdempotencyKey() }}
        />
      </details>
    </section>
  )
}

function EvidenceItem({ item, workspace }: { item: Evidence; workspace: Workspace }) {
  const { record, editorId, actions } = workspace
  const { id, ordinal, note, snapshot, place } = item
  const formBase = { editorId, revision: record.revision }
  return (
    <li id={`cited-${ordinal}`} tabIndex={-1}>
      <p>
        <strong>{ordinal}</strong> <bdi>{note}</bdi>
      </p>
      <p className="label">
        {onWhich(item, workspace)}. {stanceLabels[item.stance]}, {handLabels[item.hand].toLowerCase()}.{' '}
        {snapshot
          ? `${isolated(snapshot.source.title)} (${isolated(snapshot.source.publisher)})`
          : 'Not on file'}
        {place === null ? '' : `, ${isolated(place)}`}
        {item.independenceGroup === null ? '' : `. Group ${isolated(item.independenceGroup)}`}
      </p>
      <details>
        <summary>
          Change or drop<span className="visually-hidden"> evidence {ordinal}</span>
        </summary>
        <div id={`evidence-${ordinal}`} tabIndex={-1}>
          <EvidenceForm
            name={`record:${record.id}:evidence:${id}`}
            id={id}
            initial={evidenceValues(item)}
            choices={choicesOf(workspace)}
            form={{ ...formBase, action: actions.changeEvidence, idempotencyKey: newIdempotencyKey() }}
          />
          <ButtonForm
            action={actions.dropEvidence}
            idempotencyKey={newIdempotencyKey()}
            values={{ id, recordId: record.id, revision: String(record.revision) }}
          >
            Drop<span className="visually-hidden"> evidence {ordinal}</span>
          </ButtonForm>
        </div>
      </details>
    </li>
  )
}

function onWhich({ statementId }: Evidence, { record }: Workspace): string {
  const { a, b } = sidesOf(record)
  const side = [a, b].find(({ statement }) => statement.id === statementId)
  return side ? `Bears on the ${side.order.toLowerCase()}, ${isolated(side.name)}` : 'Bears on both'
}

function choicesOf({ record, snapshots }: Workspace) {
  const { a, b } = sidesOf(record)
  const sides = [a, b].map(({ statement, order, name }) => ({
    value: statement.id,
    label: `${order}, ${isolated(name)}`,
  }))
  return {
    statementId: [{ value: '', label: 'Both statements' }, ...sides],
    snapshotId: [{ value: '', label: 'Not on file' }, ...snapshots],
  }
}
