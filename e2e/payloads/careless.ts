/** How a page would hold a text that escapes nothing, or not enough: the controls of the sweep are made of these. */
export type Careless = (text: string) => string

const page = (body: string) => `<!doctype html><html><body>${body}</body></html>`
const inAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const inScript = (text: string) => page(`<script>${text}</script>`)

export const asMarkup: Careless = (text) => page(`<p>${text}</p>`)
export const inDoubleQuotes: Careless = (text) => page(`<input value="${text}">`)
export const inSingleQuotes: Careless = (text) => page(`<input value='${text}'>`)
export const unquoted: Careless = (text) => page(`<input value=${text}>`)
export const inElement =
  (name: string): Careless =>
  (text) =>
    page(`<${name}>${text}</${name}>`)
export const inComment: Careless = (text) => page(`<!-- ${text} -->`)
export const inStyle: Careless = (text) => page(`<style>p { color: ${text} }</style><p>x</p>`)
export const inStyleAttribute: Careless = (text) => page(`<p style="color: ${inAttribute(text)}">x</p>`)

/** Escaped as attributes are, but with any scheme. */
export const asLink: Careless = (text) => page(`<a href="${inAttribute(text)}">x</a>`)
export const asFrame: Careless = (text) => page(`<iframe src="${inAttribute(text)}"></iframe>`)

export const inDoubleQuotedString: Careless = (text) => inScript(`var said = "${text}"`)
export const inSingleQuotedString: Careless = (text) => inScript(`var said = '${text}'`)
export const inTemplateString: Careless = (text) => inScript(`var said = \`${text}\``)
export const inLineComment: Careless = (text) => inScript(`// ${text}\n`)
/** What a server writes into its page so that the browser need not ask again, without a care for “</script>”. */
export const asJson: Careless = (text) => inScript(`var said = ${JSON.stringify({ text })}`)
export const inJsonByHand: Careless = (text) => inScript(`var said = [{"text":"${text}"}]`)

/** Undone once too often. */
export const decoded: Careless = (text) => asMarkup(decodeURIComponent(text))
export const decodedTwice: Careless = (text) => asMarkup(decodeURIComponent(decodeURIComponent(text)))
export const unescaped: Careless = (text) =>
  page(`<p id="x">${text}</p><p id="y"></p><script>y.innerHTML = x.textContent</script>`)
export const asStringLiteral: Careless = (text) =>
  page(`<p id="y"></p><script>y.innerHTML = '${text}'</script>`)
export const normalised: Careless = (text) => asMarkup(text.normalize('NFKC'))

/** A page that fills in what stands between braces, as frameworks in the browser do. */
export const asTemplate: Careless = (text) =>
  page(`<script type="text/plain" id="t">${text}</script>
    <script>for (const [, said] of t.textContent.matchAll(/(?:\\{\\{|<%=?|[$#@]\\{)(.+?)(?:\\}\\}|%>|\\})/g)) new Function('return ' + said)()</script>`)

/** Markdown by one replacement, as one writes it in a minute. */
export const asMarkdown: Careless = (text) =>
  asMarkup(
    text
      .replaceAll(/!\[([^\]]*)\]\(([^]+)\)/g, '<img src="$2" alt="$1">')
      .replaceAll(/\[([^\]]+)\]\(([^]+)\)/g, '<a href="$2">$1</a>')
      .replaceAll(/<((?:javascript|data|vbscript):[^>]+)>/gi, '<a href="$1">$1</a>')
      .replaceAll(/^\[\w+\]: *(.+)$/gm, '<a href="$1">x</a>'),
  )
