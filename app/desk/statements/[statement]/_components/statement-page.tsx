import { StatementFields, statementLabels } from '#components/statement-fields/statement-fields'
import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField, SelectField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { DeskStatementPage } from '#features/statements/queries.server'
import { statementValues } from '#features/statements/columns'
import { linkKind, linkKindLabels } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'
import { StatementUses, QuoteAndChain } from './quote-and-uses'

type Props = {
  statement: DeskStatementPage
  editorId: string
  actions: { [One in 'edit' | 'requote' | 'link']: FormAction } & {
    [One in 'editKey' | 'requoteKey' | 'linkKey']: string
  }
}

/** The quote and its uses at the left, the form for all other fields at the right. */
export function StatementPage({ statement, editorId, actions }: Props) {
  const { id, slug, revision, attributions } = statement
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>
          <bdi>{attributions[0]?.speaker.name}</bdi>
        </h1>
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

type RequoteFormProps = {
  statement: DeskStatementPage
  editorId: string
  requote: FormAction
  requoteKey: string
}

const requoteLabels = { quote: 'Words', context: 'Words around them', reason: 'Why other words are taken' }
const requoteHints = {
  quote: 'As the source has them, character for character. Ties and notes go along with their words.',
  context: 'These hold the words themselves. Empty: the line or sentences around them.',
  reason: 'Stands in the history.',
}

/** Requotes a statement whose quote was cut wrongly. */
function RequoteForm({ statement, editorId, requote, requoteKey }: RequoteFormProps) {
  const { id, revision, quote, context, language } = statement
  const field = (name: keyof typeof requoteLabels) => ({
    name,
    label: requoteLabels[name],
    hint: requoteHints[name],
  })
  return (
    <section aria-labelledby="words">
      <h2 id="words">Take other words of the source</h2>
      <DeskForm
        action={requote}
        name={`words:${id}`}
        editorId={editorId}
        idempotencyKey={requoteKey}
        initial={{ quote, context, reason: '' }}
        revision={revision}
        labels={requoteLabels}
        submit="Take these words"
      >
        <input type="hidden" name="id" value={id} />
        <TextField {...field('quote')} rows={4} lang={langOf(language)} maxLength={20_000} />
        <TextField {...field('context')} rows={6} lang={langOf(language)} maxLength={40_000} />
        <TextField {...field('reason')} maxLength={500} />
      </DeskForm>
    </section>
  )
}

type LinkFormProps = { id: string; editorId: string; action: FormAction; idempotencyKey: string }

const linkKinds = linkKind.options.map((value) => ({ value, label: linkKindLabels[value] }))
const linkInitial = { kind: 'CLARIFIES' }
const linkLabels = { to: 'Earlier statement', kind: 'What this one does' }

/** A link can change the standing of the earlier statement. Every record that uses it then needs review. */
function LinkForm({ id, ...form }: LinkFormProps) {
  return (
    <section aria-labelledby="link">
      <h2 id="link">It answers an earlier statement</h2>
      <DeskForm name={`link:${id}`} initial={linkInitial} labels={linkLabels} submit="Link them" {...form}>
        <input type="hidden" name="fromId" value={id} />
        <Combobox
          name="to"
          label={linkLabels.to}
          hint="Type its words or its speaker, and choose it."
          source={paths.desk.findStatements()}
        />
        <SelectField
          name="kind"
          label={linkLabels.kind}
          hint="What is corrected or retracted says so, and its records ask for review."
          options={linkKinds}
        />
      </DeskForm>
    </section>
  )
}
