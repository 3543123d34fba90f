import { Combobox } from '#components/ui/combobox.client'
import { CheckField, SelectField, TextField } from '#components/ui/fields.client'

const kinds = [
  { value: '', label: 'On file' },
  { value: 'PERSON', label: 'New: a person' },
  { value: 'ORGANISATION', label: 'New: an organisation' },
  { value: 'UNNAMED', label: 'New: not named by the source' },
]

/** One who says so. The words that describe a speaker without a name are asked for where there is one. */
export function AttributionStep({ index, find }: { index: number; find: string }) {
  const at = (field: string) => `rungs.${index}.${field}`
  return (
    <li className="attribution-step">
      <div className="two">
        <Combobox name={at('name')} label={`Rung ${index + 1}: who`} source={find} />
        <SelectField name={at('kind')} label="Speaker" options={kinds} />
      </div>
      <div className="described">
        <TextField
          name={at('describedAs')}
          label="Described as"
          hint="The source’s words for a speaker it does not name."
          maxLength={500}
        />
      </div>
      <div className="two">
        <TextField
          name={at('cue')}
          label="Cue"
          {...(index === 0 ? { hint: 'As “reports”, “added”, “has clarified”.' } : {})}
          maxLength={300}
        />
        <TextField name={at('capacity')} label="Role, as the source words it" maxLength={300} />
      </div>
      <CheckField name={at('seen')} label="We have seen this link ourselves" />
    </li>
  )
}
