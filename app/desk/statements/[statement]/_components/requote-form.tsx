import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { DeskStatementPage } from '#features/statements/queries.server'
import { langOf } from '#lib/text'

type Props = { statement: DeskStatementPage; editorId: string; requote: FormAction; requoteKey: string }

const labels = { quote: 'Words', context: 'Words around them', reason: 'Why other words are taken' }
const hints = {
  quote: 'As the source has them, character for character. Ties and notes go along with their words.',
  context: 'These hold the words themselves. Empty: the line or sentences around them.',
  reason: 'Stands in the history.',
}

/** For a quote that was cut wrongly. */
export function RequoteForm({ statement, editorId, requote, requoteKey }: Props) {
  const { id, revision, quote, context, language } = statement
  const field = (name: keyof typeof labels) => ({ name, label: labels[name], hint: hints[name] })
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
        labels={labels}
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
