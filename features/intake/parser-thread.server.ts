import 'server-only'
import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '#lib/errors'
import type { ParserTask } from './parse-document'
import type { ParsedSource } from './source-proposal'

const timeMaxMs = 10_000
/** The start of a thread on a busy machine is not the fault of the source. */
const startMaxMs = 30_000
const memoryMaxMb = 256
const concurrentMax = 2
const waitingMax = 8

const damaged = 'This could not be read: it is damaged, or not what its name says. Paste its text instead.'
const tooSlow = 'Reading this took longer than 10 seconds. Paste its text instead.'
const tooLarge = 'Reading this needs too much memory. Paste its text instead.'
const busy = 'Other sources are being read at this moment. Wait a moment, then try again.'

let running = 0
const queue: (() => void)[] = []

/**
 * Parses in a thread of its own, without the environment of the server: a hostile file costs at most 10 seconds and 256 MB.
 * @throws AppError invalid, with a sentence
 */
export async function parseInThread(task: ParserTask): Promise<ParsedSource> {
  if (running < concurrentMax) running++
  else if (queue.length >= waitingMax) throw new AppError('invalid', busy)
  // A thread that ends gives its place to the next in the queue, so the count stays the same.
  else await new Promise<void>((resolve) => queue.push(resolve))
  try {
    return await runThread(task)
  } finally {
    const next = queue.shift()
    if (next) next()
    else running--
  }
}

type ThreadMessage = { isReady?: true; source?: ParsedSource; message?: string | null }

/** In the checkout, where its imports are. The bundler must not follow the path: the thread is no part of the build. */
const threadFile = (): string => resolve(...['features', 'intake', 'parser-thread.mjs'])

async function runThread(task: ParserTask): Promise<ParsedSource> {
  const worker = new Worker(/* turbopackIgnore: true */ threadFile(), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: memoryMaxMb, maxYoungGenerationSizeMb: 32 },
    env: {},
    stdout: true,
    stderr: true,
  })
  try {
    const { source, message } = await threadMessage(worker)
    if (source) return source
    throw new AppError('invalid', message ?? damaged)
  } finally {
    await worker.terminate()
  }
}

/** The first message after the thread is ready. */
function threadMessage(worker: Worker): Promise<ThreadMessage> {
  return new Promise((resolve, reject) => {
    const limit = (ms: number, sentence: string) =>
      setTimeout(() => reject(new AppError('invalid', sentence)), ms)
    let timer = limit(startMaxMs, busy)
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      finish()
    }
    worker.on('message', (message: ThreadMessage) => {
      clearTimeout(timer)
      if (message.isReady) timer = limit(timeMaxMs, tooSlow)
      else resolve(message)
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      settle(() =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new AppError('invalid', tooLarge) : error),
      ),
    )
    worker.once('exit', () => settle(() => reject(new AppError('invalid', damaged))))
  })
}
