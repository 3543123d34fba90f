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
        <TextField name="asOf" label={disputeLabels.asOf} hint="A day, as 2019-11-12." required />
      </div>
    </>
  )
}
