import { choicesMax, type FilterName, type FilterParameter } from '#features/publications/filter'
import type { Facet } from '#features/publications/facets.server'
import { isolated } from '#lib/sentence'

type ControlProps = { parameter: FilterParameter & { name: FilterName }; value: string | null }

/** A long list offers only the values with the most records, and notes it; the search finds the others. */
export function FilterSelect({ parameter, value, facets }: ControlProps & { facets: readonly Facet[] }) {
  const { name, label, any, spell } = parameter
  const choices = choicesOf(parameter, facets, value)
  const options = choices.map((choice) => (
    <option key={choice.value} value={spell(choice.value)}>
      {`${isolated(choice.label)} (${choice.count})`}
    </option>
  ))
  return (
    <div>
      <label htmlFor={name}>{label}</label>
      <select id={name} name={name} defaultValue={value === null ? '' : spell(value)}>
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

export function DayInput({ parameter: { name, label }, value }: ControlProps) {
  return (
    <>
      <label htmlFor={name}>{label}</label>
      <input id={name} name={name} type="date" defaultValue={value ?? ''} />
    </>
  )
}

type Choice = Pick<Facet, 'value' | 'label' | 'count'>

function choicesOf(
  { facet, options, nameOf, offersEmpty }: FilterParameter,
  facets: readonly Facet[],
  selected: string | null,
): Choice[] {
  const facetChoices = facets.filter((choice) => choice.facet === facet)
  if (!options) return facetChoices
  return options
    .map((value) => ({
      value,
      label: nameOf?.(value) ?? value,
      count: facetChoices.find((choice) => choice.value === value)?.count ?? 0,
    }))
    .filter(({ value, count }) => offersEmpty || count > 0 || value === selected)
}
