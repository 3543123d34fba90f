import './lib/node-version.mjs'

const { createInterface } = await import('node:readline/promises')
const { dataFolder, signInsFile } = await import('./lib/project-paths.mjs')
const { main } = await import('./lib/processes.mjs')
const { takeLock } = await import('./lib/lock.mjs')
const { removePostgres } = await import('./lib/postgres.mjs')
const { say, UserError } = await import('./lib/progress.mjs')
const { readSettings } = await import('./lib/settings.mjs')
const { rmSync } = await import('node:fs')

async function isConfirmed() {
  if (process.argv.includes('--yes')) return true
  if (!process.stdin.isTTY)
    throw new UserError('This deletes the embedded database. To mean it: npm run db:reset -- --yes')
  const asking = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await asking.question(
    `Delete the embedded database of ${dataFolder} with all work in it? Type yes: `,
  )
  asking.close()
  return answer.trim().toLowerCase() === 'yes'
}

await main(async () => {
  if (readSettings().DATABASE_URL)
    throw new UserError(
      'DATABASE_URL is set, and db:reset only deletes the embedded database. Unset it, or empty yours yourself.',
    )
  const lock = await takeLock('db-reset')
  if (!lock.taken)
    throw new UserError(`"${lock.holder.command}" is running (process ${lock.holder.pid}). Stop it first.`)
  if (!(await isConfirmed())) return say('Nothing was deleted.')
  await removePostgres(dataFolder)
  rmSync(signInsFile, { force: true })
  say('The embedded database is gone. npm start makes a new one.')
})
