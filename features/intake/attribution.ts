import type { Act } from '#features/statements/statement'
import type { TextRange } from './passage'

/** How the words that name a speaker refer: by a name, by a noun ("the board") or by a pronoun. */
export type NamedBy = 'name' | 'noun' | 'pronoun'
export type NamedSpeaker = TextRange & { name: string; by: NamedBy }

/** The words of a report that say who said something: "Rosa Lindqvist said that". */
export type Attribution = {
  speaker: NamedSpeaker
  cue: TextRange
  act: Act
  /** The first and last character of speaker and cue together. */
  start: number
  end: number
  /** The reported words that it introduces, outside quotations. */
  reported: TextRange | null
  /** "told Reuters" */
  toldTo: string | null
}
