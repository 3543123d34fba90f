import { CheckField, TextField } from '#components/ui/fields.client'

type Props = { name: 'said' | 'about'; legend: string; label: string }

/** One of the three dates, with the source's own words for it, and where it is ours, from what. */
export function DateFields({ name, legend, label }: Props) {
  return (
    <fieldset className="dated">
      <legend>{legend}</legend>
      <div className="two">
        <TextField
          name={`${name}.edtf`}
          label={label}
          hint="As 2019-11-01, 2019-05, ../2019-11-02 for “on or before”. Empty: not stated."
          maxLength={60}
        />
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
