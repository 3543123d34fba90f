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
  '“': '”"',
  '„': '“”"',
  '‟': '”"',
  '”': '”',
  '«': '»',
  '»': '«»',
  '「': '」',
  '『': '』',
  '〝': '〞〟',
  '‘': "’'",
  '‚': "‘’'",
  "'": "'’",
  '‹': '›',
  '›': '‹›',
}
const marks = /["＂“„‟”«»「」『』〝〞〟‘‚’'‹›]/gu
const singles = "‘‚’'‹›"
const straight = '"\''
/** Marks of one direction only; they need no white space around them. */
const alwaysOpens = '「『〝„‚'

/** `inner` counts the quotations found before this one opened; `weak` is a closing mark that may be an apostrophe. */
type Open = { mark: string; at: number; inner: number; isReopened: boolean; weak: Quotation | null }
type Mark = { mark: string; at: number; before: string; after: string }

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
    const { at = end } = stack[depth] ?? {}
    quotations.push({ open: at, start: at + 1, end, close: end + width })
    stack = stack.slice(0, depth)
  }
  const open = (mark: string, at: number) => {
    const same = stack.findIndex((earlier) => earlier.mark === mark)
    const earlier = stack[same]
    // A quotation of several paragraphs repeats its opening mark in each.
    if (earlier && text[at - 1] === '\n') close(same, at - 1, 0)
    else if (earlier && (earlier.weak !== null || straight.includes(mark))) {
      settle([earlier])
      stack = stack.toSpliced(same, 1)
    } else if (earlier) earlier.isReopened = true
    stack.push({ mark, at, inner: quotations.length, isReopened: false, weak: null })
    if (stack.length > deepest) stack.shift()
  }
  for (const { 0: sign, index: at } of text.matchAll(marks)) {
    const mark = { mark: sign, at, before: text[at - 1] ?? ' ', after: text[at + 1] ?? ' ' }
    const isSingle = singles.includes(sign)
    const depth = stack.findLastIndex((unclosed) => canClose(mark, unclosed))
    const closed = stack[depth]
    if (closed && isSingle && isPossessive(mark)) {
      const hasInner = quotations.length > closed.inner
      closed.weak ??= hasInner ? null : { open: closed.at, start: closed.at + 1, end: at, close: at + 1 }
    } else if (closed) close(depth, at, 1)
    else if (canOpen(mark)) open(sign, at)
    else if (isFirst && isStrayClosing(mark)) {
      const start = text.lastIndexOf('\n', at) + 1
      quotations.push({ open: start, start, end: at, close: at + 1 })
    }
    isFirst &&= isSingle
  }
  settle(stack)
  return [...quotations, ...stack.flatMap((unclosed) => cutOff(text, unclosed))]
}

/** The text ends inside this quotation. It reaches to the end of its paragraph, unless its mark opened again. */
function cutOff(text: string, { mark, at, isReopened }: Open): Quotation[] {
  if (isReopened || singles.includes(mark)) return []
  const newline = text.indexOf('\n', at)
  const end = newline === -1 ? text.length : newline
  return [{ open: at, start: at + 1, end, close: end }]
}

const isSpace = (char: string) => /\s/u.test(char)
const isLetter = (char: string) => /[\p{L}\p{N}\p{M}]/u.test(char)
const isPossessive = ({ before, after }: Mark) => /s/iu.test(before) && isSpace(after)

function canClose({ mark, before, after }: Mark, open: Open): boolean {
  if (!(closings[open.mark] ?? '').includes(mark)) return false
  if (mark === '’') return !(isLetter(before) && isLetter(after))
  if (!straight.includes(mark)) return true
  return !isLetter(after) || !/[\s([{\p{L}\p{N}\p{M}]/u.test(before)
}

function canOpen({ mark, before, after }: Mark): boolean {
  if (alwaysOpens.includes(mark)) return true
  if (closings[mark] === undefined) return false
  if (isSpace(after)) return mark === '«' || mark === '‹'
  return (
    '“‟«‹'.includes(mark) || /[\s([{—–\-/:"“„«‘'‚‹>\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]/u.test(before)
  )
}

/** The text begins inside a quotation. A mark after a figure may be the sign for inches or seconds. */
const isStrayClosing = ({ mark, before, after }: Mark) =>
  /["”»」』〞〟]/u.test(mark) && !isLetter(after) && !/[\d\s]/u.test(before)
