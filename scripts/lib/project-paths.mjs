import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from './progress.mjs'

export const root = realpathSync(fileURLToPath(new URL('../..', import.meta.url)))
/** A file below node_modules. */
export const modulePath = (path) => join(root, 'node_modules', path)

/** Another folder lets a second installation run from this checkout, or puts the data on another disk. */
export const dataFolder = resolve(root, process.env.DATA_FOLDER || '.data')
export const signInsFile = join(dataFolder, 'demo-sign-ins.json')

/** A short name for a folder, for files that must be stored outside it. */
export const shortHash = (folder) => createHash('sha256').update(folder).digest('hex').slice(0, 12)

/** Mode 711: as root the database runs as another user, who must pass through but not list the folder. */
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
