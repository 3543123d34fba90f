import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project-paths.mjs'
import { baseEnv, bin, runOrStop } from './processes.mjs'
import { step, Trouble } from './progress.mjs'

const neededToInstallMb = 2500
const neededToRunMb = 300

const digest = (...files) =>
  files.reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash('sha256'))

function kept(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value
}

function checkDisk(neededMb) {
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((Number(bavail) * Number(bsize)) / 1e6)
  if (freeMb < neededMb)
    throw new Trouble(
      `Only ${freeMb} MB are free on the disk of ${root}; At Variance needs ${neededMb} MB. Make room and run the command again.`,
    )
}

/** `npm` as it was called, or the one on the path. */
function npm(...args) {
  const own = process.env.npm_execpath
  return own?.endsWith('npm-cli.js') ? [process.execPath, [own, ...args]] : ['npm', args]
}

async function installPackages() {
  const stamp = bin('.installed-for')
  const wanted = `${digest('package.json', 'package-lock.json').digest('hex')} ${process.platform} ${process.arch}`
  const isThere = kept(stamp, wanted)
  checkDisk(existsSync(bin('next')) ? neededToRunMb : neededToInstallMb)
  if (isThere) return
  await step('Installing packages', async () => {
    // NODE_ENV=production or a personal setting would leave out what building needs.
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const [command, args] = npm('install', ...flags)
    await runOrStop('npm install', command, args)
    writeFileSync(
      stamp,
      `${digest('package.json', 'package-lock.json').digest('hex')} ${process.platform} ${process.arch}`,
    )
  })
}

async function generateClient() {
  const stamp = join(root, 'generated/prisma/.generated-for')
  const wanted = `${digest('prisma/schema.prisma', 'package-lock.json').digest('hex')}`
  if (kept(stamp, wanted)) return
  await step('Generating the database client', async () => {
    // Prisma would download its schema engine; generating does not need it, any existing file will do.
    const env = baseEnv({ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' })
    await runOrStop('prisma generate', process.execPath, [bin('prisma/build/index.js'), 'generate'], { env })
    writeFileSync(stamp, wanted)
  })
}

/** After this, everything but the database is there. */
export async function install() {
  await installPackages()
  await generateClient()
}
