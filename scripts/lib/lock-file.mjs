import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project-paths.mjs'
import { run } from './processes.mjs'
import { say } from './progress.mjs'

const file = 'package-lock.json'

async function committedLockFile() {
  const { code, output } = await run('git', ['show', `HEAD:${file}`], { quiet: true }).catch(() => ({
    code: 1,
  }))
  return code === 0 ? JSON.parse(output) : null
}

/** A registry offers the builds for other systems or it does not; those that are installed nowhere here say nothing of ours. */
const isForOtherPlatforms = ({ optional, os, cpu }) =>
  optional === true && ((os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)))

/** Only where there is a repository with git to ask it; an unpacked archive has nothing to compare with. */
export async function lockFileIsCurrent() {
  const before = await committedLockFile()
  if (before === null) return true
  const after = JSON.parse(readFileSync(join(root, file), 'utf8'))
  const names = new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])
  const changed = [...names].filter((name) => {
    const [old, current] = [before.packages[name], after.packages[name]]
    if (JSON.stringify(old) === JSON.stringify(current)) return false
    return !isForOtherPlatforms(current ?? old)
  })
  if (changed.length > 0) say(`npm install changed ${file}. Commit what it wants: ${changed.join(', ')}`)
  return changed.length === 0
}
