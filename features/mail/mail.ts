import { z } from 'zod'

/** The parameters of each mail, as stored. A secret is never among them: a link is computed when the mail is sent. */
export const mailContent = z.discriminatedUnion('template', [
  z.strictObject({ template: z.literal('invitation'), invitationId: z.uuid(), invitedBy: z.string() }),
  z.strictObject({ template: z.literal('password-changed'), where: z.enum(['desk', 'server', 'link']) }),
  z.strictObject({ template: z.literal('password-reset'), resetId: z.uuid() }),
])
export type MailContent = z.infer<typeof mailContent>
