import { uncapital } from '#lib/text'
import type { TextRange } from './passage'
import { englishVerbs } from './speech-verbs'
import { dayPattern } from './written-date'

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

/**
 * The words by which two statements differ: figures of one unit, one figure of two units, days, a negation, otherwise
 * the clauses that share most.
 */
export function proposeLink(a: MarkedText, b: MarkedText): ProposedLink | null {
  return differentFigures(a, b) ?? differentUnits(a, b) ?? differentDays(a, b) ?? differentClauses(a, b)
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

/** A year is no count. */
const isCount = ({ value, unit }: Figure) =>
  Number(value) >= 10 && unit !== '' && !/^(?:19|20)\d\d$/.test(value) && !calendar.test(unit)

/** "1,400 devices" and "1,400 people". */
function differentUnits(a: MarkedText, b: MarkedText): ProposedLink | null {
  const others = figuresOf(b).filter(isCount)
  for (const figure of figuresOf(a).filter(isCount)) {
    const other = others.find(({ value, unit }) => value === figure.value && unit !== figure.unit)
    if (!other) continue
    const label = `what the figure ${a.text.slice(figure.start, figure.end).split(/\s/)[0] ?? ''} counts`
    return { a: { start: figure.start, end: figure.end }, b: { start: other.start, end: other.end }, label }
  }
  return null
}

const day = new RegExp(`(?:(?:on|by|since) )?(?<![\\p{L}\\p{N}])${dayPattern}`, 'iu')
/** Two statements about one event share this many words at least. */
const sharedMin = 2

/** "on Tuesday" and "on 29 October", of one event. */
function differentDays(a: MarkedText, b: MarkedText): ProposedLink | null {
  const [left, right] = [a, b].map(({ text, start, end }) => {
    const match = day.exec(text.slice(start, end))
    return match
      ? {
          start: start + match.index,
          end: start + match.index + match[0].length,
          words: match[0].toLowerCase(),
        }
      : null
  })
  if (!left || !right || left.words === right.words) return null
  const stems = new Set(wordsOf(b).map(({ stem }) => stem))
  const shared = new Set(
    wordsOf(a).flatMap(({ stem }) => (stems.has(stem) && !stopWords.has(stem) ? [stem] : [])),
  )
  if (shared.size < sharedMin) return null
  return {
    a: { start: left.start, end: left.end },
    b: { start: right.start, end: right.end },
    label: 'the day',
  }
}

type Clause = TextRange & { words: Word[]; text: string; isNegated: boolean }

const clauseEnd =
  /[,;:—–.!?।۔،؛]\s|\s(?=and \w+ed\s)|\s(?=(?:but|while|whereas|which|although|though|लेकिन|मगर|जबकि|لیکن|مگر|جبکہ)\s)/giu
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
    const opening = words.findIndex(
      ({ text: word }, index) => index >= framed(words) && !conjunctions.has(word.toLowerCase()),
    )
    const [first, last] = [words[opening], words.at(-1)]
    from = next
    if (!first || !last || words.length < clauseWords) continue
    const closeAt = last.end + (closingMark.exec(marked.text.slice(last.end, marked.end))?.[0].length ?? 0)
    const text = marked.text.slice(first.start, closeAt)
    const range = { start: first.start, end: isBalanced(text) ? closeAt : last.end }
    clauses.push({
      ...range,
      words,
      text: marked.text.slice(range.start, range.end),
      isNegated: negation.test(text),
    })
  }
  return clauses
}

const conjunctions = new Set('and but while whereas which although though that who because'.split(' '))
const closingMark = /^[’”'")]/u
/** A quotation or a bracket that opens in these words also ends in them. */
const isBalanced = (text: string) =>
  ['‘’', '“”', '()'].some(([open = '', close = '']) => text.endsWith(close) && text.includes(open))

/** The index after words of saying: "has been claiming that". */
function framed(words: readonly Word[]): number {
  const that = words.findIndex(
    ({ text }, index) => text === 'that' && englishVerbs.has(words[index - 1]?.text.toLowerCase() ?? ''),
  )
  return that === -1 || that > words.length - 3 ? 0 : that + 1
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
      // Of equal clauses the last: reports end with what is new.
      if (!best || score >= best.score) best = { a: clause, b: other, score }
    })
  }
  return best && linkOf(best)
}

const linkOf = ({ a, b }: { a: Clause; b: Clause }): ProposedLink => {
  const clauses = a.isNegated && !b.isNegated ? [b, a] : [a, b]
  const clause = clauses.find(({ text }) => !/^to /i.test(text)) ?? a
  return { a: { start: a.start, end: a.end }, b: { start: b.start, end: b.end }, label: whether(clause.text) }
}

const auxiliary = /^(?:is|was|are|were|has|had|have|will|would|did|does|do|can|could)$/i
const positive: Readonly<Record<string, string>> = {
  none: 'any',
  no: 'any',
  nobody: 'anybody',
  nothing: 'anything',
}
const subject =
  /^(?:the|a|an|it|he|she|they|we|i|its|his|her|their|our|none|no|nobody|nothing|all|any|this|that|these|those|there|some|many|most|each|every|both)$/i

/** "whether the fare rises", from words that say so or deny it. */
function whether(clause: string): string {
  const words = shortened(
    clause
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/\b(did|does|do|has|had|have|is|was|are|were|will|would|can|could)n['’]t\b/gi, '$1')
      .replaceAll(/\b(?:not|never|also|only)\s+/gi, ''),
  )
  // Our sentence would be in two languages.
  if (!/\p{Script=Latin}/u.test(words)) return words
  const [first = ''] = words.split(' ')
  const known = positive[first.toLowerCase()]
  if (known !== undefined) return `whether ${known}${words.slice(first.length)}`
  if (subject.test(first)) return `whether ${uncapital(words)}`
  const isName = (/^\p{Lu}/u.test(first) && !auxiliary.test(first)) || /^\d/.test(first)
  return isName ? `whether ${words}` : `whether it ${words}`
}

/** A label is read at one glance: long words end before one of their last phrases. */
const labelMax = 90
function shortened(words: string): string {
  if (words.length <= labelMax) return words
  const whole = words.slice(0, labelMax).replace(/ \S*$/, '')
  const phrases = [
    ...whole.matchAll(/ (?:and|or|by|in|on|of|for|with|to|regarding|about|that|which|who)(?= )/g),
  ]
  const cut = phrases.at(-1)?.index ?? 0
  return (cut > labelMax / 2 ? whole.slice(0, cut) : whole).replace(
    /(?: (?:and|or|by|in|on|of|for|with|to|that|which|who|the|a|let))+$/,
    '',
  )
}
