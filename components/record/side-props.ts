import type {
  PublishedAttribution,
  PublishedStatement,
  RecordDocument,
} from '#features/publications/document'
import { endsBefore } from '#features/publications/chronological'
import { datesOf, statementDate } from '#features/publications/statement-date'
import type { TextRun, SideKey } from '#features/publications/text-runs'
import { isolated, without } from '#lib/sentence'
import { capitalize } from '#lib/text'
import { formatEdtfDay, formatLongDay } from '#lib/dates'
import { exactDay } from '#lib/edtf'

/** The data of one side, so that the same components render A and B. */
export type SideProps = {
  key: SideKey
  statement: PublishedStatement
  originator: PublishedAttribution
  order: string
  /** If one speaker is on both sides, the order or the letter distinguishes them. */
  name: string
}

export function sideProps(document: RecordDocument): { a: SideProps; b: SideProps } {
  const [earlier, later] = orderWords(document.a, document.b)
  const view = (key: SideKey, order: string): SideProps => {
    const statement = document[key]
    const originator = originatorOf(statement)
    const { name } = originator.speaker
    return {
      key,
      statement,
      originator,
      order,
      name: document.withItself
        ? `${name}, ${order === unknownOrder ? `statement ${key.toUpperCase()}` : order.toLowerCase()}`
        : name,
    }
  }
  return { a: view('a', earlier), b: view('b', later) }
}

export function originatorOf({ attribution }: PublishedStatement): PublishedAttribution {
  const [first] = attribution
  if (!first) throw new Error('A published statement has no originator.')
  return first
}

const unknownOrder = 'Order not known'

/** The page never claims an unknown order: two spans of days are in order only if they do not overlap. */
function orderWords(a: PublishedStatement, b: PublishedStatement): [string, string] {
  if (endsBefore(a.said.max, b.said.min)) return ['Said earlier', 'Said later']
  if (endsBefore(a.source.publishedMax, b.source.publishedMin)) return ['Earlier on file', 'Later on file']
  if (a.snapshot.sha256 !== b.snapshot.sha256) return [unknownOrder, unknownOrder]
  const places: [string, string] = ['First in the report', 'Further on in the report']
  return a.snapshot.start <= b.snapshot.start ? places : [places[1], places[0]]
}

/** "Company statement", "To ETV Bharat"; null if the source does not say. */
export function occasionOf({ medium, addressee }: PublishedStatement): string | null {
  if (medium === 'interview' && addressee !== null) return toWhom(addressee)
  return medium === null ? null : isolated(capitalize(medium))
}

/** "Interview with ETV Bharat" */
export function mediumWords({ medium, addressee }: PublishedStatement): string {
  if (medium === null) return addressee === null ? 'Not stated' : toWhom(addressee)
  const words = isolated(capitalize(medium))
  if (addressee === null || medium.includes(addressee)) return words
  const preposition = medium === 'interview' ? 'with' : 'to'
  return `${words} ${preposition} ${isolated(without(preposition, addressee))}`
}

const toWhom = (addressee: string) => `To ${isolated(without('to', addressee))}`

/** The day in the head of a side, with a prefix if it is the report's day and not the speaker's. */
export function dayOfStatement(statement: PublishedStatement): {
  prefix: string
  day: string | null
  words: string
} {
  const { edtf, isOfReport } = statementDate(datesOf(statement))
  const words = formatEdtfDay(edtf, formatLongDay)
  return { prefix: isOfReport ? 'reported ' : '', day: exactDay(edtf), words }
}

/** Four colours and patterns; they repeat from the fifth point, where the number distinguishes them. */
export const tieClass = (ordinal: number): string => `t${((ordinal - 1) % 4) + 1}`

/** The fragment of a passage: `a1`, and `a1-2` for a second passage of the same point. */
export const passageId = (side: SideKey, { ordinal, part }: { ordinal: number; part: number }): string =>
  part === 1 ? `${side}${ordinal}` : `${side}${ordinal}-${part}`

/** Our curly marks enclose the quotation; the source's own marks inside it stay unchanged. */
export function wordsOf({ voice, text }: TextRun): string {
  if (voice === 'open') return '“'
  return voice === 'close' ? '”' : text
}
