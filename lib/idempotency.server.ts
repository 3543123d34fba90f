import 'server-only'
import { AsyncLocalStorage } from 'node:async_hooks'

/** A form as it was sent: its own key, whose it is, and a SHA-256 of what it said. */
export type IdempotentRequest = { key: string; editorId: string; fingerprint: string }

const orders = new AsyncLocalStorage<IdempotentRequest & { step: number }>()

/** The latest sending of a form that is under way in this process. */
const underWay = new Map<string, Promise<unknown>>()

/**
 * Within `run`, each transaction is made once for the order, and answered again however often the form comes back.
 * Sendings of one form take turns here: fifty at once would hold every connection, all waiting for one of them. Where
 * the first fails, those that wait fail alike.
 */
export function runOnce<Result>(order: IdempotentRequest, run: () => Promise<Result>): Promise<Result> {
  const { key, editorId, fingerprint } = order
  const form = `${key} ${editorId} ${fingerprint}`
  const give = () => orders.run({ ...order, step: 0 }, run)
  const turn = underWay.get(form)?.then(give) ?? give()
  underWay.set(form, turn)
  const leave = () => {
    if (underWay.get(form) === turn) underWay.delete(form)
  }
  void turn.then(leave, leave)
  return turn
}

/** The order of the transaction that begins now, under a key of its own; null outside of `once`. */
export function nextKey(): IdempotentRequest | null {
  const order = orders.getStore()
  return order ? { ...order, key: `${order.key}/${order.step++}` } : null
}
