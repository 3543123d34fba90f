import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modulePath, root } from './project-paths.mjs'
import { holder } from './lock.mjs'
import { baseEnv, runOrThrow } from './processes.mjs'
import { step } from './progress.mjs'

const sources = [
  ...['app', 'components', 'features', 'lib', 'prisma/schema.prisma', 'proxy.ts', 'instrumentation.ts'],
  'scripts/lib/fonts.mjs',
  ...['next.config.js', 'tsconfig.json', 'package.json', 'package-lock.json', 'postcss.config.mjs'],
]

function addTo(hash, path) {
  const full = join(root, path)
  if (!existsSync(full)) return
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).toSorted()) addTo(hash, `${path}/${name}`)
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update('\0')
  }
}

/** One hash over files and folders, without unit tests. */
export function hashOf(paths) {
  const hash = createHash('sha256').update(process.versions.node)
  for (const path of paths) addTo(hash, path)
  return hash.digest('hex')
}

/** The build loads the modules of the server, which check their settings. None of these enters the result. */
const buildSettings = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://none@build.invalid/none',
  APP_SECRET: 'only-for-the-build-'.repeat(3),
  APP_ORIGIN: 'https://build.invalid',
}

/** Skips the build when the existing one was made from the same sources. */
export async function build(env, { force = false } = {}) {
  const stamp = join(root, env.NEXT_DIST_DIR || '.next', 'built-from')
  const sourceHash = hashOf(sources)
  if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === sourceHash) return
  await step('Building', async () => {
    rmSync(stamp, { force: true })
    // esbuild may not be installed yet when this file is loaded.
    const { buildReaderAssets } = await import('./reader-assets.mjs')
    await buildReaderAssets()
    const buildEnvironment = { ...baseEnv(buildSettings), NEXT_DIST_DIR: env.NEXT_DIST_DIR ?? '' }
    await runOrThrow('The build', process.execPath, [modulePath('next/dist/bin/next'), 'build'], {
      env: buildEnvironment,
    })
    writeFileSync(stamp, sourceHash)
  })
}

/** Builds into another folder while a server runs from this checkout, so that the server's build is not replaced. */
export async function buildEnv(env) {
  return (await holder()) ? { ...env, NEXT_DIST_DIR: '.next-test' } : env
}
