import type { Act, Wording } from '#features/statements/statement'

/** UTF-16 offsets into the text of a source; the end is exclusive. */
export type TextRange = { start: number; end: number }

type PassageKind = 'quotation' | 'reported' | 'headline'

/** Somebody who passed the words on, between the speaker and the publication. */
export type ChainStep = { name: string; cue: string | null }

/** The fields of a statement as the text suggests them. Each may be wrong; `reasons` say in sentences what was read. */
export type PassageProposal = {
  wording: Wording
  act: Act
  /** The longest form of the name in the text. */
  speaker: { name: string; reason: string } | null
  /** The words of saying as printed: "said that", "ने कहा कि". */
  cue: string | null
  /** Further steps between the speaker and the publication, innermost first. */
  chain: ChainStep[]
  saidPhrase: (TextRange & { text: string }) | null
  said: { edtf: string; basis: string } | null
  /** The sentences around the words, with the words that frame them. */
  context: TextRange
  /** The words may be somebody else's whom the speaker quotes. */
  nested: boolean
  reasons: string[]
}

/** `start` and `end` enclose the words themselves, without quotation marks. */
export type FoundPassage = TextRange & { kind: PassageKind; proposal: PassageProposal }

/** The source's own facts that the reading of a passage depends on. */
export type ReadingOptions = {
  /** A language tag. */
  language: string
  /** The day of publication as EDTF. */
  published: string | null
  title: string
}
