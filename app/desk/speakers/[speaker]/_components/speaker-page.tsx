import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { deskSpeaker } from '#features/speakers/queries.server'
import { speakerValues } from '#features/speakers/schema'
import { speakerKindLabels } from '#features/speakers/speaker'
import { SpeakerFields, speakerLabels } from '#app/desk/speakers/_components/speaker-fields'
import { SpokenBy } from './spoken-by'
import { WordedRoles } from './worded-roles'

type Props = {
  speaker: NonNullable<Awaited<ReturnType<typeof deskSpeaker>>>
  editorId: string
  action: FormAction
  idempotencyKey: string
}

export function SpeakerPage({ speaker, ...form }: Props) {
  const { name, kind } = speaker
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>{name}</h1>
        <p className="label">{speakerKindLabels[kind]}</p>
      </div>
      <div className="wrap two wide halves">
        <div className="parts">
          <SpokenBy speaker={speaker} />
          <WordedRoles speaker={speaker} />
        </div>
        <section aria-labelledby="edit">
          <h2 id="edit">What is known of this speaker</h2>
          <p className="hint">An edit reaches every record and dispute in which the speaker speaks.</p>
          <DeskForm
            name={`speaker:${speaker.id}`}
            initial={speakerValues(speaker)}
            revision={speaker.revision}
            labels={speakerLabels}
            submit="Save"
            {...form}
          >
            <input type="hidden" name="id" value={speaker.id} />
            <SpeakerFields />
            <TextField
              name="reason"
              label="Why it is changed"
              hint="Stands in the history."
              maxLength={500}
            />
          </DeskForm>
        </section>
      </div>
    </main>
  )
}
