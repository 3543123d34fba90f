import { ListKeys } from '#components/shell/list-keys.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import type { deskSource } from '#features/sources/queries.server'
import { paths } from '#lib/paths'
import { SourceFields, sourceLabels } from '#app/desk/sources/_components/source-fields'
import { SourceText } from './source-text'
import { CaptureForm } from './capture-form'
import { CapturedList } from './captured-list'

type Source = NonNullable<Awaited<ReturnType<typeof deskSource>>>
type Props = {
  source: Source
  editorId: string
  take: { action: FormAction; idempotencyKey: string; initial: Values }
  edit: { action: FormAction; idempotencyKey: string; initial: Values }
}

/** The text left, with its own line numbers; right the form that takes a statement from it, and what was taken. */
export function SourcePage({ source, editorId, take, edit }: Props) {
  const [snapshot] = source.snapshots
  if (!snapshot) return null
  const taken = snapshot.appearances.length
  const messages = `${taken} ${taken === 1 ? 'statement' : 'statements'} taken`
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Intake</h1>
        <a className="button" href={paths.desk.newSource()}>
          Paste another
        </a>
      </div>
      <div className="intake with-text">
        <SourceText source={source} snapshot={snapshot} />
        <div className="capturing">
          <CaptureForm snapshotId={snapshot.id} sourceId={source.id} editorId={editorId} {...take} />
          <section aria-labelledby="taken">
            <h2 id="taken">{messages}</h2>
            <CapturedList appearances={snapshot.appearances} />
          </section>
          <section aria-labelledby="about-source">
            <h2 id="about-source">What is known of this source</h2>
            <p className="hint">
              Its text is stored for good. An edit of these reaches every record that cites it.
            </p>
            <DeskForm
              {...edit}
              name={`source:${source.id}`}
              editorId={editorId}
              revision={source.revision}
              labels={sourceLabels}
              submit="Save"
            >
              <input type="hidden" name="id" value={source.id} />
              <SourceFields />
              <TextField
                name="reason"
                label="Why it is changed"
                hint="Stands in the history."
                maxLength={500}
              />
            </DeskForm>
          </section>
        </div>
      </div>
      <ListKeys position={messages}>
        <span>
          <kbd>Arrows</kbd> mark words, in the text
        </span>
        <span>
          <kbd>R</kbd> add a rung
        </span>
        <span>
          <kbd>Ctrl Enter</kbd> add this statement
        </span>
      </ListKeys>
    </main>
  )
}
