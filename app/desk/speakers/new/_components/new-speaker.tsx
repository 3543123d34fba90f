import { DeskForm } from '#components/ui/desk-form.client'
import type { FormAction } from '#components/ui/form-state'
import { SpeakerFields, speakerLabels } from '#app/desk/speakers/_components/speaker-fields'

type Props = { action: FormAction; editorId: string; idempotencyKey: string }

const initial = { kind: 'PERSON' }

export function NewSpeaker(props: Props) {
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>New speaker</h1>
      </div>
      <div className="wrap column">
        <DeskForm
          name="speaker:new"
          initial={initial}
          labels={speakerLabels}
          submit="Add this speaker"
          {...props}
        >
          <SpeakerFields />
        </DeskForm>
      </div>
    </main>
  )
}
