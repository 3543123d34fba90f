import 'server-only'
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from './errors'

/** argon2id is the library's default algorithm; cost as docs/guarantees.md R1 asks. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const weighedAtOnceMax = 4
const waitingMax = 16
const busy = 'Too many people are signing in at this moment. Wait a minute, then try again.'

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let weighing = 0
const waiting: (() => void)[] = []

/**
 * Whether this is the password of that hash. A few at a time in one process, a few more wait, and the rest are sent away:
 * readers must not wait for people who sign in (docs/guarantees.md R3).
 * @throws AppError unauthenticated when too many wait already
 */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  if (weighing < weighedAtOnceMax) weighing++
  else if (waiting.length >= waitingMax) throw new AppError('unauthenticated', busy)
  // Whoever waits is handed the place of the one that leaves: the number in work does not change.
  else await new Promise<void>((resolve) => waiting.push(resolve))
  try {
    return await verify(passwordHash, password)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else weighing--
  }
}

/** What is weighed for an account that does not exist, so that it takes as long. */
export const dummyHash = hashPassword(randomBytes(16).toString('hex'))
