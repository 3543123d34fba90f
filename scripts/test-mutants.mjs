import './lib/node-version.mjs'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const { parseArgs } = await import('node:util')
const { install } = await import('./lib/install.mjs')
const { mutants, refusalTests } = await import('./mutants.mjs')
const { databaseFunctions, mutate, refusals } = await import('./lib/mutate.mjs')
const { main, run, runOrThrow } = await import('./lib/processes.mjs')
const { modulePath, root } = await import('./lib/project-paths.mjs')
const { say, seconds, UserError } = await import('./lib/progress.mjs')
const { throwAwayDatabase } = await import('./lib/test-run.mjs')

const { positionals: groups } = parseArgs({ allowPositionals: true })

/** Copies the tracked files into the folder, so that no mutant ever touches the checkout. */
async function copyCheckout(folder) {
  const files = await runOrThrow('Listing the files', 'git', ['ls-files', '-z'])
  for (const file of files.split('\0').filter(Boolean)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(root, file), join(folder, file))
  }
  cpSync(join(root, 'generated'), join(folder, 'generated'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  // Some tests read the list of tracked files.
  await runOrThrow('Making the copy a repository', 'git', ['init', '--quiet', folder])
  writeFileSync(join(folder, '.git/info/exclude'), 'node_modules\n')
}

await main(async () => {
  await install()
  const functions = databaseFunctions()
  const byGroup = { ...mutants, refusals: refusals(functions, refusalTests) }
  const unknown = groups.find((group) => !(group in byGroup))
  if (unknown) throw new UserError(`There is no group “${unknown}”, but ${Object.keys(byGroup).join(', ')}.`)
  const { folder, env } = await throwAwayDatabase()
  const copy = join(folder, 'checkout')
  await copyCheckout(copy)
  /** `bail` ends the tests at the first failure. */
  const runTests = async (tests) => {
    const args = [modulePath('vitest/vitest.mjs'), 'run', '--root', copy, '--bail=1', ...tests]
    return run(process.execPath, args, { env: { ...env, NODE_ENV: 'test' }, quiet: true, cwd: copy })
  }
  const survivors = []
  let [total, killed] = [0, 0]
  for (const [group, list] of Object.entries(byGroup)) {
    if (groups.length > 0 && !groups.includes(group)) continue
    say(`\n── ${group}`)
    for (const tests of new Map(list.map((each) => [each.tests.join(), each.tests])).values()) {
      const { code, output } = await runTests(tests)
      if (code !== 0) throw new UserError(`Without a mutant these tests fail: ${tests.join(' ')}\n${output}`)
    }
    for (const each of list) {
      const since = Date.now()
      const { path, original, changed } = mutate(copy, functions, each)
      writeFileSync(path, changed)
      const survives = (await runTests(each.tests)).code === 0
      writeFileSync(path, original)
      total++
      if (survives) survivors.push(each)
      else killed++
      say(
        `${survives ? 'SURVIVED' : 'killed  '}  ${each.file}  ${each.from.trim().split('\n')[0]} (${seconds(since)})`,
      )
    }
  }
  for (const { file, from } of survivors) say(`\nNo test noticed: ${file}\n${from}`)
  say(`\n${killed} killed, ${total - killed} survived: ${Math.round((100 * killed) / total)} %`)
  return killed === total ? 0 : 1
})
