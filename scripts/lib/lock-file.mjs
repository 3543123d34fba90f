import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './project-paths.mjs'
import { run } from './processes.mjs'
import { say } from './progress.mjs'

const file = 'package-lock.json'

async function committed() {
  const { code, output } = await run('git', ['show', `HEAD:${file}`], { quiet: true }).catch(() => ({
    code: 1,
  }))
  return code === 0 ? JSON.parse(output) : null
}

/** A registry offers the builds for other systems or it does not; those that are installed nowhere here say nothing of ours. */
const isForOthers = ({ optional, os, cpu }) =>
  optional === true && ((os && !os.includes(process.platform)) || (cpu && !cpu.includes(process.arch)))

/** Only where there is a repository with git to ask it; an unpacked archive has nothing to compare with. */
export async function lockIsKept() {
  const before = await committed()
  if (before === null) return true
  const after = JSON.parse(readFileSync(join(root, file), 'utf8'))
  const names = new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])
  const changed = [...names].filter((name) => {
    const [was, is] = [before.packages[name], after.packages[name]]
    if (JSON.stringify(was) === JSON.stringify(is)) return false
    return !isForOthers(is ?? was)
  })
  if (changed.length > 0) say(`npm install changed ${file}. Commit what it wants: ${changed.join(', ')}`)
  return changed.length === 0
}
