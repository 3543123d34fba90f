import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { SourceFields, sourceLabels } from '#app/desk/sources/_components/source-fields'
import styles from './new-source.module.css'

type Props = {
  action: FormAction
  editorId: string
  idempotencyKey: string
  newest: readonly { slug: string; title: string; publisher: string; published: string | null }[]
}

const initial = { kind: 'ARTICLE', language: 'en', proximity: 'DERIVATIVE', snapshotKind: 'FULL' }
const wholes = [
  { value: 'FULL', label: 'The whole text' },
  { value: 'EXCERPT', label: 'An excerpt' },
]

/** The pasted text becomes a snapshot with its hash and time, and never changes again. */
export function NewSource({ action, editorId, idempotencyKey, newest }: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Intake</h1>
        <p className="label">Paste a text. What is said in it is taken from there.</p>
      </div>
      <div className={`wrap ${styles.page}`}>
        <DeskForm
          action={action}
          name="source:new"
          editorId={editorId}
          idempotencyKey={idempotencyKey}
          initial={initial}
          labels={sourceLabels}
          submit="Store this text"
        >
          <div className="two wide">
            <div className="stack">
              <TextField
                name="text"
                label="Text"
                rows={18}
                maxLength={300_000}
                hint="As it stands in the source, with its spelling. It is stored with its SHA-256 and cannot be changed afterwards."
                required
              />
              <SelectField name="snapshotKind" label="This is" options={wholes} />
            </div>
            <div className="stack">
              <SourceFields />
            </div>
          </div>
        </DeskForm>
        <section aria-labelledby="newest">
          <h2 id="newest">Newest sources</h2>
          <ul className="plain-list">
            {newest.map(({ slug, title, publisher, published }) => (
              <li key={slug}>
                <a href={paths.desk.source(slug)}>
                  <bdi>{title}</bdi>
                </a>{' '}
                <span className="label">
                  <bdi>{publisher}</bdi>, {formatEdtfInSentence(published)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}
