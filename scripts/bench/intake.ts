import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { findPassages } from '#features/intake/find-passages'
import { parseHtml } from '#features/intake/parse-html'
import { readPastedText } from '#features/intake/read-source'

/** The benchmark's measure: the multiset of four words in a row. */
function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  const counts = new Map<string, number>()
  for (let at = 0; at + 4 <= Math.max(4, words.length); at++) {
    const shingle = words.slice(at, at + 4).join(' ')
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1)
  }
  return counts
}

const total = (counts: ReadonlyMap<string, number>) =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

function compareTexts(extracted: string, expected: string): { precision: number; recall: number } {
  const [left, right] = [shingles(extracted), shingles(expected)]
  const common = [...left].reduce(
    (sum, [shingle, count]) => sum + Math.min(count, right.get(shingle) ?? 0),
    0,
  )
  return { precision: common / (total(left) || 1), recall: common / (total(right) || 1) }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const groundTruth = z.record(z.string(), z.object({ articleBody: z.string() }))

/** Precision, recall and F1 of the article text, averaged over the pages of the benchmark. */
export function benchArticles(folder: string): {
  pages: number
  precision: number
  recall: number
  f1: number
  worst: string[]
} {
  const truth = groundTruth.parse(JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')))
  const results = Object.entries(truth).flatMap(([id, { articleBody }]) => {
    const file = join(folder, `${id}.html.gz`)
    if (!existsSync(file)) return []
    const { text, proposal } = parseHtml(gunzipSync(readFileSync(file)).toString('utf8'))
    const title = proposal.title?.value ?? ''
    const body =
      text.startsWith(`${title}\n\n`) && !articleBody.startsWith(title) ? text.slice(title.length) : text
    return [{ id, ...compareTexts(body, articleBody) }]
  })
  const [precision, recall] = [
    mean(results.map((each) => each.precision)),
    mean(results.map((each) => each.recall)),
  ]
  return {
    pages: results.length,
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    worst: results
      .toSorted(
        (left, right) => Math.min(left.precision, left.recall) - Math.min(right.precision, right.recall),
      )
      .slice(0, 8)
      .map((each) => `${each.id.slice(0, 8)} P ${each.precision.toFixed(2)} R ${each.recall.toFixed(2)}`),
  }
}

const metadata = z.object({
  title: z.string().nullish(),
  byline: z.string().nullish(),
  siteName: z.string().nullish(),
  publishedTime: z.string().nullish(),
  lang: z.string().nullish(),
})
const fields = {
  title: 'title',
  byline: 'byline',
  siteName: 'publisher',
  publishedTime: 'published',
  lang: 'language',
} as const
const plain = (value: string) =>
  value
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/^by /, '')
    .trim()
const isSame = (field: string, found: string, expected: string) =>
  field === 'publishedTime'
    ? found.slice(0, 10) === expected.slice(0, 10)
    : field === 'lang'
      ? found.split('-')[0] === expected.split(/[-_]/)[0]
      : plain(found) === plain(expected)

/** Of the pages for which a field is expected, how many give it. */
export function benchMetadata(
  folder: string,
): Record<string, { expected: number; right: number; wrong: string[] }> {
  const results: Record<string, { expected: number; right: number; wrong: string[] }> = {}
  for (const page of readdirSync(folder)) {
    const expected = metadata.parse(
      JSON.parse(readFileSync(join(folder, page, 'expected-metadata.json'), 'utf8')),
    )
    const { proposal } = parseHtml(readFileSync(join(folder, page, 'source.html'), 'utf8'))
    for (const [field, ours] of Object.entries(fields)) {
      const value = expected[field as keyof typeof fields]
      if (!value) continue
      const result = (results[field] ??= { expected: 0, right: 0, wrong: [] })
      result.expected++
      const actual = proposal[ours]?.value ?? ''
      if (isSame(field, actual, value)) result.right++
      else result.wrong.push(`${page}: “${actual}”, not “${value}”`)
    }
  }
  return results
}

const markedStatements = z.object({
  statements: z.array(
    z.object({
      source: z.string(),
      speaker: z.string(),
      wording: z.string(),
      text: z.string(),
      span: z.object({ start: z.number(), end: z.number() }),
    }),
  ),
  speakers: z.array(z.object({ id: z.string(), name: z.string() })),
})

/** Of the statements that an editor took from the two articles of the demonstration, how many are found and named. */
export function benchStatements(folder: string): {
  marked: number
  found: number
  named: number
  missed: string[]
} {
  const { statements, speakers } = markedStatements.parse(
    JSON.parse(readFileSync(join(folder, 'statements.json'), 'utf8')),
  )
  const texts = readdirSync(join(folder, 'articles')).map((file) =>
    readFileSync(join(folder, 'articles', file), 'utf8'),
  )
  const passagesOf = new Map(
    texts.map((text) => {
      const { title, published } = readPastedText(text)
      const options = { language: 'en', published: published?.value ?? null, title: title?.value ?? '' }
      return [text, findPassages(text, options)] as const
    }),
  )
  const own = /own words/
  const said = statements.filter(({ wording }) => !own.test(wording))
  const results = said.map(({ text: words, span, speaker }) => {
    const text = texts.find((each) => each.slice(span.start, span.end) === words) ?? ''
    const passage = passagesOf.get(text)?.find(({ start, end }) => start < span.end && span.start < end)
    const name = speakers.find(({ id }) => id === speaker)?.name ?? ''
    return {
      words,
      isFound: passage !== undefined,
      isNamed: plain(passage?.proposal.speaker?.name ?? '') === plain(name),
    }
  })
  return {
    marked: said.length,
    found: results.filter(({ isFound }) => isFound).length,
    named: results.filter(({ isNamed }) => isNamed).length,
    missed: results.flatMap(({ words, isFound }) => (isFound ? [] : [words.slice(0, 70)])),
  }
}
