import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** Only what is committed or staged counts; what is generated is not in git. */
const files = execFileSync('git', ['ls-files', '*.ts', '*.tsx', '*.mjs', '*.js'], { encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => existsSync(file))
  .map((file) => ({ file, lines: readFileSync(file, 'utf8').trimEnd().split('\n') }))

const isTest = (file: string) => /^(test|e2e)\/|\.(test|e2e)\.tsx?$/.test(file)
const source = files.filter(({ file }) => !isTest(file))
const tests = files.filter(({ file }) => isTest(file))

const lengths = source.map(({ lines }) => lines.length).toSorted((one, other) => one - other)
const at = (share: number) => lengths[Math.floor(lengths.length * share)] ?? 0

const written = (of: typeof files) => of.flatMap(({ lines }) => lines).filter((line) => line.trim() !== '')
const isComment = (line: string) => /^\s*(\/\/|\/\*|\*)|^\s*\{\/\*|\s\/\/ /.test(line)

const sourceLines = written(source)
const testShare = written(tests).length / sourceLines.length
const commentShare = sourceLines.filter(isComment).length / sourceLines.length

test('files stay short: median at most 40 lines, 95 of 100 at most 150, none over 250', () => {
  console.log(
    [
      `${source.length} files, ${sourceLines.length} lines`,
      `median ${at(0.5)}, p95 ${at(0.95)}, longest ${lengths.at(-1)}`,
      `test to source ${testShare.toFixed(2)}, comments ${(commentShare * 100).toFixed(1)} %`,
    ].join(' · '),
  )
  expect(source.length).toBeGreaterThan(100)
  expect(source.filter(({ lines }) => lines.length > 250).map(({ file }) => file)).toEqual([])
  expect(at(0.5)).toBeLessThanOrEqual(40)
  expect(at(0.95)).toBeLessThanOrEqual(150)
})
