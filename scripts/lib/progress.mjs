/** An error that the user can act on; printed without a stack. */
export class UserError extends Error {}

export const say = (text = '') => process.stdout.write(`${text}\n`)

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Prints the title while `work` runs, and the duration at the end. */
export async function step(title, work) {
  const since = Date.now()
  const isLive = process.stdout.isTTY && !process.env.CI
  const write = (text) => process.stdout.write(isLive ? `\r\u001B[2K${text}` : `${text}\n`)
  if (!isLive) say(`… ${title}`)
  else write(`… ${title}`)
  const timer = setInterval(
    () => write(`… ${title}, ${Math.round((Date.now() - since) / 1000)} s so far`),
    isLive ? 1000 : 15_000,
  )
  try {
    const result = await work()
    clearInterval(timer)
    write(`✓ ${title} (${seconds(since)})${isLive ? '\n' : ''}`)
    return result
  } catch (error) {
    clearInterval(timer)
    write(`✗ ${title} (${seconds(since)})${isLive ? '\n' : ''}`)
    throw error
  }
}
