/** Something a person can act on: printed as its sentence, without a stack. */
export class UserError extends Error {}

export const say = (text = '') => process.stdout.write(`${text}\n`)

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Says what is going on, keeps saying so while it lasts, and says how long it took. */
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
