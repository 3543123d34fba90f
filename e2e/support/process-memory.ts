import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Null on systems without Linux's /proc. */
function megabytes(pid: number, name: string): number | null {
  const file = `/proc/${pid}/status`
  const status = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const match = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)
  return match ? Number(match[1]) / 1024 : null
}

/** The peak growth of a process's memory in MB while `work` runs. */
export async function growthOf(pid: number, work: () => Promise<void>): Promise<number | null> {
  const before = megabytes(pid, 'VmRSS')
  if (before === null) return work().then(() => null)
  // Resets the peak.
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  await work()
  return (megabytes(pid, 'VmHWM') ?? before) - before
}
