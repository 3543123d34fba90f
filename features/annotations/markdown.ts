import { parseRecordSegment, parseSlug } from '#lib/identifiers'
import { isWebAddress } from '#lib/web-address'

/** The Markdown of a note: paragraphs, *emphasis*, **strong**, links, and "record 8" as a link to it. No HTML, ever. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }

/** “Record 8”, but no amount: record 8,000 fares, a record 8.5, a record 8%. */
const mention = String.raw`\b[Rr]ecord #?(\d{1,9})\b(?![.,:’']\d|[\s\u00a0\u202f]\d{3}(?!\d)|\s?[%‰]|[-\u2010-\u2014]\p{L})`
/** Asterisks beside white space, or inside a word or a product, are no markup: 5 * 4, 5*4*3, the fare*. */
const emphasis = (asterisks: string) =>
  String.raw`(?<![\p{Script=Latin}\p{N}*])${asterisks}(?!\s)([^*]+)(?<!\s)${asterisks}(?![\p{Script=Latin}\p{N}*])`
/** The address of a link may contain parentheses in pairs, two deep. */
const address = String.raw`\[([^[\]]+)\]\(((?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))+)\)`
const marks = new RegExp(
  [emphasis(String.raw`\*\*`), emphasis(String.raw`\*`), address, mention].join('|'),
  'gu',
)

/** The numbers in a note that would be links, if such records are published. */
export const mentionedNumbers = (body: string): number[] => [
  ...new Set([...body.matchAll(new RegExp(mention, 'giu'))].map(([, digits]) => Number(digits))),
]

/** `published` has the numbers of the records that may be linked: “a record 300 words” names none. */
export function paragraphsOf(body: string, published: readonly number[] = []): Inline[][] {
  return body
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => inlineOf(paragraph.trim(), new Set(published)))
}

function inlineOf(text: string, published: ReadonlySet<number>): Inline[] {
  const parts: Inline[] = []
  let at = 0
  for (const match of text.matchAll(marks)) {
    const [markup, strong, emphasis, label, href, number] = match
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) })
    at = match.index + markup.length
    if (strong !== undefined) parts.push({ kind: 'strong', children: inlineOf(strong, published) })
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', children: inlineOf(emphasis, published) })
    else if (number !== undefined && published.has(Number(number)))
      parts.push(link(`/r/${Number(number)}`, markup))
    else if (label !== undefined && href !== undefined && isSafe(href)) parts.push(link(href, label))
    else parts.push({ kind: 'text', text: markup })
  }
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) })
  return parts
}

const link = (href: string, text: string): Inline => ({
  kind: 'link',
  href,
  children: [{ kind: 'text', text }],
})

/** Links to the web or to one of our own records; no other target. */
const isSafe = (href: string) => /^\/r\/\d{1,9}$/.test(href) || isRecordPath(href) || isWebAddress(href)

/** The address of a record in any script, also percent-encoded. */
function isRecordPath(href: string): boolean {
  const [, segment] = /^\/records\/([^/?#]+)$/.exec(href) ?? []
  const { slug } = (segment === undefined ? null : parseRecordSegment(segment)) ?? {}
  return slug === '' || (slug !== undefined && parseSlug(slug) !== null)
}
