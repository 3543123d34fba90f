import { DateField } from '#components/date-field/date-field.client'
import { TextField } from '#components/ui/fields.client'

export const disputeLabels = {
  title: 'Title',
  question: 'Neutral question',
  summary: 'Summary',
  topics: 'Topics',
  asOf: 'As of',
}

export function DisputeFields() {
  return (
    <>
      <TextField name="title" label={disputeLabels.title} maxLength={200} required />
      <TextField
        name="question"
        label={disputeLabels.question}
        hint="The question that the statements answer differently, without an answer in it."
        rows={2}
        maxLength={300}
        required
      />
      <TextField
        name="summary"
        label={disputeLabels.summary}
        hint="Neutral verbs: says, states, reports."
        rows={4}
        maxLength={1000}
        required
      />
      <div className="two">
        <TextField name="topics" label={disputeLabels.topics} hint="With commas between them." />
        <DateField name="asOf" label={disputeLabels.asOf} isDay required />
      </div>
    </>
  )
}
