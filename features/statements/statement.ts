import { z } from 'zod'

export const wording = z.enum([
  'VERBATIM',
  'VERBATIM_FRAGMENT',
  'TRANSLATED',
  'PARAPHRASE',
  'REPORTED',
  'HEADLINE',
  'PUBLICATIONS_OWN_WORDS',
])
export type Wording = z.infer<typeof wording>

/** The words beside the label "Wording". */
export const wordingLabels = {
  VERBATIM: 'Verbatim, whole sentence',
  VERBATIM_FRAGMENT: 'Verbatim, part of a sentence',
  TRANSLATED: 'Translated by the source',
  PARAPHRASE: 'Paraphrase',
  REPORTED: 'Paraphrase inside a quotation',
  HEADLINE: 'Headline',
  PUBLICATIONS_OWN_WORDS: 'In its own words',
} satisfies Record<Wording, string>

/** Only a speaker's quoted words are in serif and in quotation marks. */
export const isVerbatim = (wording: Wording): boolean =>
  wording === 'VERBATIM' || wording === 'VERBATIM_FRAGMENT'

export const act = z.enum([
  'ASSERTED',
  'DENIED',
  'QUALIFIED',
  'PREDICTED',
  'ASKED',
  'DECLINED_TO_COMMENT',
  'DID_NOT_ADDRESS',
])
export type Act = z.infer<typeof act>

/** One neutral verb for each act, the same for every speaker. */
export const actVerbs = {
  ASSERTED: 'says',
  DENIED: 'denies',
  QUALIFIED: 'qualifies',
  PREDICTED: 'predicts',
  ASKED: 'asks',
  DECLINED_TO_COMMENT: 'no answer on record',
  DID_NOT_ADDRESS: 'no answer on record',
} satisfies Record<Act, string>

/** The verb of every act but an assertion: without "denies", the words of a denial would read as one. */
export const verbOf = ({ act: kind }: { act: Act }): string | null =>
  kind === 'ASSERTED' ? null : actVerbs[kind]

export const standing = z.enum(['STANDS', 'CORRECTED', 'RETRACTED', 'SUPERSEDED'])
export const standingLabels = {
  STANDS: 'Stands',
  CORRECTED: 'Corrected',
  RETRACTED: 'Retracted',
  SUPERSEDED: 'Superseded',
} satisfies Record<z.infer<typeof standing>, string>

/** "since retracted", for readers; null for a statement that no later one has changed. */
export const standingWords = (statement: { standing: z.infer<typeof standing> }): string | null =>
  sinceWords[statement.standing]

const sinceWords = {
  STANDS: null,
  CORRECTED: 'since corrected by its speaker or publisher',
  RETRACTED: 'since retracted',
  SUPERSEDED: 'since replaced by a later statement',
} as const

/** Labels in forms; readers see the verb. */
export const actLabels = {
  ASSERTED: 'Says that it is so',
  DENIED: 'Denies it',
  QUALIFIED: 'Qualifies it',
  PREDICTED: 'Predicts it',
  ASKED: 'Asks',
  DECLINED_TO_COMMENT: 'Declined to comment',
  DID_NOT_ADDRESS: 'Did not address it',
} satisfies Record<Act, string>

export const linkKind = z.enum(['CORRECTS', 'RETRACTS', 'CLARIFIES', 'REPEATS', 'TRANSLATES'])
export type LinkKind = z.infer<typeof linkKind>

export const linkKindLabels = {
  CORRECTS: 'Corrects it',
  RETRACTS: 'Retracts it',
  CLARIFIES: 'Clarifies it',
  REPEATS: 'Repeats it',
  TRANSLATES: 'Translates it',
} satisfies Record<LinkKind, string>

/**
 * Initial values of the form for the next statement: most sources report other people's statements. A publisher that
 * is not on file is entered as an organisation.
 */
export const firstStatementValues = (
  source: { publisher: string; language: string },
  isPublisherKnown: boolean,
): Record<string, string> => ({
  wording: 'VERBATIM',
  act: 'ASSERTED',
  language: source.language,
  'rungs.0.name': source.publisher,
  'rungs.0.cue': 'reports',
  'rungs.0.kind': isPublisherKnown ? '' : 'ORGANISATION',
  'rungs.0.seen': 'on',
})
