import { StatementFields, statementLabels } from '#components/statement-fields/statement-fields'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { DeskStatementPage } from '#features/statements/queries.server'
import { statementValues } from '#features/statements/columns'
import { paths } from '#lib/paths'
import { LinkForm } from './link-form'
import { StatementUses } from './statement-uses'
import { RequoteForm } from './requote-form'
import { QuoteAndChain } from './quote-and-chain'

type Props = {
  statement: DeskStatementPage
  editorId: string
  actions: { [One in 'edit' | 'requote' | 'link']: FormAction } & {
    [One in 'editKey' | 'requoteKey' | 'linkKey']: string
  }
}

/** The words and what uses them left, what is known of them right. */
export function StatementPage({ statement, editorId, actions }: Props) {
  const { id, slug, revision, attributions } = statement
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>{attributions[0]?.speaker.name}</h1>
        <a className="button" href={paths.desk.pair({ a: slug })}>
          Pair it
        </a>
      </div>
      <div className="wrap two wide halves">
        <div className="parts">
          <QuoteAndChain statement={statement} />
          <StatementUses statement={statement} />
          <RequoteForm statement={statement} editorId={editorId} {...actions} />
          <LinkForm id={id} editorId={editorId} action={actions.link} idempotencyKey={actions.linkKey} />
        </div>
        <section aria-labelledby="edit">
          <h2 id="edit">What is known of this statement</h2>
          <DeskForm
            action={actions.edit}
            name={`statement:${id}`}
            editorId={editorId}
            idempotencyKey={actions.editKey}
            initial={statementValues(statement)}
            revision={revision}
            labels={statementLabels}
            submit="Save"
          >
            <input type="hidden" name="id" value={id} />
            <StatementFields find={paths.desk.findSpeakers()} />
            <TextField
              name="reason"
              label="Why it is changed"
              hint="Stands in the history."
              maxLength={500}
            />
          </DeskForm>
        </section>
      </div>
    </main>
  )
}
