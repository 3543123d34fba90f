import { isWebAddress } from '#lib/web-address'

/** The Markdown of a note: paragraphs, *emphasis*, **strong**, links, and "record 8" as a link to it. No HTML, ever. */
export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'emphasis' | 'strong'; children: Inline[] }
  | { kind: 'link'; href: string; children: Inline[] }

/** The address of a link may contain parentheses in pairs, two deep. */
const marks =
  /\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^[\]]+)\]\(((?:[^()\s]|\((?:[^()\s]|\([^()\s]*\))*\))+)\)|\b[Rr]ecord #?(\d{1,9})\b/g

/** The numbers in a note that would be links, if such records are published. */
export const mentionedNumbers = (body: string): number[] => [
  ...new Set([...body.matchAll(/\brecord #?(\d{1,9})\b/gi)].map(([, digits]) => Number(digits))),
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
const isSafe = (href: string) => /^\/(r\/\d{1,9}|records\/[a-z0-9-]+)$/.test(href) || isWebAddress(href)
