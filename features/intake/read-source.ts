import type { SourceKind } from '#features/sources/source'
import type { TextRange } from './passage'
import type { Seen, SourceProposal } from './source-proposal'
import { furnitureIn } from './source-furniture'
import { sourceKindOf } from './source-kind'
import { textLanguage } from './text-language'
import { datePattern, instantPattern, writtenDate } from './written-date'

export type Line = TextRange & { text: string }

/** The lines of a text that are not empty, without white space around them. */
function linesOf(text: string): Line[] {
  const lines: Line[] = []
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    const words = line.trim()
    const at = start + line.length - line.trimStart().length
    if (words !== '') lines.push({ start: at, end: at + words.length, text: words })
    start = end + 1
  }
  return lines
}

/** Facts about a source stand in its first lines, or in its last. */
const headLines = 25
/** A longer line is a paragraph. */
const factMax = 300

/** What a pasted text says about its source. */
export function readPastedText(text: string): SourceProposal {
  const lines = linesOf(text)
  const facts = [...lines.slice(0, headLines), ...lines.slice(headLines).slice(-10)].filter(
    ({ text: line }) => line.length <= factMax,
  )
  const title = titleIn(lines)
  const updated = dateAfter(facts, updatedLabel)
  const dateline = datelineIn(lines)
  const named = namedAtTop(lines, title?.title.at ?? null)
  const post = postIn(lines)
  const published =
    dateAfter(facts, publishedLabel) ??
    named?.published ??
    ownLineDate(facts) ??
    post?.published ??
    dateline?.published ??
    (updated && upTo(updated))
  const byline = bylineIn(facts) ?? post?.byline ?? null
  const kind = sourceKindOf(
    lines,
    [byline, published, dateline].some((fact) => fact !== null),
  )
  const code = textLanguage(text)
  return {
    title: title?.title ?? null,
    publisher: title?.publisher ?? publisherIn(facts) ?? named?.publisher ?? dateline?.publisher ?? null,
    byline,
    published,
    updated,
    dateline: dateline?.place ?? null,
    language: code === null ? null : { value: code, where: 'its script and commonest words', at: null },
    kind,
    proximity: kind && proximityOf(kind),
    furniture: furnitureIn(text, lines, title?.title.at ?? null),
  }
}

const seen = <Value>(
  value: Value,
  line: Line,
  where = `the line “${line.text.slice(0, 60)}”`,
): Seen<Value> => ({
  value,
  where,
  at: { start: line.start, end: line.end },
})

const upTo = ({ value, where, at }: Seen<string>): Seen<string> | null => {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
  return day === undefined ? null : { value: `../${day}`, where: `${where}, which is of an update`, at }
}

const publishedLabel =
  /^(?:first )?(?:published|posted|date|dated|issued|प्रकाशित|तारीख|दिनांक|شائع|تاریخ)(?: (?:on|at))?\s?[:：-]?\s*/iu
const updatedLabel =
  /^(?:.{0,20}?\b)?(?:last )?(?:updated|modified|अपडेटेड|अपडेट|اپ ڈیٹ)(?: (?:on|at))?\s?[:：-]?\s*/iu

function dateAfter(lines: readonly Line[], label: RegExp): Seen<string> | null {
  for (const line of lines) {
    const lead = label.exec(line.text)?.[0]
    const words =
      lead === undefined
        ? undefined
        : new RegExp(`^${instantPattern}`, 'iu').exec(line.text.slice(lead.length))?.[0]
    const date = words === undefined ? null : writtenDate(words)
    if (date !== null) return seen(date, line)
  }
  return null
}

/** A line with nothing but a date. */
function ownLineDate(lines: readonly Line[]): Seen<string> | null {
  const only = new RegExp(`^(?:\\p{L}+day,? )?(${instantPattern})$`, 'iu')
  for (const line of lines) {
    const date = line.text.length > 60 ? null : writtenDate(only.exec(line.text)?.[1] ?? '')
    if (date !== null) return seen(date, line)
  }
  return null
}

/** A line that no headline has: a date, a byline, a label of the page. */
const isFact = (line: string) =>
  [publishedLabel, bylineLabel].some((label) => label.test(line)) ||
  new RegExp(`^${datePattern}`, 'iu').test(line)
const titleWords = 4
const titleLines = 8
/** The path of a section: "Harbour News / local". */
const isPath = (line: string) => /^[^.!?]{2,60}\s[/›»>]\s/u.test(line)

function titleIn(lines: readonly Line[]): { title: Seen<string>; publisher: Seen<string> | null } | null {
  const line = headlineOf(lines)
  if (line === null) return null
  const [, own = line.text, publisher] = /^(.{12,}?) (?:\||-|–|—) ([^|–—-]{3,40})$/u.exec(line.text) ?? []
  const isNamed =
    publisher !== undefined && /^(?:The )?\p{Lu}/u.test(publisher) && publisher.split(' ').length <= 5
  const title = isNamed ? own : line.text
  return {
    title: seen(title, { ...line, end: line.start + title.length }, 'the first line that is a headline'),
    publisher: isNamed ? seen(publisher, line, 'the end of the headline') : null,
  }
}

/** Of the lines before the first paragraph, one that the page repeats, otherwise the first. */
function headlineOf(lines: readonly Line[]): Line | null {
  if (lines.length < 2) return null
  const paragraph = lines.slice(0, titleLines).findIndex(({ text }) => isParagraph(text))
  const above = lines
    .slice(0, paragraph === -1 ? titleLines : paragraph)
    .filter(({ text }) => !isFact(text) && !isPath(text) && text.split(/\s+/).length >= titleWords)
  return above.find(({ text }) => lines.filter((line) => line.text === text).length > 1) ?? above[0] ?? null
}

