import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { networkOf } from './client-network'

/** Per client network: enough for a whole newsroom that signs in at nine. */
const perAddress = new RateLimiterMemory({ points: 20, duration: 10 })
/** Per process: page rendering and hashing then take about a third of a processor. */
const perProcess = new RateLimiterMemory({ points: 6, duration: 1 })
/** A share for browsers that signed in before, which no flood from elsewhere uses up. */
const perBrowser = new RateLimiterMemory({ points: 5, duration: 10 })
const allBrowsers = new RateLimiterMemory({ points: 2, duration: 1 })

const consume = (limiter: RateLimiterMemory, key: string) =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

/**
 * Whether this process accepts another sign-in now, so that readers do not wait during a flood (docs/guarantees.md R3).
 * A rejected sign-in costs neither a page nor a password hash. The database limits guesses over all instances.
 * `browser` is the id of a browser that signed in before.
 */
export async function allowSignIn(address: string, browser: string | null): Promise<boolean> {
  if (browser !== null && (await consume(perBrowser, browser)) && (await consume(allBrowsers, 'all')))
    return true
  return (await consume(perAddress, networkOf(address))) && (await consume(perProcess, 'all'))
}
