import { DateField } from '#components/date-field/date-field.client'
import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

type Props = {
  chosen: readonly ListedStatement[]
  disputes: readonly { value: string; label: string; hasAll: boolean }[]
  form: { action: FormAction; key: string; editorId: string }
  /** `2019-11-12` */
  today: string
  isMore: boolean
}

const labels = {
  a: 'One statement',
  b: 'The other',
  subject: 'They disagree about',
  disputeId: 'Dispute',
  asOf: 'As of',
}

export function NewRecordPage({ chosen: statements, disputes, form, today, isMore }: Props) {
  const [a, b] = statements
  const stored = disputes.find(({ hasAll }) => hasAll)
  const choices = stored ? disputes : [{ value: '', label: 'Choose a dispute' }, ...disputes]
  const initial = {
    a: a?.slug ?? '',
    b: b?.slug ?? '',
    subject: '',
    disputeId: stored?.value ?? '',
    asOf: today,
  }
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Pair two statements</h1>
        <p className="label">The one said earlier stands left, if the dates say so.</p>
      </div>
      <div className="wrap column">
        {isMore ? <p>More than two were ticked. These are the first two.</p> : null}
        {statements.length === 0 ? null : (
          <>
            <ul className="two rows">
              {statements.map((statement) => (
                <Chosen key={statement.id} statement={statement} />
              ))}
            </ul>
            <p>
              <a href={paths.desk.pair()}>Choose other statements</a>
            </p>
          </>
        )}
        <DeskForm
          action={form.action}
          name={['pair', ...statements.map(({ slug }) => slug)].join(':')}
          editorId={form.editorId}
          idempotencyKey={form.key}
          initial={initial}
          labels={labels}
          submit="Pair them"
        >
          <StatementChoice name="a" chosen={a} />
          <StatementChoice name="b" chosen={b} />
          <TextField
            name="subject"
            label={labels.subject}
            hint="A noun phrase, or “whether …”: neutral, and without an answer in it."
            maxLength={200}
          />
          <div className="two">
            <SelectField name="disputeId" label={labels.disputeId} options={choices} />
            <DateField name="asOf" label={labels.asOf} isDay />
          </div>
          {disputes.length === 0 ? (
            <p>
              There is no dispute yet. <a href={paths.desk.newDispute()}>Open one first.</a>
            </p>
          ) : null}
        </DeskForm>
      </div>
    </main>
  )
}

type StatementChoiceProps = { name: 'a' | 'b'; chosen: ListedStatement | undefined }

/** A statement that is shown above is sent as it is shown. Only one that is not chosen yet has a field. */
function StatementChoice({ name, chosen: statement }: StatementChoiceProps) {
  if (statement) return <input type="hidden" name={name} value={statement.slug} />
  return (
    <Combobox
      name={name}
      label={labels[name]}
      hint="Type its words or its speaker, and choose it."
      source={paths.desk.findStatements()}
    />
  )
}

function Chosen({ statement }: { statement: ListedStatement }) {
  const { slug, quote, language, wording, said, attributions } = statement
  const isQuoted = isVerbatim(wording)
  return (
    <li>
      <p>
        <strong>
          <a href={paths.desk.statement(slug)}>
            <bdi>{attributions[0]?.speaker.name}</bdi>
          </a>
        </strong>
        , {formatEdtfInSentence(said)}
      </p>
      <p className={isQuoted ? 'quotation' : 'quotation paraphrase'} lang={langOf(language)} dir="auto">
        {isQuoted ? `“${quote}”` : quote}
      </p>
    </li>
  )
}
