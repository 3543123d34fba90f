import {
  type DisputeDocument,
  disputeDocument,
  type RecordDocument,
  recordDocument,
} from '#features/publications/document'
import { attributionSentence } from '#features/statements/attribution-sentence'

/** Fields with a code, an address, a date or a letter. A person or a source gave every other string. */
const coded =
  /^(schema|slug|kind|wikidataId|url|language|published|publishedMin|publishedMax|publishedAt|updated|proximity|edtf|min|max|.*sha256|wording|act|standing|relation|status|asOf|bearsOn|stance|hand|on|notedOn|letter|disputeOver|dimensions|event|people|time|conditions)$/i

/** Changes every given string of a document; `key` is its field. */
type Change = (text: string, key: string) => string

function changeTexts(value: unknown, change: Change, key = ''): unknown {
  if (typeof value === 'string') return coded.test(key) ? value : change(value, key)
  if (Array.isArray(value)) return value.map((item) => changeTexts(item, change, key))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, changeTexts(item, change, name)]),
  )
}

/** The sentence of a statement is ours: made of the names and verbs in it. */
const withSentence = <Statement extends RecordDocument['a']>(statement: Statement): Statement => ({
  ...statement,
  attributionSentence: attributionSentence(statement.attribution),
})

export function recordWith(document: RecordDocument, change: Change): RecordDocument {
  const { a, b, ...rest } = recordDocument.parse(changeTexts(document, change))
  return { ...rest, a: withSentence(a), b: withSentence(b) }
}

export function disputeWith(document: DisputeDocument, change: Change): DisputeDocument {
  const { statements, ...rest } = disputeDocument.parse(changeTexts(document, change))
  return { ...rest, statements: statements.map(withSentence) }
}

const hebrew = 'אבגדהוזחטיכלמנסעפצקרשת'

/** A Hebrew letter for each Latin one. The length stays, so offsets into the text stay right. */
export const inHebrew = (text: string): string =>
  text.replaceAll(/[a-z]/gi, (letter) => hebrew.charAt(letter.charCodeAt(0) % hebrew.length))
