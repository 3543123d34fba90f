import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/**
 * A TCP proxy between an application and its database that a test can cut, stall and repair. The application sees a
 * stopped database; other clients of the same server are unaffected.
 */
export async function proxyTo(databaseUrl: string) {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let isSilent = false
  const track = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((client) => {
    track(client)
    if (isSilent) return
    const upstream = connect(Number(target.port || 5432), target.hostname)
    track(upstream)
    client.pipe(upstream).pipe(client)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.')
  const { port } = address
  const drop = () => {
    for (const socket of sockets) socket.destroy()
  }
  const close = async () => {
    const closed = server.listening ? once(server, 'close') : undefined
    server.close()
    drop()
    await closed
  }
  target.hostname = '127.0.0.1'
  const proxyUrl = new URL(target)
  proxyUrl.port = String(port)
  return {
    url: proxyUrl.href,
    /** Simulates a stopped database: connections end, new ones are refused. */
    cut: close,
    /** Simulates an overloaded database: connections are accepted and never answered. */
    silence() {
      isSilent = true
      drop()
    },
    /** Simulates backends that hang: open connections stay open and are never answered. */
    stall() {
      isSilent = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    async mend() {
      isSilent = false
      drop()
      if (server.listening) return
      server.listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    close,
  }
}
