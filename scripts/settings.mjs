import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { root } from './checkout.mjs'
import { run } from './processes.mjs'
import { Trouble } from './progress.mjs'

/** The environment, and below it what `.env` says: the same two places Next reads. */
export function settings() {
  const file = join(root, '.env')
  const kept = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  return { ...kept, ...process.env }
}

/** Asks lib/env.ts itself, so that a wrong value is told before anything is built or served. */
export async function checkSettings(env) {
  const program = [
    '--conditions=react-server',
    '--import',
    'tsx',
    '--input-type=module',
    '-e',
    "await import('#lib/env')",
  ]
  const { code, output } = await run(process.execPath, program, { env, quiet: true })
  if (code === 0) return
  const told = /^(?:\w*Error: )?(.+(?:\n(?!\s+at ).+)*)/m.exec(
    output.replace(/^[\s\S]*?(?=^\w*Error: )/m, ''),
  )
  throw new Trouble(told?.[1] ?? output)
}
