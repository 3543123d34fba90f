import './node-version.mjs'

const { main } = await import('./lifecycle.mjs')
const { run } = await import('./processes.mjs')
const { Trouble } = await import('./progress.mjs')
const { openForTool } = await import('./tool.mjs')

await main(async () => {
  const name = process.argv[2]
  if (!/^[a-z0-9_]+$/.test(name ?? ''))
    throw new Trouble('Name the migration: npm run db:draft 0011_what_changes')
  const { env } = await openForTool('db-draft')
  return (await run(process.execPath, ['scripts/migrate.mjs', 'draft', name], { env })).code
})
