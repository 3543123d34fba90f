import { CheckField } from '#components/ui/fields.client'
import { dimension, dimensionLabels } from '#features/records/record'

/** One or more. */
export function Dimensions() {
  return (
    <fieldset className="dimensions">
      <legend>Kind</legend>
      {dimension.options.map((one) => (
        <CheckField key={one} name={`dimensions.${one}`} label={dimensionLabels[one]} />
      ))}
    </fieldset>
  )
}
