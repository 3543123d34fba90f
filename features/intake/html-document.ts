import { parseHTML } from 'linkedom'

/** The DOM of a page or of a part of one. No script of it runs. */
export function htmlDocument(html: string): Document {
  const isPage = /<html[\s>]/i.test(html)
  return parseHTML(isPage ? html : `<!doctype html><html><body>${html}</body></html>`).document
}
