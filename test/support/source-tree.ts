import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

/** Every file that git tracks or would add, as it is now. */
export const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 1e8,
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(file))

const texts = new Map<string, string>()
export function text(file: string): string {
  const cached = texts.get(file) ?? readFileSync(file, 'utf8')
  texts.set(file, cached)
  return cached
}

const isTest = (file: string) => /\.(test|e2e)\.tsx?$/.test(file)

/** All TypeScript and script files that people write, tests too. */
export const code = tracked.filter((file) => /^[^.][^]*\.(ts|tsx|mjs|js)$/.test(file))

/** The product's own code, tests left out. */
export const source = code.filter(
  (file) =>
    /^((app|components|features|lib)\/|(proxy|instrumentation)\.ts$)/.test(file) &&
    /\.tsx?$/.test(file) &&
    !isTest(file),
)
const isSource = new Set(source)

/** The suffix marks a file that runs on the server alone; conventions.test.ts checks it. */
export const isServer = (file: string) => file.endsWith('.server.ts')
/** Files that query or write the published side. */
export const isPublishedServer = (file: string) => file.startsWith('features/publications/') && isServer(file)
/** Files that query or write the desk. */
export const isDeskServer = (file: string) =>
  file === 'lib/desk-db.server.ts' ||
  (file.startsWith('features/') && isServer(file) && !isPublishedServer(file))

/** Every entry point for readers: all routes but the desk's and the sign-in's. Only those two pass the proxy. */
export const publicRoutes = source.filter((file) => /^app\/(?!desk\/|sign-in\/)/.test(file))

type Import = { from: string; isType: boolean }

/** Static, dynamic and side-effect imports and re-exports of a file, as written. */
export function importsOf(file: string): Import[] {
  const statement =
    /^(?:import|export)(\s+type\b)?(?:[^'";]*?\sfrom)?\s*'([^']+)'|\bimport\(\s*['"`]([^'"`]+)/gm
  return [...text(file).matchAll(statement)].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    isType: type !== undefined,
  }))
}

/** The source files that a file imports, as paths in the checkout. */
export function importedFiles(file: string, { types }: { types: boolean } = { types: true }): string[] {
  return importsOf(file)
    .filter(({ from, isType }) => /^[#.]/.test(from) && (types || !isType))
    .flatMap(({ from }) => {
      const path = from.startsWith('#') ? from.slice(1) : posix.join(posix.dirname(file), from)
      return [path, `${path}.ts`, `${path}.tsx`].filter((candidate) => isSource.has(candidate))
    })
}

/** Every source file that a file imports, directly or through others. */
export function reachableFiles(file: string, options: { types: boolean } = { types: true }): Set<string> {
  const reached = new Set<string>()
  const visit = (current: string) => {
    for (const next of importedFiles(current, options))
      if (!reached.has(next)) {
        reached.add(next)
        visit(next)
      }
  }
  visit(file)
  return reached
}

/** Exported functions of a file: name, parameters and body. */
export const exportedFunctions = (file: string) =>
  text(file)
    .split(/^(?=export )/m)
    .flatMap((chunk) => {
      const head =
        /^export (?:async )?(?:function|const) (\w+)(?:<[^>]*>)?(?: = (?:async )?)?\(\s*([^]*?)\)/.exec(chunk)
      if (!head) return []
      const [match, name = '', parameters = ''] = head
      const rest = chunk.slice(match.length)
      // A body in braces ends with a brace at the start of a line; any other ends with a blank line.
      const inBraces = /(?<![^])(?:: [^{]*| =>)?(?:(?!\n\n)[^{=])*\{([^]*?)^\}\)?$/m.exec(rest)?.[1]
      return [{ file, name, parameters, body: inBraces ?? rest.split('\n\n')[0] ?? '' }]
    })
