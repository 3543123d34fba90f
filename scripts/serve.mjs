import './lib/node-version.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const { waitForFreePort, readPort } = await import('./lib/ports.mjs')
const { exitCleanlyOnSignal, main } = await import('./lib/processes.mjs')
const { say, step, UserError } = await import('./lib/progress.mjs')
const { root } = await import('./lib/project-paths.mjs')
const { restartOnExit } = await import('./lib/restart.mjs')
const { serve } = await import('./lib/serve.mjs')
const { readSettings, serveSettings } = await import('./lib/settings.mjs')

/** `npm run serve` serves what was built and migrated before. It writes no file and never gets the owner's login. */
await main(async () => {
  const settings = readSettings()
  const env = serveSettings(settings)
  const port = readPort(settings)
  if (!existsSync(join(root, settings.NEXT_DIST_DIR || '.next', 'BUILD_ID')))
    throw new UserError('There is no build here. Run npm run build first.')
  await waitForFreePort(port, { host: settings.HOST })
  const start = () => serve('start', port, env)
  const server = await step('Starting the server', start)
  exitCleanlyOnSignal()
  say(`At Variance runs at ${env.APP_ORIGIN}`)
  return restartOnExit(server, start)
})
