import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchArticles, benchMetadata, benchStatements } from './bench/intake.ts'
import { root } from './lib/project-paths.mjs'

const { values } = parseArgs({
  options: { data: { type: 'string', default: join(root, '..', 'shared', 'data') } },
})
const [articles, pages] = ['article_extraction_benchmark', 'readability_pages'].map((name) =>
  join(values.data, name, 'dev'),
)
/** The least F1 that we accept; Readability itself has 0.947. */
const f1Min = 0.94

const print = (line) => process.stdout.write(`${line}\n`)
const rounded = (value) => value.toFixed(3)

if (existsSync(articles)) {
  const { pages: count, precision, recall, f1, worst } = benchArticles(articles)
  print(
    `Article text, ${count} pages: precision ${rounded(precision)}, recall ${rounded(recall)}, F1 ${rounded(f1)}`,
  )
  print(`Worst: ${worst.join(' · ')}`)
  if (f1 < f1Min) {
    print(`F1 is below ${f1Min}.`)
    process.exitCode = 1
  }
} else print('Skipped: the article extraction benchmark is not in the data folder (--data FOLDER).')

if (existsSync(pages))
  for (const [field, { expected, right, wrong }] of Object.entries(benchMetadata(pages))) {
    print(`${field}: ${right} of ${expected} right`)
    for (const line of wrong) print(`  ${line}`)
  }
else print('Skipped: the pages of Readability are not in the data folder.')

const demonstration = join(values.data, 'pegasus-2019')
if (existsSync(demonstration)) {
  const { marked, found: hits, named, missed } = benchStatements(demonstration)
  print(
    `Statements of the demonstration: ${hits} of ${marked} touched by a passage, ${named} with their speaker`,
  )
  for (const words of missed) print(`  not found: ${words}`)
} else print('Skipped: the articles of the demonstration are not in the data folder.')
