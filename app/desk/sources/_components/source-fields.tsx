import { DateField } from '#components/date-field/date-field.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import { sourceKind, sourceKindLabels } from '#features/sources/source'

const kinds = sourceKind.options.map((value) => ({ value, label: sourceKindLabels[value] }))
const proximities = [
  { value: 'DERIVATIVE', label: 'It reports what others said' },
  { value: 'ORIGINAL', label: 'It is where it was said' },
]

/** The metadata fields of a source. */
export function SourceFields() {
  return (
    <>
      <TextField name="title" label="Title" maxLength={500} required />
      <div className="two">
        <TextField name="publisher" label="Publisher" maxLength={200} required />
        <SelectField name="kind" label="Kind" options={kinds} />
      </div>
      <div className="two">
        <DateField name="published" label="Published" />
        <DateField name="updated" label="Updated" />
      </div>
      <div className="two">
        <TextField name="byline" label="Byline" maxLength={200} />
        <TextField name="dateline" label="Dateline" maxLength={200} />
      </div>
      <div className="two">
        <TextField name="url" label="Address" hint="Begins with https://" maxLength={2000} />
        <TextField
          name="language"
          label="Language"
          hint="As “en”, “hi” or “en-IN”."
          maxLength={20}
          required
        />
      </div>
      <SelectField name="proximity" label="Nearness" options={proximities} />
    </>
  )
}

export const sourceLabels = {
  title: 'Title',
  publisher: 'Publisher',
  kind: 'Kind',
  published: 'Published',
  updated: 'Updated',
  byline: 'Byline',
  dateline: 'Dateline',
  url: 'Address',
  language: 'Language',
  proximity: 'Nearness',
  text: 'Text',
}
