import './lib/node-version.mjs'

const { build } = await import('./lib/build.mjs')
const { generateClient, requirePackages } = await import('./lib/install.mjs')
const { main } = await import('./lib/processes.mjs')
const { readSettings } = await import('./lib/settings.mjs')

/** `npm run build` needs no database and no secret, so it can run on another machine than the server. */
await main(async () => {
  requirePackages()
  await generateClient()
  await build(readSettings())
})
