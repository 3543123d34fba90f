/** Marks that could open something in Markdown, HTML or a table wherever they stand. */
const anywhere = /[\\`*_{}[\]<>#|~&$]/g

/**
 * Text as Markdown that prints it and does nothing else: no tag, link, table cell, code or list. Every mark is
 * escaped, a break of line becomes a character reference, so that the text cannot begin a block of its own.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(anywhere, '\\$&')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replace(/^(?:\t| (?=[\t \d+=-]))/, (space) => `&#${space.charCodeAt(0)};`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')
    .replaceAll(/\b(https?|ftp):\/\/|\bwww\./gi, (address) => address.replace(/[:.]/, '\\$&'))
}

/** An address as the target of a link; null when it is not one for the web. */
export function linkDestination(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  return `<${new URL(address).href.replaceAll(/[<>\\]/g, (mark) => encodeURIComponent(mark))}>`
}
