import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'

/** Every file that git knows or would take, as it stands now. */
export const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 1e8,
})
  .trim()
  .split('\n')
  .filter((file) => existsSync(file))

const texts = new Map<string, string>()
export function text(file: string): string {
  const known = texts.get(file) ?? readFileSync(file, 'utf8')
  texts.set(file, known)
  return known
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
const known = new Set(source)

type Import = { from: string; isType: boolean }

/** Static, dynamic and side-effect imports and re-exports, by the name that is written. */
export function namedImportsOf(file: string): Import[] {
  const statement =
    /^(?:import|export)(\s+type\b)?(?:[^'";]*?\sfrom)?\s*'([^']+)'|\bimport\(\s*['"`]([^'"`]+)/gm
  return [...text(file).matchAll(statement)].map(([, type, from, late]) => ({
    from: from ?? late ?? '',
    isType: type !== undefined,
  }))
}

/** The modules of our own that a file imports, as paths in the checkout. */
export function importsOf(file: string, { types }: { types: boolean } = { types: true }): string[] {
  const folder = file.slice(0, file.lastIndexOf('/') + 1)
  return namedImportsOf(file)
    .filter(({ from, isType }) => /^[#.]/.test(from) && (types || !isType))
    .flatMap(({ from }) => {
      const path = from.startsWith('#') ? from.slice(1) : folder + from.replace(/^\.\//, '')
      return [path, `${path}.ts`, `${path}.tsx`].filter((candidate) => known.has(candidate))
    })
}

/** Everything a file reaches, through however many imports. */
export function reachOf(file: string, follow: { types: boolean } = { types: true }): Set<string> {
  const seen = new Set<string>()
  const walk = (here: string) => {
    for (const next of importsOf(here, follow))
      if (!seen.has(next)) {
        seen.add(next)
        walk(next)
      }
  }
  walk(file)
  return seen
}

/** The files of a room that speak to the database. */
export const deskIo =
  /^features\/(?!publications\/|exports\/)\w+\/(queries|commands|session)\.ts$|^features\/(review\/publish|records\/parts|statements\/(capture|requote))\.ts$/
export const publishedIo =
  /^features\/publications\/(queries|search|facets|figures|withdrawn|surroundings|parts|doors)\.ts$/
export const isIo = (file: string) => deskIo.test(file) || publishedIo.test(file)

/** What readers can ask for: every address but the desk's, and the proxy. */
export const publicDoors = source.filter((file) => /^app\/(?!desk\/|sign-in\/)|^proxy\.ts$/.test(file))

/** Exported functions of a file that speaks to the database: name, first parameter, body. */
export const functionsOf = (file: string) =>
  [
    ...text(file).matchAll(
      /^export (?:async )?(?:function|const) (\w+)(?:<[^>]*>)?(?: = (?:async )?)?\(\s*([^,)]*)([^]*?)^\}\)?$/gm,
    ),
  ].map(([, name = '', first = '', body = '']) => ({ file, name, first, body }))
