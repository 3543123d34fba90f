import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Per client address: enough for a whole newsroom that signs in at nine. */
const perAddress = new RateLimiterMemory({ points: 20, duration: 10 })
/** Per process: page rendering and hashing then take about a third of a processor. */
const perProcess = new RateLimiterMemory({ points: 6, duration: 1 })

const consume = (limiter: RateLimiterMemory, key: string) =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

/**
 * Whether this process accepts another sign-in now, so that readers do not wait during a flood (docs/guarantees.md R3).
 * A rejected sign-in costs neither a page nor a password hash. The database limits guesses over all instances.
 */
export async function allowSignIn(address: string): Promise<boolean> {
  return (await consume(perAddress, address)) && (await consume(perProcess, 'all'))
}
