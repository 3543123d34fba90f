import { SpeakerFields, speakerLabels } from '#app/desk/speakers/_components/speaker-fields'
import { DeskForm } from '#components/ui/desk-form.client'
import { TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import type { deskSpeaker } from '#features/speakers/queries.server'
import { speakerValues } from '#features/speakers/schema'
import { speakerKindLabels } from '#features/speakers/speaker'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

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
        <h1>
          <bdi>{name}</bdi>
        </h1>
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

type SpokenByProps = { speaker: NonNullable<Awaited<ReturnType<typeof deskSpeaker>>> }

/** The statements that the speaker originated or relayed. */
function SpokenBy({ speaker: { attributions } }: SpokenByProps) {
  return (
    <section aria-labelledby="said">
      <h2 id="said">Statements</h2>
      {attributions.length === 0 ? <p>None yet.</p> : null}
      <ul className="plain-list">
        {attributions.map(({ position, statement: { slug, quote, wording, said, language } }) => (
          <li key={slug}>
            <a
              href={paths.desk.statement(slug)}
              className={isVerbatim(wording) ? 'quotation' : 'quotation paraphrase'}
              lang={langOf(language)}
              dir="auto"
            >
              {isVerbatim(wording) ? `“${quote}”` : quote}
            </a>{' '}
            <span className="label">
              {formatEdtfInSentence(said)}
              {position === 0 ? '' : ', passes it on'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type WordedRolesProps = { speaker: NonNullable<Awaited<ReturnType<typeof deskSpeaker>>> }

function WordedRoles({ speaker: { capacities } }: WordedRolesProps) {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles">Roles, as sources worded them</h2>
      {capacities.length === 0 ? <p>None yet.</p> : null}
      <ul className="plain-list">
        {capacities.map(({ id, title, organisation }) => (
          <li key={id}>
            <bdi>{title}</bdi>
            {organisation === null ? null : (
              <>
                , <bdi>{organisation.name}</bdi>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
