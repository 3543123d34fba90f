import { AsyncLocalStorage } from 'node:async_hooks'

/** The request of an editor that runs now. Readers' requests have none, so their addresses are in no log. */
export const requestContext = new AsyncLocalStorage<{ requestId: string; address: string }>()
