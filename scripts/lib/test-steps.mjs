import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { modulePath, root } from './project-paths.mjs'
import { baseEnv, run } from './processes.mjs'
import { lockFileIsCurrent } from './lock-file.mjs'
import { playwrightCounts, vitestCounts } from './test-summary.mjs'

const runNode = async (args, options) => (await run(process.execPath, args, options)).code === 0

async function checkTypes(env) {
  return (
    (await runNode([modulePath('next/dist/bin/next'), 'typegen'], { env })) &&
    runNode([modulePath('typescript/bin/tsc'), '--noEmit'], { env })
  )
}

export async function vitest(env, args = []) {
  const file = join(root, 'test-results/vitest.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(
    process.execPath,
    [modulePath('vitest/vitest.mjs'), 'run', ...reporters, ...args],
    {
      env: { ...env, NODE_ENV: 'test' },
    },
  )
  return vitestCounts(file, code)
}

export async function playwright(env, args = []) {
  const file = join(root, 'test-results/playwright.json')
  rmSync(file, { force: true })
  const program = ['--conditions=react-server', modulePath('@playwright/test/cli.js'), 'test', ...args]
  const { code } = await run(process.execPath, program, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  return playwrightCounts(file, code)
}

/** All that needs no build, in the order of how soon it tells. */
export async function runFastSteps(summary, env) {
  const plainEnv = baseEnv()
  await summary.step('package-lock.json is what npm install makes', lockFileIsCurrent)
  await summary.step('Format', () =>
    runNode([modulePath('oxfmt/bin/oxfmt'), '--check', '.'], { env: plainEnv }),
  )
  await summary.step('Lint', () => runNode([modulePath('oxlint/bin/oxlint'), '.'], { env: plainEnv }))
  await summary.step('Types', () => checkTypes(env))
  await summary.step('Dead code', () => runNode([modulePath('knip/bin/knip.js')], { env: plainEnv }))
  await summary.step('Migrations cover the model', () => runNode(['scripts/migrate.mjs', 'check'], { env }))
  await summary.step('Unit, house and integration tests', () => vitest(env))
}
