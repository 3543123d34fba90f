import { formatInstant } from '#lib/dates'
import { givenName } from './given-name'
import type { MailContent, OwnerNotice } from './mail'

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

/** `detail` is a given text inside a sentence. */
const noticeSentences = {
  FACTOR_ADDED: () => 'An authenticator app was set up as second factor of your account',
  FACTOR_REMOVED: () => 'The authenticator app of your account was removed',
  PASSKEY_ADDED: (detail) => `A passkey was added to your account: “${detail}”`,
  PASSKEY_REMOVED: (detail) => `A passkey of your account was removed: “${detail}”`,
  FACTOR_RESET: () => 'The second factor of your account was reset, and all its sessions ended',
  RECOVERY_CODES_MADE: () => 'New recovery codes were made for your account, and the old ones ended',
  RECOVERY_CODE_USED: (detail) => `A recovery code of your account was used (${detail})`,
  ROLE_CHANGED: (detail) => `The role of your account was changed: it is now ${detail}`,
} satisfies Record<OwnerNotice, (detail: string) => string>

/** An address of a network, with the bits that name it; a proxy may have passed on any other text. */
const network = /^[\da-f.:]{2,45}(\/64)?$/i

const ifItWasNotYou =
  'If it was you, there is nothing to do. If it was not, change your password at once, and tell your admin.'

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
    case 'account-changed': {
      const sentence = noticeSentences[content.change](givenName(content.detail ?? ''))
      return {
        subject: 'A change of your account at At Variance',
        paragraphs: [`${sentence}. This was on ${formatInstant(at)}.`, ifItWasNotYou, { href: link }],
      }
    }
    case 'new-browser': {
      const browser =
        content.browser === null ? 'a browser that did not name itself' : givenName(content.browser)
      const place = network.test(content.network)
        ? `from the network ${content.network}`
        : 'from a network that is not known'
      return {
        subject: 'A sign-in from a new browser at At Variance',
        paragraphs: [
          `Somebody signed in to your account on ${formatInstant(at)}, with ${browser}, ${place}. The account had not been used from that browser before.`,
          ifItWasNotYou,
          { href: link },
        ],
      }
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
