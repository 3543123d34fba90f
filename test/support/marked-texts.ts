import { readFileSync } from 'node:fs'
import type { FoundPassage } from '#features/intake/passage'

/** A passage that a person marked in a text; `speaker` is null where the text names nobody. */
export type Mark = { kind: FoundPassage['kind']; start: number; end: number; speaker: string | null }
export type MarkedText = { language: string; text: string; marks: Mark[] }

const kinds: Readonly<Record<string, Mark['kind']>> = { q: 'quotation', r: 'reported', h: 'headline' }
const files = { en: 'english', hi: 'hindi', ur: 'urdu' }

/** `{q:speaker|words}` marks a quotation, `r` reported words, `h` a headline. */
function unmarked(language: string, source: string): MarkedText {
  const marks: Mark[] = []
  let text = ''
  let at = 0
  for (const { 0: whole, 1: kind = '', 2: speaker = '', 3: words = '', index } of source.matchAll(
    /\{([qrh]):([^|]+)\|([^}]+)\}/g,
  )) {
    text += source.slice(at, index)
    marks.push({
      kind: kinds[kind] ?? 'quotation',
      start: text.length,
      end: text.length + words.length,
      speaker: speaker === '-' ? null : speaker,
    })
    text += words
    at = index + whole.length
  }
  return { language, text: text + source.slice(at), marks }
}

/** Fictional texts in which a person marked the passages before the code that finds them was written. */
export const markedTexts: readonly MarkedText[] = Object.entries(files).flatMap(([language, file]) =>
  readFileSync(new URL(`marked-texts/${file}.txt`, import.meta.url), 'utf8')
    .split(/\n===\n/)
    .map((source) => unmarked(language, source.trim())),
)
