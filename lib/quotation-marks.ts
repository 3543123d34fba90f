/**
 * Words in quotation marks: `start` and `end` enclose the words, `open` and `close` also the marks. Where the text begins
 * or ends inside the quotation, there is no mark on that side and the two offsets are equal.
 */
export type Quotation = { open: number; start: number; end: number; close: number }

export const hasBothMarks = ({ open, start, end, close }: Quotation): boolean => open < start && end < close

/** Each mark that can open a quotation, with the marks that can close it. */
const closings: Readonly<Record<string, string>> = {
  '"': '"”',
  '＂': '＂',
  '“': '”"“',
  '„': '“”"',
  ',,': '“”"',
  '‟': '”"',
  '”': '”“',
  '«': '»',
  '<<': '>>',
  '❝': '❞',
  '»': '«»',
  '「': '」',
  '『': '』',
  '〝': '〞〟',
  '״': '״',
  '‘': "’'",
  // Of Urdu, which is written from right to left.
  '’': '‘',
  '‚': "‘’'",
  "'": "'’",
  '‹': '›',
  '›': '‹›',
}
const marks = /,,(?=\p{L})|<<(?=\S)|>>|[❝❞"＂“„‟”«»「」『』〝〞〟״‘‚’'‹›]/gu
const singles = "‘‚’'‹›"
const apostrophes = "‘’'"
const straight = '"\''
/** Marks of one direction only; they need no white space around them. */
const alwaysOpens = ['「', '『', '〝', '❝', '„', ',,', '‚']

/**
 * `inner` counts the quotations found before this one opened. `weak` ends it unless a better mark follows: an apostrophe
 * or the sign for inches may look like it. Without a closing mark, `hasUnknownEnd` makes it no quotation.
 */
type Open = {
  mark: string
  at: number
  start: number
  inner: number
  hasUnknownEnd: boolean
  weak: Quotation | null
}
type Mark = { mark: string; at: number; before: string; after: string; next: string }

/** The most quotations that may be open at once. */
const deepest = 8

/** The quotations of a text, inner ones included, in the order of their ends. An apostrophe is not a mark. */
export function quotationsIn(text: string): Quotation[] {
  const quotations: Quotation[] = []
  let stack: Open[] = []
  let isFirst = true
  const settle = (unclosed: readonly Open[]) =>
    quotations.push(...unclosed.flatMap(({ weak }) => (weak === null ? [] : [weak])))
  const close = (depth: number, end: number, width: number) => {
    settle(stack.slice(depth + 1))
    const { at: openAt = end, start = end } = stack[depth] ?? {}
    quotations.push({ open: openAt, start, end, close: end + width })
    stack = stack.slice(0, depth)
  }
  const open = (opening: Mark) => {
    const { mark, at } = opening
    const same = stack.findIndex((earlier) => earlier.mark === mark)
    const earlier = stack[same]
    let hasUnknownEnd = !isWellPlaced(opening)
    // A quotation of several paragraphs repeats its opening mark in each.
    if (earlier?.weak === null && text[at - 1] === '\n') close(same, at - 1, 0)
    else if (earlier) {
      hasUnknownEnd ||= earlier.weak === null
      earlier.hasUnknownEnd = true
      if (earlier.weak !== null || straight.includes(mark)) {
        settle([earlier])
        stack = stack.toSpliced(same, 1)
      }
    }
    stack.push({ mark, at, start: at + mark.length, inner: quotations.length, hasUnknownEnd, weak: null })
    if (stack.length > deepest) stack.shift()
  }
  for (const { 0: sign, index: at } of text.matchAll(marks)) {
    const next = text.slice(at + sign.length, at + sign.length + 6)
    const mark = { mark: sign, at, before: text[at - 1] ?? ' ', after: next[0] ?? ' ', next }
    const isSingle = singles.includes(sign)
    const depth = stack.findLastIndex((unclosed) => canClose(mark, unclosed))
    const closed = stack[depth]
    if (closed && isDoubtfulEnd(mark)) {
      const hasInner = isSingle && quotations.length > closed.inner
      closed.weak ??= hasInner
        ? null
        : { open: closed.at, start: closed.start, end: at, close: at + sign.length }
    } else if (closed) close(depth, at, sign.length)
    else if (canOpen(mark, stack.length === 0)) open(mark)
    else if (isFirst && isStrayClosing(mark)) {
      const start = text.lastIndexOf('\n', at) + 1
      quotations.push({ open: start, start, end: at, close: at + 1 })
    } else for (const unclosed of stack) unclosed.hasUnknownEnd ||= isClosing(mark, unclosed)
    isFirst &&= isSingle
  }
  settle(stack)
  return [...quotations, ...stack.flatMap((unclosed) => cutOff(text, unclosed))]
}

/** The text ends inside this quotation. It reaches to the end of its paragraph, unless a mark may have closed it. */
function cutOff(text: string, { mark, at, start, hasUnknownEnd, weak }: Open): Quotation[] {
  if (hasUnknownEnd || weak !== null || mark === ',,' || singles.includes(mark)) return []
  const newline = text.indexOf('\n', at)
  const end = newline === -1 ? text.length : newline
  return [{ open: at, start, end, close: end }]
}

const isSpace = (char: string) => /\s/u.test(char)
const isLetter = (char: string) => /[\p{L}\p{N}\p{M}]/u.test(char)
/** Scripts without spaces between words, or with particles that follow a quotation directly. */
const isUnspaced = (char: string) =>
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(char)

/** The apostrophe of “the drivers’ union”, or the sign for feet or inches: 6' tall, a 12" pipe. */
const isDoubtfulEnd = ({ mark, before, after }: Mark) =>
  isSpace(after) &&
  ((apostrophes.includes(mark) && /[s\d]/iu.test(before)) || ('"”'.includes(mark) && /\d/u.test(before)))

const isClosing = ({ mark }: Mark, open: Open) => (closings[open.mark] ?? '').includes(mark)

function canClose(closing: Mark, open: Open): boolean {
  if (!isClosing(closing, open)) return false
  const { mark, before, after } = closing
  // An apostrophe before a word or a figure: ’90s.
  if (apostrophes.includes(mark) && isSpace(before)) return false
  // The same mark opens in English and closes in German.
  if (mark === '“' && '“”'.includes(open.mark)) return !isSpace(before) && !isLetter(after)
  if (isUnspaced(after)) return !isSpace(before)
  if (mark === '’' || mark === '״') return !(isLetter(before) && isLetter(after))
  if (!straight.includes(mark)) return true
  return !isLetter(after) || !/[\s([{\p{L}\p{N}\p{M}]/u.test(before)
}

/** An apostrophe for what is left out: ’90s, ’til, ’twas. */
const isElision = ({ mark, next }: Mark) =>
  apostrophes.includes(mark) && /^(?:\d\d(?!\d)|(?:til|tis|twas|twere|twill|em)(?![\p{L}\p{M}]))/iu.test(next)

/** White space, an opening bracket, a dash, another opening mark or full-width punctuation is before the mark. */
const followsBreak = ({ before }: Mark) =>
  /[\s([{—–\-/:"“„«‘'‚‹>¿¡：，；。、！？（［【《〈]/u.test(before) || isUnspaced(before)

function canOpen(opening: Mark, isOutermost: boolean): boolean {
  const { mark, before, after } = opening
  if (isElision(opening)) return false
  if (alwaysOpens.includes(mark)) return true
  if (mark === '’' && !/\p{sc=Arab}/u.test(after)) return false
  if (closings[mark] === undefined || /[,;:)\]}]/u.test(after)) return false
  if (isSpace(after)) return '«‹“'.includes(mark) && followsBreak(opening)
  if (followsBreak(opening)) return true
  // Without a space: said,"the fare rises" or said“the fare rises”
  return ('“‟«‹‘"'.includes(mark) && /[.,;!?…]/u.test(before)) || ('“«'.includes(mark) && isOutermost)
}

/** A mark elsewhere may also be the end of a quotation that began before the text. */
const isWellPlaced = (opening: Mark) =>
  alwaysOpens.includes(opening.mark) ||
  (followsBreak(opening) && !(opening.mark === '“' && isSpace(opening.after)))

/** The text begins inside a quotation. A mark after a figure may be the sign for inches or seconds. */
const isStrayClosing = ({ mark, before, after }: Mark) =>
  /["”»」』〞〟❞]/u.test(mark) && !isLetter(after) && !/[\d\s]/u.test(before)
