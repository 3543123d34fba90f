function attempt<Result>(run: () => Result): Result | null {
  try {
    return run()
  } catch (error) {
    // An error is a valid result, except for a stack overflow.
    if (error instanceof RangeError) throw error
    return null
  }
}

const cpuMaxMs = 500
const slowestCpuMs = 10 * cpuMaxMs

/** CPU time in milliseconds, so that other processes do not count: the best of several, until one is below `enough`. */
function cpuMs(run: () => unknown, enough: number): number {
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 5 && best > enough; turn++) {
    const before = process.cpuUsage()
    attempt(run)
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
    if (best > slowestCpuMs) break
  }
  return best
}

/**
 * On a busy machine a linear function may exceed the limit, and a short run is rarely disturbed where a long one is.
 * So a text is compared with a quarter of it, run four times: a linear function takes about as long, a quadratic one a quarter.
 */
export function isSlow(run: (text: string) => unknown, text: string): boolean {
  const fullMs = cpuMs(() => run(text), cpuMaxMs)
  if (fullMs <= cpuMaxMs) return false
  if (fullMs > slowestCpuMs) return true
  const quarters = [0, 1, 2, 3].map((quarter) =>
    text.slice((quarter * text.length) / 4, ((quarter + 1) * text.length) / 4),
  )
  const quartersMs = cpuMs(() => quarters.forEach((quarter) => attempt(() => run(quarter))), 0)
  return fullMs > 3 * quartersMs
}
