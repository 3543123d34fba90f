import { z } from 'zod'
import { retentionLimits } from '#features/editors/retention'
import { checkboxField, encodeForm, integerField, optionalField } from '#lib/form'
import { isWebAddress } from '#lib/web-address'
import { logoLengthMax } from './logo'
import { plainLine, plainText } from './plain-text'
import { timeZones } from './time-zones'

const mailAddress = z.email()

const contact = plainLine(254).refine(
  (text) =>
    text.startsWith('https://')
      ? isWebAddress(text) && !/\s/.test(text)
      : mailAddress.safeParse(text).success,
  'Give a mail address, as in desk@newsroom.example, or an address that begins with https://.',
)
const licenceUrl = plainLine(500).refine(
  (text) => isWebAddress(text) && !/\s/.test(text),
  'Give the address of the licence, which begins with https://.',
)
const timeZone = z
  .string()
  .refine((zone) => timeZones.includes(zone), 'Choose one of the time zones that are offered.')

const days = ({ least, most }: { least: number; most: number }) =>
  integerField.refine((count) => count >= least && count <= most, `Give a number from ${least} to ${most}.`)

const bothOrNeither = ({
  licenceName,
  licenceUrl: url,
}: {
  licenceName: string | null
  licenceUrl: string | null
}) => (licenceName === null) === (url === null)

const fields = z.strictObject({
  name: plainLine(80),
  contact: optionalField(contact),
  licenceName: optionalField(plainLine(120)),
  licenceUrl: optionalField(licenceUrl),
  timeZone,
  languageEn: checkboxField.refine(Boolean, 'Offer one language at least.'),
  correctionPolicy: plainText(4000),
  sessionDays: days(retentionLimits.sessions),
  formDays: days(retentionLimits.forms),
  invitationDays: days(retentionLimits.invitations),
  jobDays: days(retentionLimits.jobs),
})

export const settingsForm = z
  .strictObject({ ...fields.shape, revision: integerField })
  .refine(bothOrNeither, {
    path: ['licenceUrl'],
    message: 'A licence has a name and an address. Give both, or neither.',
  })
export type SettingsEdit = z.infer<typeof settingsForm>

/** The settings as the values of their form. */
export const settingsValues = ({
  languages,
  ...settings
}: Omit<z.output<typeof fields>, 'languageEn'> & { languages: readonly string[] }) =>
  encodeForm(fields, { ...settings, languageEn: languages.includes('en') })

/** The file as base64, which app/desk/desk-action.server.ts makes of it. */
export const logoForm = z.strictObject({
  revision: integerField,
  logo: z
    .string()
    .min(1, 'Choose a file.')
    .transform((text) => Buffer.from(text, 'base64'))
    .refine((bytes) => bytes.length <= logoLengthMax, 'This file is too large. At most 200 KB.'),
})
export const logoRemovalForm = z.strictObject({ revision: integerField })
