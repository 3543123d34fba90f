import 'server-only'
import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { AppError } from './errors'

/** argon2id is the library's default algorithm; its cost is that of docs/guarantees.md R1. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const concurrentMax = 4
const waitingMax = 16
const busy = 'Too many people are signing in at this moment. Wait a minute, then try again.'

export function hashPassword(password: string): Promise<string> {
  return hash(password, cost)
}

let running = 0
const queue: (() => void)[] = []

/**
 * Whether the hash is of this password. A process verifies a few at a time, queues a few more and rejects the rest.
 * Readers therefore do not wait for sign-ins (docs/guarantees.md R3).
 * @throws AppError unauthenticated when too many wait already
 */
export async function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  if (running < concurrentMax) running++
  else if (queue.length >= waitingMax) throw new AppError('unauthenticated', busy)
  // A finished verification gives its slot to the next in the queue, so the count stays the same.
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await verify(passwordHash, password)
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

/** Hash verified for unknown accounts, so both cases take equally long (timing attack). */
export const dummyHash = hashPassword(randomBytes(16).toString('hex'))
