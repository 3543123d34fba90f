import { SourceFields, sourceLabels } from '#app/desk/sources/_components/source-fields'
import { ListKeys } from '#components/shell/list-keys.client'
import { StatementFields, statementLabels } from '#components/statement-fields/statement-fields'
import { CollapsibleFields } from '#components/ui/collapsible-fields.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction, Values } from '#components/ui/form-state'
import type { deskSource } from '#features/sources/queries.server'
import { isVerbatim, wordingLabels } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'
import { QuoteFields, SubmitKey } from './capture-fields.client'
import { SourceText } from './source-text'
import styles from './source-page.module.css'

type Source = NonNullable<Awaited<ReturnType<typeof deskSource>>>
type Props = {
  source: Source
  editorId: string
  take: { action: FormAction; idempotencyKey: string; initial: Values }
  edit: { action: FormAction; idempotencyKey: string; initial: Values }
}

/** The text with line numbers at the left; the capture form and the captured statements at the right. */
export function SourcePage({ source, editorId, take, edit }: Props) {
  const [snapshot] = source.snapshots
  if (!snapshot) return null
  const capturedCount = snapshot.appearances.length
  const messages = `${capturedCount} ${capturedCount === 1 ? 'statement' : 'statements'} taken`
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Take statements</h1>
        <p className="label">This text is stored. Mark words in it and say who said them.</p>
        <a className="button" href={paths.desk.newSource()}>
          Paste another
        </a>
      </div>
      <div className={styles.columns}>
        <SourceText source={source} snapshot={snapshot} />
        <div className={styles.capturing}>
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

type CaptureFormProps = {
  snapshotId: string
  sourceId: string
  editorId: string
  action: FormAction
  idempotencyKey: string
  initial: Values
}

/** Captures one statement of the text, with its quote, attribution and dates. */
function CaptureForm({ snapshotId, sourceId, ...form }: CaptureFormProps) {
  return (
    <section aria-labelledby="take" className={styles.form}>
      <h2 id="take">Take a statement</h2>
      <DeskForm
        name={`statement:new:${sourceId}`}
        labels={statementLabels}
        submit={
          <>
            Add this statement <kbd>Ctrl Enter</kbd>
          </>
        }
        {...form}
      >
        <input type="hidden" name="snapshotId" value={snapshotId} />
        <QuoteFields />
        <CollapsibleFields summary="Words around it" names={['context']}>
          <TextField
            name="context"
            label="Context"
            rows={3}
            maxLength={40_000}
            hint="Empty: its line, or the sentences it touches. The reporter’s words are never the speaker’s."
          />
        </CollapsibleFields>
        <StatementFields find={paths.desk.findSpeakers()} />
        <SubmitKey />
      </DeskForm>
    </section>
  )
}

type Appearances = NonNullable<Awaited<ReturnType<typeof deskSource>>>['snapshots'][number]['appearances']

function CapturedList({ appearances }: { appearances: Appearances }) {
  return (
    <ol className={styles.list}>
      {appearances.map(({ id, statement }) => {
        const speaker = statement.attributions[0]?.speaker.name ?? ''
        return (
          <li key={id}>
            <p>
              <a href={paths.desk.statement(statement.slug)} data-row="">
                <bdi>{speaker}</bdi>, {wordingLabels[statement.wording].toLowerCase()}
              </a>
            </p>
            <p
              className={isVerbatim(statement.wording) ? 'quotation' : 'quotation paraphrase'}
              lang={langOf(statement.language)}
              dir="auto"
            >
              {isVerbatim(statement.wording) ? `“${statement.quote}”` : statement.quote}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
