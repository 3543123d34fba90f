import type { ReactNode } from 'react'
import { ButtonForm } from '#components/ui/button-form.client'
import { DeskForm } from '#components/ui/desk-form.client'
import { CheckField, SelectField, TextField } from '#components/ui/fields.client'
import type { FormAction } from '#components/ui/form-state'
import { retentionLimits } from '#features/editors/retention'
import { languageLabels } from '#features/newsroom/newsroom'
import type { DeskSettings } from '#features/newsroom/queries.server'
import { settingsValues } from '#features/newsroom/schema'
import { timeZones } from '#features/newsroom/time-zones'
import { newIdempotencyKey } from '#lib/idempotency-key'
import { paths } from '#lib/paths'
import { LogoForm } from './logo-form.client'
import styles from './settings.module.css'

type SettingsActions = Record<'change' | 'chooseLogo' | 'dropLogo', FormAction>
type Props = { editorId: string; settings: DeskSettings; actions: SettingsActions }

const labels = {
  name: 'Name',
  contact: 'Contact',
  licenceName: 'Licence of the data',
  licenceUrl: 'Address of the licence',
  timeZone: 'Time zone',
  languageEn: languageLabels.en,
  correctionPolicy: 'How you correct',
  sessionDays: 'Sessions, after their end',
  formDays: 'Answers of forms',
  invitationDays: 'Invitations, after their end',
  jobDays: 'Mail and jobs, after their end',
}
const zoneOptions = timeZones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
const daysHint = ({ least, most }: { least: number; most: number }) => `Days, from ${least} to ${most}.`

export function SettingsPage({ editorId, settings, actions }: Props) {
  const { revision, logo } = settings
  return (
    <main id="main">
      <div className="wrap deskbar">
        <h1>Settings</h1>
        <p className="label">
          Of the newsroom. A change needs a code of your second factor, and readers see it at once.
        </p>
        <a className="button" href={paths.about()}>
          How readers see them
        </a>
      </div>
      <div className={`wrap ${styles.settings}`}>
        <DeskForm
          action={actions.change}
          name="settings"
          editorId={editorId}
          idempotencyKey={newIdempotencyKey()}
          revision={revision}
          initial={settingsValues(settings)}
          labels={labels}
          submit="Save"
        >
          <Part title="Readers see">
            <TextField
              name="name"
              label={labels.name}
              hint="In the masthead, in titles and citations."
              maxLength={80}
              required
            />
            <TextField
              name="contact"
              label={labels.contact}
              hint="A mail address, or an address that begins with https://."
              maxLength={254}
            />
            <div className="two">
              <TextField
                name="licenceName"
                label={labels.licenceName}
                hint="Its name, as in CC BY 4.0."
                maxLength={120}
              />
              <TextField name="licenceUrl" label={labels.licenceUrl} maxLength={500} />
            </div>
            <TextField
              name="correctionPolicy"
              label={labels.correctionPolicy}
              hint="*emphasis*, **strong** and [links](https://…), as in notes. An empty line begins a paragraph."
              rows={6}
              maxLength={4000}
              required
            />
          </Part>
          <Part title="Desk and languages">
            <SelectField
              name="timeZone"
              label={labels.timeZone}
              hint="Of the times of day at the desk."
              options={zoneOptions}
            />
            <fieldset className="choice">
              <legend>Languages of the site</legend>
              <CheckField name="languageEn" label={labels.languageEn} hint="There is no other one yet." />
            </fieldset>
          </Part>
          <Part title="What is deleted, and when">
            <div className="two">
              {dayFields.map(([name, limits]) => (
                <TextField
                  key={name}
                  name={name}
                  label={labels[name]}
                  hint={daysHint(limits)}
                  maxLength={3}
                  required
                />
              ))}
            </div>
          </Part>
        </DeskForm>
        <section aria-labelledby="logo" className={styles.part}>
          <h2 id="logo">Logo</h2>
          {logo === null ? (
            <p>None.</p>
          ) : (
            <>
              <p>
                <img
                  className={styles.logo}
                  src={paths.logo(logo.sha256)}
                  width={logo.width}
                  height={logo.height}
                  alt="The logo as it is now"
                />
              </p>
              <ButtonForm
                action={actions.dropLogo}
                values={{ revision: String(revision) }}
                idempotencyKey={newIdempotencyKey()}
              >
                Remove it
              </ButtonForm>
            </>
          )}
          <LogoForm action={actions.chooseLogo} revision={revision} idempotencyKey={newIdempotencyKey()} />
        </section>
      </div>
    </main>
  )
}

const dayFields = [
  ['sessionDays', retentionLimits.sessions],
  ['formDays', retentionLimits.forms],
  ['invitationDays', retentionLimits.invitations],
  ['jobDays', retentionLimits.jobs],
] as const

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
