import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { modulePath, root } from './project-paths.mjs'
import { baseEnv, run, runOrThrow } from './processes.mjs'
import { say, step, UserError } from './progress.mjs'

const neededToInstallMb = 2500
const neededToRunMb = 300

export const generatedClient = join(root, 'generated/prisma')

const digest = (...files) =>
  files.reduce((hash, file) => hash.update(readFileSync(join(root, file))), createHash('sha256'))

function isCurrent(stamp, value) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === value
}

function checkDisk(neededMb) {
  const { bavail, bsize } = statfsSync(root)
  const freeMb = Math.floor((Number(bavail) * Number(bsize)) / 1e6)
  if (freeMb < neededMb)
    throw new UserError(
      `Only ${freeMb} MB are free on the disk of ${root}; At Variance needs ${neededMb} MB. Make room and run the command again.`,
    )
}

/** The npm that started this script, or else the one on the path. */
function npm(...args) {
  const npmCli = process.env.npm_execpath
  return npmCli?.endsWith('npm-cli.js') ? [process.execPath, [npmCli, ...args]] : ['npm', args]
}

async function installPackages() {
  const stamp = modulePath('.installed-for')
  const fingerprint = `${digest('package.json', 'package-lock.json').digest('hex')} ${process.platform} ${process.arch}`
  const isInstalled = isCurrent(stamp, fingerprint)
  checkDisk(existsSync(modulePath('next')) ? neededToRunMb : neededToInstallMb)
  if (isInstalled) return
  await step('Installing packages', async () => {
    // NODE_ENV=production or a user's npm settings would skip packages that the build needs.
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const [command, args] = npm('install', ...flags)
    await runOrThrow('npm install', command, args)
    writeFileSync(
      stamp,
      `${digest('package.json', 'package-lock.json').digest('hex')} ${process.platform} ${process.arch}`,
    )
  })
}

export async function generateClient() {
  const stamp = join(generatedClient, '.generated-for')
  const fingerprint = `${digest('prisma/schema.prisma', 'package-lock.json').digest('hex')}`
  if (isCurrent(stamp, fingerprint)) return
  await step('Generating the database client', async () => {
    // Any existing file stops Prisma from downloading its schema engine, which `generate` does not use.
    const env = baseEnv({ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: '1' })
    await runOrThrow('prisma generate', process.execPath, [modulePath('prisma/build/index.js'), 'generate'], {
      env,
    })
    writeFileSync(stamp, fingerprint)
  })
}

/** For commands of a production server, whose packages `npm ci` installed and nobody may change while it serves. */
export function requirePackages() {
  if (!existsSync(modulePath('next')))
    throw new UserError('The packages are not installed. Run npm ci first.')
}

/** Installs the packages and generates the database client, unless both are current; bundles the files of the documents. */
export async function install() {
  await installPackages()
  await generateClient()
  const { buildReaderAssets } = await import('./reader-assets.mjs')
  await buildReaderAssets()
}

const lockFile = 'package-lock.json'

async function committedLockFile() {
  const { code, output } = await run('git', ['show', `HEAD:${lockFile}`], { quiet: true }).catch(() => ({
    code: 1,
  }))
  return code === 0 ? JSON.parse(output) : null
}

/** Registries differ in which optional builds for other platforms they offer, so those entries are not compared. */
const isForOtherPlatforms = ({ optional, os, cpu }) =>
  optional === true && ((os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)))

/** Whether `npm install` left package-lock.json as committed. True without git, where there is nothing to compare. */
export async function lockFileIsCurrent() {
  const before = await committedLockFile()
  if (before === null) return true
  const after = JSON.parse(readFileSync(join(root, lockFile), 'utf8'))
  const names = new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])
  const outdated = [...names].filter((name) => {
    const [old, current] = [before.packages[name], after.packages[name]]
    if (JSON.stringify(old) === JSON.stringify(current)) return false
    return !isForOtherPlatforms(current ?? old)
  })
  if (outdated.length > 0)
    say(`npm install changed ${lockFile}. Commit what it wants: ${outdated.join(', ')}`)
  return outdated.length === 0
}
