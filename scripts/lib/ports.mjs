import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Trouble } from './progress.mjs'

function listen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const chosen = server.address().port
      server.close(() => resolve(chosen))
    })
  })
}

export async function isFree(port) {
  try {
    await listen(port, '127.0.0.1')
    return true
  } catch {
    return false
  }
}

export const freePort = () => listen(0, '127.0.0.1')

async function whyNot(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    try {
      await listen(port, host)
    } catch (error) {
      // A machine without IPv6 cannot tell us anything about '::'.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return error.code
    }
  }
  return null
}

/** `patienceMs`: a server whose parent was just killed needs a moment to notice and leave. */
export async function claimPort(port, patienceMs = 0) {
  const until = Date.now() + patienceMs
  let reason = await whyNot(port)
  while (reason === 'EADDRINUSE' && Date.now() < until) {
    await pause(200)
    reason = await whyNot(port)
  }
  const other = `choose another one: PORT=${port < 1024 ? 3000 : port + 1} npm start`
  if (reason === 'EACCES') throw new Trouble(`Port ${port} needs rights this user does not have; ${other}`)
  if (reason) throw new Trouble(`Port ${port} is taken by another program. Stop that program, or ${other}`)
}

export function portFrom(env) {
  const text = env.PORT?.trim() || '3000'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Trouble(`PORT is "${text}"; it has to be a whole number from 1 to 65535.`)
  return port
}
