import { AnotherSpeakerField } from '#components/statement-fields/another-speaker.client'
import { SelectField, TextField } from '#components/ui/fields.client'
import { speakerKind, speakerKindLabels } from '#features/speakers/speaker'

const kinds = speakerKind.options.map((value) => ({ value, label: speakerKindLabels[value] }))

export function SpeakerFields() {
  return (
    <>
      <TextField name="name" label="Name" maxLength={200} required />
      <AnotherSpeakerField name="isAnother" errorOf="name" />
      <SelectField name="kind" label="Kind" options={kinds} />
      <TextField
        name="aliases"
        label="Also spelt or called"
        rows={3}
        hint="One on each line. They are found by these as well."
        maxLength={4000}
      />
      <TextField
        name="describedAs"
        label="Described as"
        hint="The report’s words for a speaker it does not name."
        maxLength={500}
      />
      <TextField name="wikidataId" label="Wikidata id" hint="As Q42." maxLength={20} />
    </>
  )
}

export const speakerLabels = {
  name: 'Name',
  kind: 'Kind',
  aliases: 'Also spelt or called',
  describedAs: 'Described as',
  wikidataId: 'Wikidata id',
}
