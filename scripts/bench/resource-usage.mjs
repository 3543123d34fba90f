import { readdirSync, readFileSync } from 'node:fs'

const ticksMs = 10
const pageKb = 4

/** One line of /proc/<pid>/stat; a name may hold spaces and brackets, so everything counts from the last one. */
function processStat(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const field = line.slice(line.lastIndexOf(')') + 2).split(' ')
    const [own, reaped] = [Number(field[11]) + Number(field[12]), Number(field[13]) + Number(field[14])]
    return { parent: Number(field[1]), own, reaped, rssMb: (Number(field[21]) * pageKb) / 1024 }
  } catch {
    return null
  }
}

/** A process and all that it started. */
function processTree(root) {
  const all = new Map()
  for (const name of readdirSync('/proc'))
    if (/^\d+$/.test(name)) {
      const stat = processStat(name)
      if (stat) all.set(Number(name), stat)
    }
  const members = [root]
  for (const pid of members) for (const [child, { parent }] of all) if (parent === pid) members.push(child)
  return members.map((pid) => all.get(pid)).filter((stat) => stat !== undefined)
}

/** Processor time so far, in milliseconds: of the process, of what it started, and of what has ended since. */
export const cpuMs = (root) =>
  processTree(root).reduce((sum, { own, reaped }) => sum + own + reaped, 0) * ticksMs

export const rssMb = (root) => processTree(root).reduce((sum, stat) => sum + stat.rssMb, 0)

export const loadNow = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])
