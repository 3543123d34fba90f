import { choicesMax } from '#features/publications/filter'
import { isolated } from '#lib/sentence'

export type Choice = { value: string; label: string; count: number }
type ChooseProps = {
  name: string
  label: string
  any: string
  value: string | null
  choices: readonly Choice[]
}

/** A long list offers the values with the most records, and says so; the search finds the others. */
export function FilterSelect({ name, label, any, value, choices }: ChooseProps) {
  const options = choices.map((choice) => (
    <option key={choice.value} value={choice.value}>
      {`${isolated(choice.label)} (${choice.count})`}
    </option>
  ))
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value ?? ''}>
        <option value="">{any}</option>
        {choices.length < choicesMax ? (
          options
        ) : (
          <optgroup label={`The ${choicesMax} with the most records`}>{options}</optgroup>
        )}
      </select>
    </div>
  )
}
