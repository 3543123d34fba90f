import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Every file that git knows or would take, as it stands now. */
export const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(file))

export const text = (file: string): string => readFileSync(file, 'utf8')

const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file)

/** The product's own code, tests left out. */
export const source = tracked.filter(
  (file) =>
    /^((app|components|features|lib)\/|(proxy|instrumentation)\.ts$)/.test(file) &&
    /\.tsx?$/.test(file) &&
    !isTest(file),
)

/** The modules a file imports by name or from its own folder, types included, as paths in the checkout. */
export function importsOf(file: string): string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return [...text(file).matchAll(/(?:from|import)\s+'([#.][^']+)'/g)].flatMap(([, name = '']) => {
    const path = name.startsWith('#') ? name.slice(1) : folder + name.replace(/^\.\//, '')
    return ['.ts', '.tsx', '']
      .map((extension) => path + extension)
      .filter((candidate) => source.includes(candidate))
  })
}

/** Everything a file reaches, through however many imports. */
export function reachOf(file: string, seen: Set<string> = new Set()): Set<string> {
  for (const next of importsOf(file))
    if (!seen.has(next)) {
      seen.add(next)
      reachOf(next, seen)
    }
  return seen
}
