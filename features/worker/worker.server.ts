import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import { attemptsMax, FinalError, type JobKind, jobKinds } from '#features/jobs/job'
import { endJob, failJob, queuePurgeOfTheHour, takeJob } from '#features/jobs/queue.server'
import { smtpServer } from '#features/mail/smtp-settings'
import { databaseFault } from '#lib/db-errors'
import { env } from '#lib/env'
import { log } from '#lib/log'
import { type Handlers, handlersWith } from './handlers.server'
import { runHeartbeat } from './heartbeat.server'

/** How long a lane waits when it has no job. */
const idleMs: Record<JobKind, number> = { mail: 1000, 'password-reset': 1000, purge: 60_000 }
const afterFaultMs = 5000
/** Below the time after which scripts/lib/serve.mjs ends a server by force. */
const stopMs = 8000

/** Runs the next job of a kind; false if none is due. */
export async function workOnce(kind: JobKind, handlers: Handlers): Promise<boolean> {
  const job = await takeJob(kind)
  if (job === null) return false
  const line = { kind, job: job.id, attempts: job.attempts }
  try {
    // Each attempt before this one ended with the process.
    if (job.attempts > attemptsMax)
      throw new FinalError('The worker ended in each attempt, before this job did.')
    await handlers[kind](job)
  } catch (error) {
    const state = await failJob(job, error)
    log[state === 'dead' ? 'error' : 'warn']({ event: `job ${state}`, ...line, error: String(error) })
    return true
  }
  const isEnded = await endJob(job)
  log.info({ event: isEnded ? 'job done' : 'job done without its lease', ...line })
  return true
}

/** Works until `signal`, one job at a time. An error of a lane ends neither the worker nor the server. */
async function runLane(kind: JobKind, handlers: Handlers, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let waitMs = 0
    try {
      if (kind === 'purge') await queuePurgeOfTheHour()
      if (!(await workOnce(kind, handlers))) waitMs = idleMs[kind] * (0.5 + Math.random())
    } catch (error) {
      waitMs = afterFaultMs
      const fault = databaseFault(error)
      if (fault === null)
        log.error({
          event: 'worker failed',
          kind,
          stack: error instanceof Error ? error.stack : String(error),
        })
      else log.warn({ event: 'worker waits', kind, fault })
    }
    await pause(waitMs, null, { signal }).catch(() => null)
  }
}

/**
 * Starts the worker of this process, with a lane for each kind of job: a mail server that hangs delays mail alone. `stop`
 * waits for the jobs in progress, but not for long: the lease of a job that is cut ends, and another worker takes it.
 */
export function startWorker(handlers = handlersWith(smtpServer(env))): { stop: () => Promise<void> } {
  const stopping = new AbortController()
  const lanes = Promise.all([
    ...jobKinds.map((kind) => runLane(kind, handlers, stopping.signal)),
    runHeartbeat(stopping.signal),
  ])
  return {
    stop: async () => {
      stopping.abort()
      const waiting = new AbortController()
      await Promise.race([lanes, pause(stopMs, null, { signal: waiting.signal }).catch(() => null)])
      waiting.abort()
    },
  }
}
