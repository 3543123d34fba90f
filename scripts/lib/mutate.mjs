import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from './progress.mjs'
import { root } from './project-paths.mjs'

/** The newest definition of each database function: its migration, and its text there. */
export function databaseFunctions() {
  const definitions = new Map()
  for (const migration of readdirSync(join(root, 'prisma/migrations')).toSorted()) {
    const file = `prisma/migrations/${migration}/migration.sql`
    if (!/^\d{4}_/.test(migration)) continue
    const text = readFileSync(join(root, file), 'utf8')
    for (const [definition, name] of text.matchAll(
      /^CREATE OR REPLACE FUNCTION ([\w.]+)\((?:(?!\$\$).)*\$\$.*?^\s*(?:END )?\$\$/gms,
    ))
      definitions.set(name, { file, definition })
  }
  return definitions
}

/** One mutant per rule and function: the refusal becomes an expression without effect. */
export const refusals = (functions, tests) =>
  [...functions].flatMap(([name, { definition }]) => {
    const calls = new Set(definition.match(/PERFORM desk\.(?:refuse|forbid)\('\w+',/g))
    return [...calls].map((from) => ({
      ...{ file: `sql:${name}`, from, to: from.replace(/desk\.\w+/, 'coalesce'), all: true },
      tests,
    }))
  })

/** The changed text of the mutant's file. Fails if the guarded line is not there exactly once. */
export function mutate(folder, functions, { file, from, to, all }) {
  const target = file.startsWith('sql:') ? functions.get(file.slice(4)) : { file }
  if (!target) throw new UserError(`${file} is not in the migrations.`)
  const path = join(folder, target.file)
  const original = readFileSync(path, 'utf8')
  const scope = target.definition ?? original
  const occurrences = scope.split(from).length - 1
  if (occurrences === 0 || (occurrences > 1 && !all))
    throw new UserError(`${file} has this line ${occurrences} times, not once:\n${from}`)
  return { path, original, changed: original.replace(scope, () => scope.replaceAll(from, () => to)) }
}
