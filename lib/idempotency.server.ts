import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/** A submitted form: its idempotency key, its editor and a SHA-256 of its fields. */
export type IdempotentRequest = { key: string; editorId: string; fingerprint: string }

const requests = new AsyncLocalStorage<IdempotentRequest & { step: number }>()

/** The latest execution of a form in this process. */
const executing = new Map<string, Promise<unknown>>()

/**
 * Each transaction inside `run` executes once per idempotency key; retries get the stored result. Retries of one form
 * are queued here, because fifty at once would take every connection. They fail together if the first one fails.
 */
export function runOnce<Result>(request: IdempotentRequest, run: () => Promise<Result>): Promise<Result> {
  const { key, editorId, fingerprint } = request
  const form = `${key} ${editorId} ${fingerprint}`
  const execute = () => requests.run({ ...request, step: 0 }, run)
  const execution = executing.get(form)?.then(execute) ?? execute()
  executing.set(form, execution)
  const remove = () => {
    if (executing.get(form) === execution) executing.delete(form)
  }
  void execution.then(remove, remove)
  return execution
}

/** The request of the transaction that begins now, under a key of its own; null outside of `runOnce`. */
export function nextKey(): IdempotentRequest | null {
  const request = requests.getStore()
  return request ? { ...request, key: `${request.key}/${request.step++}` } : null
}
