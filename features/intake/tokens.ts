import type { TextRange } from './passage'

type TokenKind = 'word' | 'mark' | 'quotation'
export type Token = TextRange & {
  kind: TokenKind
  text: string
  /** In lower case. */
  key: string
  /** Begins with a capital letter. */
  isCapital: boolean
}

/** Latin initials as Hindi writes them. */
const hindiInitial = 'ए|बी|सी|डी|ई|एफ|जी|एच|आई|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|एक्स|वाई|जेड'
/** A full stop after one of these ends no sentence. */
export const abbreviated = String.raw`\p{Lu}|Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|St|Smt|No|Jr|vs|डॉ|प्रो|श्री|श्रीमती|${hindiInitial}`

/** A quotation, an initial or abbreviated title with its full stop, a word, or one mark. */
const pattern = new RegExp(
  [
    String.raw`\uFFFC+`,
    String.raw`\p{Lu}\.(?:\p{Lu}\.)*(?=\s?\p{L})`,
    String.raw`(?:${abbreviated})\.(?=\s?[\p{L}\p{M}])`,
    String.raw`[\p{L}\p{M}\p{N}](?:[\p{L}\p{M}\p{N}\u200c\u200d]|['’.-](?=[\p{L}\p{N}]))*`,
    String.raw`\S`,
  ].join('|'),
  'gu',
)

/** The tokens of a range of the text in which quotations are masked. The text of a quotation is its words. */
export function tokensIn(framing: string, { start, end }: TextRange, text: string): Token[] {
  return Array.from(framing.slice(start, end).matchAll(pattern), ({ 0: match, index }) => {
    const at = start + index
    const isQuotation = match.startsWith('\uFFFC')
    const words = isQuotation ? text.slice(at, at + match.length) : match
    return {
      kind: isQuotation ? 'quotation' : /^[\p{L}\p{M}\p{N}]/u.test(match) ? 'word' : 'mark',
      start: at,
      end: at + match.length,
      text: words,
      key: isQuotation ? '' : words.toLowerCase().replaceAll('’', "'"),
      isCapital: !isQuotation && /^\p{Lu}/u.test(match),
    }
  })
}
