import type { TextRange } from './passage'

export type MarkedText = TextRange & { text: string }
export type ProposedLink = { a: TextRange; b: TextRange; label: string }

type Word = TextRange & { stem: string; text: string }

const stopWords = new Set(
  `the a an of to in on at by for from with and or but that which who it its he she they we i you his her their our this
  these those is was are were be been has have had do does did will would as not no never none any anything nothing
  है हैं था थे थी का के की को ने से में पर और यह वह कि नहीं ہے ہیں تھا تھے تھی کا کے کی کو نے سے میں پر اور یہ وہ کہ نہیں`.split(
    /\s+/,
  ),
)
const negation =
  /(?<![\p{L}\p{M}])(?:not|never|no|none|nothing|nobody|without|denied|denies|cannot|\p{L}+n['’]t|नहीं|कभी|बिना|نہیں|کبھی|بغیر)(?![\p{L}\p{M}])/iu
const wordPattern = /[\p{L}\p{M}\p{N}]+(?:['’.,-][\p{L}\p{M}\p{N}]+)*/gu
const numberWords = new Map(
  'one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, index) => [word, String(index + 1)] as const),
)

const stemOf = (word: string) =>
  word
    .toLowerCase()
    .replace(/['’]s$/u, '')
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[a-z]{3})(?:ings?|ed|es|s)$/, '')

function wordsOf({ text, start, end }: MarkedText): Word[] {
  return Array.from(text.slice(start, end).matchAll(wordPattern), ({ 0: word, index }) => ({
    start: start + index,
    end: start + index + word.length,
    text: word,
    stem: stemOf(word),
  }))
}

/** The words by which two statements differ: figures, days, a negation, otherwise the clauses that share most. */
export function proposeLink(a: MarkedText, b: MarkedText): ProposedLink | null {
  return differentFigures(a, b) ?? differentClauses(a, b)
}

type Figure = TextRange & { value: string; unit: string; words: string }

const calendar =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i

function figuresOf(marked: MarkedText): Figure[] {
  const words = wordsOf(marked)
  return words.flatMap((word, index) => {
    const value =
      numberWords.get(word.text.toLowerCase()) ??
      (/^\d[\d.,]*$/.test(word.text) ? word.text.replaceAll(',', '') : undefined)
    if (value === undefined) return []
    const unit = words
      .slice(index + 1, index + 4)
      .find(({ stem }) => !stopWords.has(stem) && !/^\d/.test(stem))
    const next = words[index + 1]
    const end = next !== undefined && unit === next ? next.end : word.end
    return [{ start: word.start, end, value, unit: unit?.stem ?? '', words: unit?.text ?? '' }]
  })
}

function differentFigures(a: MarkedText, b: MarkedText): ProposedLink | null {
  const others = figuresOf(b)
  for (const figure of figuresOf(a)) {
    const same = others.filter(({ unit }) => unit === figure.unit)
    const other = same.find(({ value }) => value !== figure.value)
    if (!other || same.some(({ value }) => value === figure.value)) continue
    const label =
      figure.unit === '' ? 'the figure' : calendar.test(figure.words) ? 'the day' : `how many ${figure.words}`
    return { a: { start: figure.start, end: figure.end }, b: { start: other.start, end: other.end }, label }
  }
  return null
}

type Clause = TextRange & { words: Word[]; text: string; isNegated: boolean }

const clauseEnd =
  /[,;:—–.!?।۔،؛]\s|\s(?=(?:but|while|whereas|which|although|though|लेकिन|मगर|जबकि|لیکن|مگر|جبکہ)\s)/giu
const clauseWords = 2

function clausesOf(marked: MarkedText): Clause[] {
  const whole = marked.text.slice(marked.start, marked.end)
  const ends = [...whole.matchAll(clauseEnd)].map(
    ({ index, 0: mark }) => [index, index + mark.length] as const,
  )
  const clauses: Clause[] = []
  let from = 0
  for (const [end, next] of [...ends, [whole.length, whole.length] as const]) {
    const words = wordsOf({ ...marked, start: marked.start + from, end: marked.start + end })
    const [first, last] = [words[0], words.at(-1)]
    from = next
    if (!first || !last || words.length < clauseWords) continue
    const text = marked.text.slice(first.start, last.end)
    clauses.push({ start: first.start, end: last.end, words, text, isNegated: negation.test(text) })
  }
  return clauses
}

const contentOf = ({ words }: Clause) =>
  new Set(words.map(({ stem }) => stem).filter((stem) => !stopWords.has(stem)))
/** Clauses compared on each side; more are rare and would take long. */
const clausesMax = 40

/** Shared words count for a pair of clauses; a negation in one of them counts most. */
function differentClauses(a: MarkedText, b: MarkedText): ProposedLink | null {
  const [left, right] = [clausesOf(a).slice(0, clausesMax), clausesOf(b).slice(0, clausesMax)]
  const contents = right.map(contentOf)
  let best: { a: Clause; b: Clause; score: number } | null = null
  for (const clause of left) {
    const content = contentOf(clause)
    right.forEach((other, index) => {
      const shared = [...content].filter((stem) => contents[index]?.has(stem)).length
      const score = shared + (clause.isNegated !== other.isNegated ? 1.5 : 0)
      if (!best || score > best.score) best = { a: clause, b: other, score }
    })
  }
  return best && linkOf(best)
}

const linkOf = ({ a, b }: { a: Clause; b: Clause }): ProposedLink => {
  const clause = a.isNegated && !b.isNegated ? b : a
  return { a: { start: a.start, end: a.end }, b: { start: b.start, end: b.end }, label: whether(clause.text) }
}

const auxiliary = /^(?:is|was|are|were|has|had|have|will|would|did|does|do|can|could)$/i

/** "whether the fare rises", from words that say so or deny it. */
function whether(clause: string): string {
  const words = clause
    .replaceAll(/\s+/g, ' ')
    .replace(/^(?:that|but|and|while|whereas|although|though|which|because)\s+/i, '')
    .replace(/\b(did|does|do|has|had|have|is|was|are|were|will|would|can|could)n['’]t\b/gi, '$1')
    .replaceAll(/\b(?:not|never|also|only)\s+/gi, '')
  const [first = ''] = words.split(' ')
  const hasSubject =
    /^(?:the|a|an|it|he|she|they|we|i|its|his|her|their|our|no|none|all|any|this|that|these|those)$/i.test(
      first,
    ) ||
    (/^\p{Lu}/u.test(first) && !auxiliary.test(first)) ||
    /^\d/.test(first)
  const isPlain =
    /^(?:The|A|An|It|He|She|They|Its|His|Her|Their|Our|No|None|All|Any|This|That|These|Those)$/.test(first)
  return hasSubject
    ? `whether ${isPlain ? words.charAt(0).toLowerCase() + words.slice(1) : words}`
    : `whether it ${words}`
}
