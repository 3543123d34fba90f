import { z } from 'zod'

/** Changes of an account that its owner learns of by mail, named as in the history. */
const ownerNotices = [
  'FACTOR_ADDED',
  'FACTOR_REMOVED',
  'PASSKEY_ADDED',
  'PASSKEY_REMOVED',
  'FACTOR_RESET',
  'RECOVERY_CODES_MADE',
  'RECOVERY_CODE_USED',
  'ROLE_CHANGED',
] as const
export const ownerNotice = z.enum(ownerNotices)
export type OwnerNotice = z.infer<typeof ownerNotice>

/** The parameters of each mail, as stored. A secret is never among them: a link is computed when the mail is sent. */
export const mailContent = z.discriminatedUnion('template', [
  z.strictObject({ template: z.literal('invitation'), invitationId: z.uuid(), invitedBy: z.string() }),
  z.strictObject({ template: z.literal('password-changed'), where: z.enum(['desk', 'server', 'link']) }),
  z.strictObject({ template: z.literal('password-reset'), resetId: z.uuid() }),
  z.strictObject({
    ...{ template: z.literal('account-changed'), change: ownerNotice },
    /** A name of the owner's, or the new role. */
    detail: z.string().exactOptional(),
  }),
  z.strictObject({
    ...{ template: z.literal('new-browser'), network: z.string(), browser: z.string().nullable() },
  }),
])
export type MailContent = z.infer<typeof mailContent>
