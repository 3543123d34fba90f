/** The parts of a DOM node that reading a text needs; the parser's own types are wider. */
type TextNode = {
  nodeType: number
  nodeName: string
  textContent: string | null
  childNodes: Iterable<TextNode>
}

const [elementNode, textNode] = [1, 3]
const blocks = new Set(
  `address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6
  header hr li main nav ol p pre section table tbody td tfoot th thead tr ul`
    .split(/\s+/)
    .map((name) => name.toUpperCase()),
)
const skipped = new Set([
  'SCRIPT',
  'STYLE',
  'NOSCRIPT',
  'TEMPLATE',
  'SVG',
  'IFRAME',
  'BUTTON',
  'SELECT',
  'TEXTAREA',
  'HEAD',
])

/** The text of a DOM tree: a paragraph for each block, a line for each break. */
export function htmlText(root: TextNode): string {
  const parts: string[] = []
  const append = (node: TextNode): void => {
    if (node.nodeType === textNode) parts.push((node.textContent ?? '').replaceAll(/\s+/g, ' '))
    if (node.nodeType !== elementNode) return
    const name = node.nodeName.toUpperCase()
    if (skipped.has(name)) return
    if (name === 'BR') parts.push('\n')
    if (blocks.has(name)) parts.push('\n\n')
    for (const child of node.childNodes) append(child)
    if (blocks.has(name)) parts.push('\n\n')
  }
  append(root)
  return tidied(parts.join(''))
}

/** White space at the ends of lines and more than one empty line are left out. */
const tidied = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.replaceAll(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
