import './lib/node-version.mjs'

const { main, run } = await import('./lib/processes.mjs')
const { UserError } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

await main(async () => {
  const name = process.argv[2]
  if (!/^[a-z0-9_]+$/.test(name ?? ''))
    throw new UserError('Name the migration: npm run db:draft 0011_what_changes')
  const { env } = await openForCommand('db-draft')
  return (await run(process.execPath, ['scripts/migrate.mjs', 'draft', name], { env })).code
})
