/** What readers see of the settings of the newsroom. */
export type Newsroom = {
  name: string
  /** A mail address, or an address of the web. */
  contact: string | null
  licence: { name: string; url: string } | null
  /** IANA name. The desk shows times of day in it. */
  timeZone: string
  languages: readonly string[]
  /** The Markdown of notes. */
  correctionPolicy: string
  logo: Logo | null
}

/** The address of the logo contains the hash of its bytes. */
type Logo = { sha256: string; width: number; height: number }

/** Shown until the settings are read for the first time, as in an outage right after the start; the database has the same defaults. */
export const defaultNewsroom: Newsroom = {
  ...{ name: 'At Variance', contact: null, licence: null, timeZone: 'UTC', languages: ['en'], logo: null },
  correctionPolicy:
    'A correction is a new version with its reason, in bold in the history. Every version keeps its own address and never changes. A record that was taken back answers at its number with the reason.',
}

/** The interface's languages that exist. */
export const languageLabels = { en: 'English' }

/** The contact as an address to follow. */
export const contactAddress = (contact: string): string =>
  contact.startsWith('https://') ? contact : `mailto:${contact}`
