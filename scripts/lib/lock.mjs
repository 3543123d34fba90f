import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, makeDataFolder } from './project-paths.mjs'
import { commandLine, onShutdown } from './processes.mjs'

const file = join(dataFolder, 'in-use.json')

/** The process that holds the lock of this checkout: `{ pid, command, port }`. Null if that process no longer runs. */
export async function holder() {
  try {
    const lock = JSON.parse(readFileSync(file, 'utf8'))
    return (await commandLine(lock.pid)).includes(lock.script) ? lock : null
  } catch {
    return null
  }
}

/** Takes the lock, or returns its running holder. `stale`: a killed process had left the lock behind. */
export async function takeLock(command, port) {
  makeDataFolder()
  const script = `scripts/${command}.mjs`
  const lock = JSON.stringify({ pid: process.pid, command, script, port })
  let stale = false
  for (;;) {
    try {
      writeFileSync(file, lock, { flag: 'wx', mode: 0o600 })
      onShutdown(
        () => rmSync(file, { force: true }),
        () => rmSync(file, { force: true }),
      )
      return { taken: true, stale }
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    const current = await holder()
    if (current) return { taken: false, holder: current }
    stale = true
    rmSync(file, { force: true })
  }
}
