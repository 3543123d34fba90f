import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project-paths.mjs'
import { baseEnv, bin, run } from './processes.mjs'
import { lockIsKept } from './lock-file.mjs'
import { playwrightCounts, vitestCounts } from './test-summary.mjs'

const node = async (args, options) => (await run(process.execPath, args, options)).code === 0

async function types(env) {
  return (
    (await node([bin('next/dist/bin/next'), 'typegen'], { env })) &&
    node([bin('typescript/bin/tsc'), '--noEmit'], { env })
  )
}

export async function vitest(env, args = []) {
  const file = join(root, 'test-results/vitest.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await run(process.execPath, [bin('vitest/vitest.mjs'), 'run', ...reporters, ...args], {
    env: { ...env, NODE_ENV: 'test' },
  })
  return vitestCounts(file, code)
}

export async function playwright(env, args = []) {
  const file = join(root, 'test-results/playwright.json')
  rmSync(file, { force: true })
  const program = ['--conditions=react-server', bin('@playwright/test/cli.js'), 'test', ...args]
  const { code } = await run(process.execPath, program, {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  })
  return playwrightCounts(file, code)
}

/** All that needs no build, in the order of how soon it tells. */
export async function fastSteps(tally, env) {
  const plain = baseEnv()
  await tally.step('package-lock.json is what npm install makes', lockIsKept)
  await tally.step('Format', () => node([bin('oxfmt/bin/oxfmt'), '--check', '.'], { env: plain }))
  await tally.step('Lint', () => node([bin('oxlint/bin/oxlint'), '.'], { env: plain }))
  await tally.step('Types', () => types(env))
  await tally.step('Dead code', () => node([bin('knip/bin/knip.js')], { env: plain }))
  await tally.step('Migrations cover the model', () => node(['scripts/migrate.mjs', 'check'], { env }))
  await tally.step('Unit, house and integration tests', () => vitest(env))
}
