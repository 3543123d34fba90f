import { Combobox } from '#components/ui/combobox.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { SelectField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { linkKind, linkKindLabels } from '#features/statements/statement'
import { paths } from '#lib/paths'

type Props = { id: string; editorId: string; action: FormAction; idempotencyKey: string }

const kinds = linkKind.options.map((value) => ({ value, label: linkKindLabels[value] }))
const initial = { kind: 'CLARIFIES' }
const labels = { to: 'Earlier statement', kind: 'What this one does' }

/** A later statement corrects or retracts an earlier one: its standing follows, and every record that uses it asks for review. */
export function LinkForm({ id, ...form }: Props) {
  return (
    <section aria-labelledby="link">
      <h2 id="link">It answers an earlier statement</h2>
      <DeskForm name={`link:${id}`} initial={initial} labels={labels} submit="Link them" {...form}>
        <input type="hidden" name="fromId" value={id} />
        <Combobox
          name="to"
          label={labels.to}
          hint="Type its words or its speaker, and choose it."
          source={paths.desk.findStatements()}
        />
        <SelectField
          name="kind"
          label={labels.kind}
          hint="What is corrected or retracted says so, and its records ask for review."
          options={kinds}
        />
      </DeskForm>
    </section>
  )
}
