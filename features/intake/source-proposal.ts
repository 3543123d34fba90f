import type { SourceKind } from '#features/sources/source'
import type { TextRange } from './passage'

/** A value that the source itself states, and where. */
export type Seen<Value> = {
  value: Value
  /** In words, for the editor: "the line “Published: …”". */
  where: string
  /** Where the value is not in the text but in the page's data, null. */
  at: TextRange | null
}

/** What a source says about itself. Null where it says nothing; nothing is guessed. */
export type SourceProposal = {
  title: Seen<string> | null
  publisher: Seen<string> | null
  byline: Seen<string> | null
  /** EDTF */
  published: Seen<string> | null
  updated: Seen<string> | null
  dateline: Seen<string> | null
  /** A language tag. */
  language: Seen<string> | null
  kind: Seen<SourceKind> | null
  proximity: Seen<'ORIGINAL' | 'DERIVATIVE'> | null
  /** Lines that are no part of the text: a repeated headline, subscriptions, links to other reports. */
  furniture: TextRange[]
}

/** A page of a file, or a moment of a recording, and the part of the text that is there. */
export type Place = TextRange & ({ page: number } | { time: string })

/** A source that came as a page or a file: its text, and what it says about itself. */
export type ParsedSource = { text: string; proposal: SourceProposal; places: Place[] }

/** Something that cannot be read, with a sentence for people. */
export class UnreadableSource extends Error {
  override name = 'UnreadableSource'
}
