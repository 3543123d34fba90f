import { connect } from 'node:net'

export type RawAnswer = { status: number; headers: string; body: string }

/** Sends raw bytes, which no HTTP client would, and reads until the server closes. */
export function sendRaw(origin: string, request: string | Buffer): Promise<RawAnswer> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(Number(port), hostname, () => socket.write(request))
    socket.setTimeout(10_000, () => {
      socket.destroy()
      reject(new Error('The server neither answered nor closed within 10 s.'))
    })
    socket.on('data', (chunk) => chunks.push(chunk))
    // A refusal may reset the connection while the body is being sent; the bytes received so far count.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => resolve(parsed(Buffer.concat(chunks).toString('latin1'))))
  })
}

function parsed(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)
  return { status, headers: text.slice(0, Math.max(end, 0)), body: text.slice(end + 4) }
}

/** A request with the given method, target and header lines. */
export const rawRequest = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: localhost', 'Connection: close', ...headers, '', ''].join('\r\n')
