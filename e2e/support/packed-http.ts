import { request, type IncomingHttpHeaders } from 'node:http'

export type PackedAnswer = { status: number; headers: IncomingHttpHeaders; body: Buffer }
type Options = { method?: string; headers?: Record<string, string> }

/** A request whose response body is returned as it was sent; fetch and Playwright unpack it. */
export function exchange(url: string, { method = 'GET', headers = {} }: Options = {}): Promise<PackedAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end()
  })
}
