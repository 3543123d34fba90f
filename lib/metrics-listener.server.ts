import 'server-only'
import { createServer, type Server } from 'node:http'
import { metrics } from './metrics.server'

/** Serves /metrics on a port of its own, which only the operator can reach. A port that is taken ends the process. */
export function listenForMetrics(port: number, host: string): Server {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end()
      return
    }
    void metrics.metrics().then((text) => {
      response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' })
      response.end(text)
    })
  })
  server.once('error', (error) => {
    process.stderr.write(`The metrics have no port: ${error.message}. See METRICS_PORT and METRICS_HOST.\n`)
    process.exit(1)
  })
  return server.listen(port, host)
}
