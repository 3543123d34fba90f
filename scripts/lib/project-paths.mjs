import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from './progress.mjs'

export const root = realpathSync(fileURLToPath(new URL('../..', import.meta.url)))
/** A file of an installed package. */
export const modulePath = (path) => join(root, 'node_modules', path)

export const dataFolder = join(root, '.data')
export const signInsFile = join(dataFolder, 'demo-sign-ins.json')

/** One short name per checkout, for what has to live outside of it. */
export const shortHash = (folder) => createHash('sha256').update(folder).digest('hex').slice(0, 12)

/** Others may pass through (as root the database runs as another user), only the owner may read what lies in it. */
export function makeDataFolder() {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o711 })
    accessSync(dataFolder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw new UserError(
      `The folder ${dataFolder} cannot be written (${error.code}). It may belong to another user: ` +
        'run the command as that user, or give the folder to yourself with chown.',
    )
  }
}
