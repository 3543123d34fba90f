import { formatInstant } from '#lib/dates'
import { givenName } from './given-name'
import type { MailContent } from './mail'

/** A paragraph, or an address on a line of its own. */
export type Paragraph = string | { href: string }
export type MailText = { subject: string; paragraphs: Paragraph[] }

/** `link` is the address that the mail is about; `at` the time of its cause. */
type Circumstances = { link: string; at: Date }

/** The language of all texts below. The desk has no other. */
export const mailLanguage = 'en'

const changePlaces = {
  desk: 'at the desk',
  server: 'on the server, by its operator',
  link: 'by a link that was sent to this address',
}

/** Every mail that the product sends. A subject never contains a given text. */
export function mailText(content: MailContent, { link, at }: Circumstances): MailText {
  switch (content.template) {
    case 'invitation':
      return {
        subject: 'Your invitation to At Variance',
        paragraphs: [
          `${givenName(content.invitedBy)} invites you to the desk of At Variance.`,
          'Open this address and choose a password. It works once, within 48 hours.',
          { href: link },
          'If you do not expect this, delete it. Nobody gets the account without the address.',
        ],
      }
    case 'password-reset':
      return {
        subject: 'Choose a new password at At Variance',
        paragraphs: [
          `On ${formatInstant(at)} somebody gave your address on the page for a forgotten password.`,
          'Open this address and choose a new one. It works once, within 30 minutes, and a later mail like this ends it.',
          { href: link },
          'If it was not you, delete this mail. Your password stays as it is.',
        ],
      }
    case 'password-changed':
      return {
        subject: 'Your password at At Variance was changed',
        paragraphs: [
          `The password of your account was changed on ${formatInstant(at)}, ${
            changePlaces[content.where]
          }. All sessions have ended.`,
          'If it was you, there is nothing to do. If it was not, tell your admin at once: your account can be suspended.',
          { href: link },
        ],
      }
  }
}
