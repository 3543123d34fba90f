import type { Arriving } from '#lib/doorstep'

/** Once at the start, before the first request. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  await import('#lib/env')
  const { subscribe } = await import('node:diagnostics_channel')
  const { setRight } = await import('#lib/doorstep')
  subscribe('http.server.request.start', (message) => {
    if (isArrival(message)) setRight(message.request)
  })
}

type Arrival = { request: Arriving }

const isArrival = (message: unknown): message is Arrival =>
  typeof message === 'object' && message !== null && 'request' in message