const isParagraph = (line: string) =>
  line.length > factMax || (/[.।۔]["”’]?$/u.test(line) && line.split(/\s+/).length > 8)

const bylineLabel = /^(?:by|written by|reported by|लेखक|रिपोर्ट|द्वारा|از|رپورٹ|تحریر)\s?[:：]?\s+/iu

function bylineIn(lines: readonly Line[]): Seen<string> | null {
  for (const line of lines) {
    const lead = bylineLabel.exec(line.text)?.[0]
    const [name = ''] = lead === undefined ? [] : line.text.slice(lead.length).split(/\s*[|,•·]\s*/u)
    if (name !== '' && name.split(/\s+/).length <= 6 && !/\d/.test(name)) return seen(name, line)
  }
  return null
}

/** "Rosa Lindqvist @rosalindqvist · 6 Mar 2021" */
function postIn(lines: readonly Line[]): { byline: Seen<string>; published: Seen<string> | null } | null {
  for (const line of lines.slice(0, 3)) {
    const [, name = '', rest = ''] =
      /^(\S.{0,58}\S)\s@\w{2,30}(?:\s*[·|,]\s*(.{0,60}))?$/u.exec(line.text) ?? []
    const date = writtenDate(new RegExp(instantPattern, 'iu').exec(rest)?.[0] ?? '')
    if (name !== '') return { byline: seen(name, line), published: date === null ? null : seen(date, line) }
  }
  return null
}

function publisherIn(lines: readonly Line[]): Seen<string> | null {
  for (const line of lines) {
    const [, source] = /^(?:source|स्रोत|ماخذ)\s?[:：]\s*(.{2,60})$/iu.exec(line.text) ?? []
    const [, owner] =
      /^(?:©|\(c\)|copyright(?: ©)?) ?(?:\d{4} )?(.{2,60}?)(?:\. .*|, all rights.*|\.)?$/iu.exec(line.text) ??
      []
    const name = source ?? owner
    if (name !== undefined) return seen(name, line)
  }
  return null
}

/** "The Ferry Post", or "The Ferry Post, 2 November 2019", as a line of its own at the top of a text. */
const nameLine = new RegExp(
  `^(?<name>\\p{Lu}[\\p{L}\\p{M}\\d'’&. -]{1,40}?)(?:\\s*[,|•·–—]\\s*(?<date>${instantPattern}))?$`,
  'iu',
)
const nameLines = 6
const nameWords = 5

function namedAtTop(
  lines: readonly Line[],
  title: TextRange | null,
): { publisher: Seen<string>; published: Seen<string> | null } | null {
  for (const line of lines.slice(0, nameLines)) {
    const { name, date } = (line.start === title?.start ? null : nameLine.exec(line.text)?.groups) ?? {}
    if (name === undefined || isFact(line.text) || isPath(line.text) || !isName(name)) continue
    const day = date === undefined ? null : writtenDate(date)
    return {
      publisher: seen(
        name,
        { ...line, end: line.start + name.length },
        'a line at the top with nothing but a name',
      ),
      published: day === null ? null : seen(day, line),
    }
  }
  return null
}

/** Every word has a capital, but for such as "of" and "the". */
const isName = (words: string): boolean => {
  const parts = words.split(/\s+/u)
  return (
    parts.length <= nameWords && parts.every((part) => /^(?:\p{Lu}|\d|&|of$|the$|and$|for$|in$)/u.test(part))
  )
}

type Dateline = { place: Seen<string>; publisher: Seen<string> | null; published: Seen<string> | null }

/** "HARBOUR TOWN, 3 March 2021 (Reuters) — The board …" */
function datelineIn(lines: readonly Line[]): Dateline | null {
  const pattern = new RegExp(
    `^(?<place>[\\p{L}\\p{M}][\\p{L}\\p{M} .]{1,30})(?:[,/] ?(?<date>${datePattern}))?(?: ?\\((?<agency>[^)]{2,30})\\))? ?(?<mark>[:：—–]|-{1,2}|।)(?=[\\s\\p{L}])`,
    'iu',
  )
  for (const line of lines.slice(0, headLines)) {
    if (!isParagraph(line.text)) continue
    const groups = pattern.exec(line.text)?.groups
    if (groups?.place === undefined || groups.place.trim().split(' ').length > 3) return null
    const isSure =
      groups.agency !== undefined || groups.date !== undefined || !/[:：]/.test(groups.mark ?? '')
    const others = lines.filter(
      ({ text }) => isParagraph(text) && /^[\p{L}\p{M} .]{2,30}: /u.test(text),
    ).length
    if (!isSure && others > 1) return null
    const date = groups.date === undefined ? null : writtenDate(groups.date)
    return {
      place: seen(
        groups.place.trim(),
        { ...line, end: line.start + groups.place.length },
        'the beginning of the first paragraph',
      ),
      publisher: groups.agency === undefined ? null : seen(groups.agency, line, 'the dateline'),
      published: date === null ? null : seen(date, line, 'the dateline'),
    }
  }
  return null
}

/** Words that their own speaker published, or a report of them. */
const proximityOf = ({ value, where, at }: Seen<SourceKind>): Seen<'ORIGINAL' | 'DERIVATIVE'> => ({
  value: value === 'ARTICLE' || value === 'BROADCAST' ? 'DERIVATIVE' : 'ORIGINAL',
  where,
  at,
})
