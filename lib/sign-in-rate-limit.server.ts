import 'server-only'
import { RateLimiterMemory } from 'rate-limiter-flexible'

/** Of one address: a whole newsroom that comes in at nine, not a flood. */
const ofAddress = new RateLimiterMemory({ points: 20, duration: 10 })
/** Of all that one process draws and weighs: about a third of what a processor can do. */
const ofAll = new RateLimiterMemory({ points: 6, duration: 1 })

const isLeft = (limiter: RateLimiterMemory, key: string) =>
  limiter.consume(key).then(
    () => true,
    () => false,
  )

/**
 * Whether this process takes another sign-in at this moment. It keeps readers from waiting for a flood (docs/guarantees.md R3): a
 * sign-in that is refused here costs neither a page nor a password that is weighed. How often somebody may guess is
 * counted by the database, over all instances.
 */
export async function allowSignIn(address: string): Promise<boolean> {
  return (await isLeft(ofAddress, address)) && (await isLeft(ofAll, 'all'))
}
