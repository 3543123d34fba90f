import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readPastedText } from './read-source'
import { type ParsedSource, type Place, UnreadableSource } from './source-proposal'

const pagesMax = 500
/** A page of pictures may have a stamp or a number as text. */
const wordsMin = 5

type Line = { text: string; y: number; height: number }

/** The text of a PDF, with the place of each page. Lines of a paragraph are joined. */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedSource> {
  const task = getDocument({
    data: bytes,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > pagesMax)
      throw new UnreadableSource(
        `This PDF has ${pdf.numPages} pages, at most ${pagesMax} are read. Add the pages that you need.`,
      )
    const places: Place[] = []
    let text = ''
    for (let page = 1; page <= pdf.numPages; page++) {
      const words = paragraphs(await linesOf(await pdf.getPage(page)))
      if (words === '') continue
      const start = text === '' ? 0 : text.length + 2
      text = text === '' ? words : `${text}\n\n${words}`
      places.push({ start, end: text.length, page })
    }
    if ((text.match(/\p{L}+/gu)?.length ?? 0) < wordsMin)
      throw new UnreadableSource(
        'This PDF has pictures of pages and no text. Type or paste the words that you need.',
      )
    return { text, proposal: readPastedText(text), places }
  } catch (error) {
    throw error instanceof Error && error.name === 'PasswordException'
      ? new UnreadableSource('This PDF is protected by a password. Remove the protection, or paste its text.')
      : error
  } finally {
    await task.destroy()
  }
}

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>

async function linesOf(page: Page): Promise<Line[]> {
  const lines: Line[] = []
  let isOpen = false
  const { items } = await page.getTextContent()
  for (const item of items) {
    if (!('str' in item)) continue
    const [, , , , , y] = item.transform.map(Number)
    const last = lines.at(-1)
    if (isOpen && last) last.text += item.str
    else lines.push({ text: item.str, y: y ?? 0, height: item.height })
    const line = lines.at(-1)
    if (line) line.height = Math.max(line.height, item.height)
    isOpen = !item.hasEOL
  }
  page.cleanup()
  return lines
    .map((line) => ({ ...line, text: line.text.replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ text }) => text !== '')
}

/** A gap of more than this many heights of a line begins a paragraph. */
const gapMin = 1.7

function paragraphs(lines: readonly Line[]): string {
  let text = ''
  lines.forEach((line, index) => {
    const before = lines[index - 1]
    if (!before) text = line.text
    else if (Math.abs(before.y - line.y) > gapMin * Math.max(before.height, line.height))
      text += `\n\n${line.text}`
    // A word that the end of the line divides.
    else if (/\p{Ll}-$/u.test(before.text) && /^\p{Ll}/u.test(line.text)) text = text.slice(0, -1) + line.text
    else text += ` ${line.text}`
  })
  return text
}
