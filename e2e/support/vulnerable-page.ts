/** Templates that escape nothing, or not enough. The control tests of the crawl are made of them. */
export type UnsafeTemplate = (text: string) => string

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`
const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const inScript = (text: string) => page(`<script>${text}</script>`)

export const asMarkup: UnsafeTemplate = (text) => page(`<p>${text}</p>`)
export const inDoubleQuotes: UnsafeTemplate = (text) => page(`<input value="${text}">`)
export const inSingleQuotes: UnsafeTemplate = (text) => page(`<input value='${text}'>`)
export const unquoted: UnsafeTemplate = (text) => page(`<input value=${text}>`)
export const inElement =
  (name: string): UnsafeTemplate =>
  (text) =>
    page(`<${name}>${text}</${name}>`)
export const inComment: UnsafeTemplate = (text) => page(`<!-- ${text} -->`)
export const inStyle: UnsafeTemplate = (text) => page(`<style>p { color: ${text} }</style><p>x</p>`)
export const inStyleAttribute: UnsafeTemplate = (text) => page(`<p style="color: ${inAttribute(text)}">x</p>`)

/** Escapes the attribute, but allows any scheme. */
export const asLink: UnsafeTemplate = (text) => page(`<a href="${inAttribute(text)}">x</a>`)
export const asFrame: UnsafeTemplate = (text) => page(`<iframe src="${inAttribute(text)}"></iframe>`)

export const inDoubleQuotedString: UnsafeTemplate = (text) => inScript(`var said = "${text}"`)
export const inSingleQuotedString: UnsafeTemplate = (text) => inScript(`var said = '${text}'`)
export const inTemplateString: UnsafeTemplate = (text) => inScript(`var said = \`${text}\``)
export const inLineComment: UnsafeTemplate = (text) => inScript(`// ${text}\n`)
/** Data inlined into the page for scripts, without escaping “</script>”. */
export const asJson: UnsafeTemplate = (text) => inScript(`var said = ${JSON.stringify({ text })}`)
export const inJsonByHand: UnsafeTemplate = (text) => inScript(`var said = [{"text":"${text}"}]`)

/** Unescaped once too often. */
export const decoded: UnsafeTemplate = (text) => asMarkup(decodeURIComponent(text))
export const decodedTwice: UnsafeTemplate = (text) => asMarkup(decodeURIComponent(decodeURIComponent(text)))
export const unescaped: UnsafeTemplate = (text) =>
  page(`<p id="x">${text}</p><p id="y"></p><script>y.innerHTML = x.textContent</script>`)
export const asStringLiteral: UnsafeTemplate = (text) =>
  page(`<p id="y"></p><script>y.innerHTML = '${text}'</script>`)
export const normalised: UnsafeTemplate = (text) => asMarkup(text.normalize('NFKC'))

/** A page that evaluates expressions in braces, as template engines in the browser do. */
export const asTemplate: UnsafeTemplate = (text) =>
  page(`<script type="text/plain" id="t">${text}</script>
    <script>for (const [, said] of t.textContent.matchAll(/(?:\\{\\{|<%=?|[$#@]\\{)(.+?)(?:\\}\\}|%>|\\})/g)) new Function('return ' + said)()</script>`)

/** Naive Markdown by one replacement. */
export const asMarkdown: UnsafeTemplate = (text) =>
  asMarkup(
    text
      .replaceAll(/!\[([^\]]*)\]\(([^]+)\)/g, '<img src="$2" alt="$1">')
      .replaceAll(/\[([^\]]+)\]\(([^]+)\)/g, '<a href="$2">$1</a>')
      .replaceAll(/<((?:javascript|data|vbscript):[^>]+)>/gi, '<a href="$1">$1</a>')
      .replaceAll(/^\[\w+\]: *(.+)$/gm, '<a href="$1">x</a>'),
  )
