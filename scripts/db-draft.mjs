import './lib/node-version.mjs'

const { main, run } = await import('./lib/processes.mjs')
const { UserError: Trouble } = await import('./lib/progress.mjs')
const { openForCommand: openForTool } = await import('./lib/with-database.mjs')

await main(async () => {
  const name = process.argv[2]
  if (!/^[a-z0-9_]+$/.test(name ?? ''))
    throw new Trouble('Name the migration: npm run db:draft 0002_what_changes')
  const { env } = await openForTool('db-draft')
  return (await run(process.execPath, ['scripts/migrate.mjs', 'draft', name], { env })).code
})
