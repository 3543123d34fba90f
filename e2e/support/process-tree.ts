import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** Every process with its parent, from /proc if there is one, since a minimal Linux has no `ps`. */
function parents(): [pid: number, parent: number][] {
  if (!existsSync('/proc/self/stat'))
    return [
      ...execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).matchAll(/(\d+) +(\d+)/g),
    ].map(([, pid, parent]) => [Number(pid), Number(parent)])
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const parent = /^\d+ \([^]*\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]
      return /^\d+$/.test(pid) ? [[Number(pid), Number(parent)] as [number, number]] : []
    } catch {
      return [] // Ended meanwhile, or not a process.
    }
  })
}

/** A process and all its descendants. */
export function processTree(ancestor: number): number[] {
  const list = parents()
  const tree = [ancestor]
  for (const member of tree) tree.push(...list.flatMap(([pid, parent]) => (parent === member ? [pid] : [])))
  return tree
}

/** The process that started this one. */
export const parentOf = (pid: number): number | undefined => parents().find(([child]) => child === pid)?.[1]

/** The processes of the list that still run. */
export function running(pids: readonly number[]): number[] {
  const list = new Set(parents().map(([pid]) => pid))
  return pids.filter((pid) => list.has(pid))
}
