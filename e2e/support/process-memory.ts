import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Null where the system does not tell it as Linux does. */
function megabytes(pid: number, name: string): number | null {
  const file = `/proc/${pid}/status`
  const told = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(told)
  return found ? Number(found[1]) / 1024 : null
}

/** By how many MB the memory of a process was above what it is now, at the most, while something was done to it. */
export async function growthOf(pid: number, work: () => Promise<void>): Promise<number | null> {
  const before = megabytes(pid, 'VmRSS')
  if (before === null) return work().then(() => null)
  // The highest mark begins anew.
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  await work()
  return (megabytes(pid, 'VmHWM') ?? before) - before
}
