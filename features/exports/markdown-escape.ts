/** Characters that can start markup anywhere in Markdown, HTML or a table. */
const anywhere = /[\\`*_{}[\]<>#|~&$]/g

/**
 * Escapes text so that Markdown renders it literally: no tag, link, table cell, code or list. A line break becomes a
 * character reference, so that the text cannot start a block.
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

/** A URL as a link target; null unless it is http or https. */
export function linkDestination(address: string): string | null {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  return `<${new URL(address).href.replaceAll(/[<>\\]/g, (mark) => encodeURIComponent(mark))}>`
}
