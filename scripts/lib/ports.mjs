import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { UserError } from './progress.mjs'

function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host, exclusive: true }, () => {
      const actual = server.address().port
      server.close(() => resolve(actual))
    })
  })
}

export async function isPortFree(port) {
  try {
    await tryPort(port, '127.0.0.1')
    return true
  } catch {
    return false
  }
}

export const freePort = () => tryPort(0, '127.0.0.1')

async function portError(port, hosts) {
  for (const host of hosts) {
    try {
      await tryPort(port, host)
    } catch (error) {
      // Other errors say nothing about the port: a machine without IPv6 cannot listen on '::'.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return error.code
    }
  }
  return null
}

/**
 * Without `host` the port has to be free on every interface. `waitMs`: a server whose parent was just killed needs a
 * moment to exit.
 */
export async function waitForFreePort(port, { host, waitMs = 0 } = {}) {
  const hosts = host ? [host] : ['127.0.0.1', '0.0.0.0', '::']
  const until = Date.now() + waitMs
  let error = await portError(port, hosts)
  while (error === 'EADDRINUSE' && Date.now() < until) {
    await pause(200)
    error = await portError(port, hosts)
  }
  const advice = `choose another one: PORT=${port < 1024 ? 3000 : port + 1} npm start`
  if (error === 'EACCES') throw new UserError(`Port ${port} needs rights this user does not have; ${advice}`)
  if (error) throw new UserError(`Port ${port} is taken by another program. Stop that program, or ${advice}`)
}

export function readPort(env) {
  const text = env.PORT?.trim() || '3000'
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new UserError(`PORT is "${text}"; it has to be a whole number from 1 to 65535.`)
  return port
}
