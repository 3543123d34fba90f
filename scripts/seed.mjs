import './lib/node-version.mjs'

const { main } = await import('./lib/processes.mjs')
const { say } = await import('./lib/progress.mjs')
const { seedOnce } = await import('./lib/database.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

await main(async () => {
  const { env, isEmbedded } = await openForCommand('seed')
  const seeded = await seedOnce(env, isEmbedded)
  if (!seeded)
    say('The database is not empty; nothing was loaded. npm run db:reset empties the embedded one.')
  if (seeded) say('The sign-ins are in .data/demo-sign-ins.json')
})
