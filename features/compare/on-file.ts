import type { Wording } from '#features/statements/statement'

/** A statement on file as the page Compare shows it. Days are in ISO form, offsets are UTF-16 into `context`. */
export type OnFile = {
  slug: string
  speaker: string
  /** Everybody from the speaker to the publication. */
  attribution: readonly { speaker: { name: string } }[]
  quote: string
  context: string
  quoteStart: number
  gloss: string
  language: string
  wording: Wording
  cue: string
  /** The date said, in words. */
  said: string
  saidMin: string | null
  saidMax: string | null
  publisher: string
  published: string
}

/** A statement that may conflict with a quote, with the reason in one sentence. */
export type PossibleConflict = OnFile & { reason: string }
