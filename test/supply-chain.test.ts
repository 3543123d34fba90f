import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'

const readJson = (name: string): unknown => JSON.parse(readFileSync(name, 'utf8'))
const lock = z
  .object({
    packages: z.record(
      z.string(),
      z.object({ version: z.string(), hasInstallScript: z.boolean().optional() }),
    ),
  })
  .parse(readJson('package-lock.json'))
const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)

const license = z.union([
  z.object({ license: z.object({ id: z.string() }) }).transform(({ license }) => license.id),
  z.object({ expression: z.string() }).transform(({ expression }) => expression),
])
const billOfMaterials = z.object({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(
    z.object({
      name: z.string(),
      version: z.string(),
      licenses: z.array(license).min(1).optional(),
      hashes: z.array(z.object({ alg: z.string(), content: z.string() })).min(1),
    }),
  ),
})

/** The bill of materials as `npm run sbom` prints it, for all packages of the lock file. */
const { components } = billOfMaterials.parse(
  JSON.parse(
    execFileSync('npm', ['sbom', '--package-lock-only', '--sbom-format=cyclonedx'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
    }),
  ),
)

test('the bill of materials names every package of the lock file, with its hash', () => {
  const listed = new Set(components.map(({ name, version }) => `${name} ${version}`))
  expect(packages.length).toBeGreaterThan(300)
  expect(
    packages.map(([path, { version }]) => `${nameOf(path)} ${version}`).filter((each) => !listed.has(each)),
  ).toEqual([])
})

const permissive = new Set(
  'MIT MIT-0 Apache-2.0 ISC BSD-2-Clause BSD-3-Clause 0BSD BlueOak-1.0.0 CC0-1.0 Unlicense Zlib Python-2.0'.split(
    ' ',
  ),
)
/** Licences with conditions, each with the reason why we meet them. */
const conditional: Record<string, string> = {
  'OFL-1.1': 'the fonts, under their own names',
  'MPL-2.0': 'axe-core in tests, lightningcss in the build: unchanged',
  'CC-BY-4.0': 'data of caniuse-lite in the build',
  'EPL-2.0': 'elkjs, a tool of Prisma for development: unchanged',
  'GPL-3.0-or-later': 'jszip offers MIT beside it, which we take',
  'LGPL-3.0-or-later': 'libvips below sharp, which Next lists as optional and we do not load',
}
/** Packages whose package.json names no known licence, with the one that their LICENSE file has. */
const byFile: Record<string, string> = { duck: 'BSD-2-Clause' }
const partsOf = (expression: string) => expression.replaceAll(/[()]/g, '').split(/ (?:AND|OR|and|or) /)

test('every licence is permissive, or named here with a reason', () => {
  const others = components.flatMap(({ name, licenses = [byFile[name] ?? 'no licence'] }) =>
    licenses
      .flatMap(partsOf)
      .filter((id) => !permissive.has(id) && !(id in conditional))
      .map((id) => `${name} ${id}`),
  )
  expect(others).toEqual([])
})

test('a package runs a script at its installation only if package.json approves or forbids it by name', () => {
  const { allowScripts } = z
    .object({ allowScripts: z.record(z.string(), z.boolean()) })
    .parse(readJson('package.json'))
  const withScript = packages
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => nameOf(path))
  expect(withScript.length).toBeGreaterThan(0)
  expect(withScript.filter((name) => !(name in allowScripts))).toEqual([])
})
