import { DateField } from '#components/date-field/date-field.client'
import { CollapsibleFields } from '#components/ui/collapsible-fields.client'
import { SelectField, TextField, CheckField } from '#components/ui/fields.client'
import { act, actLabels, wording, wordingLabels } from '#features/statements/statement'
import { AttributionSteps } from './attribution-steps.client'
import styles from './statement-fields.module.css'

const wordings = wording.options.map((value) => ({ value, label: wordingLabels[value] }))
const acts = act.options.map((value) => ({ value, label: actLabels[value] }))
const folded = [
  'medium',
  'addressee',
  'about.edtf',
  'about.phrase',
  'about.basis',
  'language',
  'dateOverride',
]

/** All fields of a statement except its quote. */
export function StatementFields({ find }: { find: string }) {
  return (
    <>
      <AttributionSteps find={find} />
      <div className="two">
        <SelectField name="wording" label="Wording" options={wordings} />
        <SelectField name="act" label="Act" options={acts} />
      </div>
      <TextField
        name="gloss"
        label="Gloss"
        rows={2}
        maxLength={500}
        hint="Our one neutral sentence on what it says. It never says more than the words."
      />
      <DateFields name="said" legend="When it was said" label="Date said" />
      <CollapsibleFields summary="Medium, addressee, the time it is about, language" names={folded}>
        <div className="stack">
          <div className="two">
            <TextField
              name="medium"
              label="Medium"
              hint="As “interview”, “company statement”."
              maxLength={200}
            />
            <TextField name="addressee" label="Addressee" maxLength={200} />
          </div>
          <DateFields name="about" legend="The time it is about" label="Date it is about" />
          <TextField name="language" label="Language" hint="As “en”, “hi” or “en-IN”." maxLength={20} />
          <TextField
            name="dateOverride"
            label="Why it is dated later than the report"
            hint="Only where it is."
            maxLength={500}
          />
        </div>
      </CollapsibleFields>
    </>
  )
}

export const statementLabels = {
  quote: 'Words',
  context: 'Context',
  gloss: 'Gloss',
  wording: 'Wording',
  act: 'Act',
  medium: 'Medium',
  addressee: 'Addressee',
  language: 'Language',
  'said.edtf': 'Date said',
  'said.phrase': 'Date said, words in the source',
  'said.basis': 'Date said, inferred from',
  'about.edtf': 'Date it is about',
  'about.phrase': 'Date it is about, words in the source',
  'about.basis': 'Date it is about, inferred from',
  dateOverride: 'Why it is dated later than the report',
  'rungs.0.name': 'Rung 1',
  'rungs.1.name': 'Rung 2',
  'rungs.2.name': 'Rung 3',
  'rungs.3.name': 'Rung 4',
  'rungs.4.name': 'Rung 5',
  rungs: 'Who says so',
  reason: 'Why it is changed',
}

type Props = { name: 'said' | 'about'; legend: string; label: string }

/** A date with the source's phrase for it, and the basis of an inferred date. */
function DateFields({ name, legend, label }: Props) {
  return (
    <fieldset className={styles.dated}>
      <legend>{legend}</legend>
      <div className="two">
        <DateField name={`${name}.edtf`} label={label} />
        <TextField
          name={`${name}.phrase`}
          label="Words in the source for it"
          hint="As “late Friday”."
          maxLength={300}
        />
      </div>
      <div className="two">
        <CheckField name={`${name}.inferred`} label="Inferred by us" />
        <TextField name={`${name}.basis`} label="Inferred from" maxLength={500} />
      </div>
    </fieldset>
  )
}
