/** Something a person can act on: printed as its sentence, without a stack. */
export class Trouble extends Error {}

export const say = (text = '') => process.stdout.write(`${text}\n`)

export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** Says what is going on, keeps saying so while it lasts, and says how long it took. */
export async function step(title, work) {
  const since = Date.now()
  const live = process.stdout.isTTY && !process.env.CI
  const write = (text) => process.stdout.write(live ? `\r\u001B[2K${text}` : `${text}\n`)
  if (!live) say(`… ${title}`)
  else write(`… ${title}`)
  const told = setInterval(
    () => write(`… ${title}, ${Math.round((Date.now() - since) / 1000)} s so far`),
    live ? 1000 : 15_000,
  )
  try {
    const result = await work()
    clearInterval(told)
    write(`✓ ${title} (${seconds(since)})${live ? '\n' : ''}`)
    return result
  } catch (error) {
    clearInterval(told)
    write(`✗ ${title} (${seconds(since)})${live ? '\n' : ''}`)
    throw error
  }
}
