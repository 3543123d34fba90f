import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { dataFolder, makeDataFolder } from './project-paths.mjs'
import { commandLine, onShutdown } from './processes.mjs'

const file = join(dataFolder, 'in-use.json')

/** Who uses this checkout's database now: `{ pid, command, port }`, or null. A lock whose process is gone counts as none. */
export async function holder() {
  try {
    const lock = JSON.parse(readFileSync(file, 'utf8'))
    return (await commandLine(lock.pid)).includes(lock.script) ? lock : null
  } catch {
    return null
  }
}

/** Returns null once the lock is ours (`stale` tells of one left by a killed process), or its living holder. */
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
