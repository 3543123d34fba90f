import './lib/node-version.mjs'

const { headsFile, appendHead, storedHeads, verdictLines, verifiedChain } = await import('./audit-heads.mjs')
const { main } = await import('./lib/processes.mjs')
const { say } = await import('./lib/progress.mjs')
const { openForCommand } = await import('./lib/with-database.mjs')

/** `npm run audit:verify` ends with 1 if the audit chain, or a row that it describes, was changed. Running it daily is enough. */
await main(async () => {
  const { env } = await openForCommand('audit-verify')
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: env.DATABASE_URL })
  await client.connect()
  const file = headsFile(env)
  const heads = storedHeads(file)
  const verdict = await verifiedChain(client, heads)
  await client.end()
  const { isWhole, lines } = verdictLines(verdict, heads.length)
  for (const line of lines) say(line)
  if (isWhole) appendHead(file, verdict.head, new Date())
  return isWhole ? 0 : 1
})
