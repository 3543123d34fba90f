declare global {
  var eventCounts: Map<string, number> | undefined
}

/** How often each event was logged since the start. Next bundles the proxy, the pages and the hooks apart, so they share a global. */
export const eventCounts = (globalThis.eventCounts ??= new Map<string, number>())

/** Counts a line of the log by its `event`, a word of our code. */
export function countEvent(line: unknown): void {
  if (typeof line !== 'object' || line === null || !('event' in line) || typeof line.event !== 'string')
    return
  eventCounts.set(line.event, (eventCounts.get(line.event) ?? 0) + 1)
}
