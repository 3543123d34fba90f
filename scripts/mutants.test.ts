import { expect, test } from 'vitest'
import { databaseFunctions, mutate, refusals } from './lib/mutate.mjs'
import { root } from './lib/project-paths.mjs'
import { mutants, refusalTests } from './mutants.mjs'

test('each guarded line that npm run test:mutants removes is in its file exactly once', () => {
  const functions = databaseFunctions()
  const all = [...Object.values(mutants).flat(), ...refusals(functions, refusalTests)]
  expect(all.length).toBeGreaterThan(80)
  for (const mutant of all) {
    const { original, changed } = mutate(root, functions, mutant)
    expect(changed, mutant.from).not.toBe(original)
  }
})
