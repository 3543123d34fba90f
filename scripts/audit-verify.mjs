import './lib/node-version.mjs'

const { headsFile, keepHead, keptHeads, verifiedChain } = await import('./audit-heads.mjs')
const { main } = await import('./lib/processes.mjs')
const { say } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

/** `npm run audit:verify` ends with 1 if the chain of audit events was changed. Running it daily is enough. */
await main(async () => {
  const { env } = await openForCommand('audit-verify')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  const file = headsFile(env)
  const heads = keptHeads(file)
  const { events, firstWrong, headHolds, head, lost } = await verifiedChain(client, heads)
  await client.end()
  say(`${events} events`)
  if (firstWrong !== null) say(`Event ${firstWrong} is the first that is wrong.`)
  if (!headHolds) say('The head does not hold: events are missing at the end.')
  if (lost !== null)
    say(`The head seen on ${lost.at}, event ${lost.seq}, does not stand in the chain any more.`)
  const isWhole = firstWrong === null && headHolds && lost === null
  if (isWhole) keepHead(file, head, new Date())
  if (isWhole) say(`The chain holds, with the ${heads.length} heads that were seen before.`)
  return isWhole ? 0 : 1
})
