const storageName = 'tab'
const lockName = (tab: string) => `tab ${tab}`

/** A duplicated tab copies the session storage, and waits this long for the lock of its original. */
const waitMs = 3000

let tab: Promise<string> | null = null

/** The id of this tab. It survives a reload, a navigation and a restored session. */
export const thisTab = (): Promise<string> => (tab ??= acquireTab())

async function acquireTab(): Promise<string> {
  const previous = storedTab()
  if (previous !== null && (await holdLock(previous))) return previous
  const created = crypto.randomUUID()
  storeTab(created)
  await holdLock(created)
  return created
}

function storedTab(): string | null {
  try {
    return sessionStorage.getItem(storageName)
  } catch {
    return null
  }
}

function storeTab(id: string): void {
  try {
    sessionStorage.setItem(storageName, id)
  } catch {
    // A browser that refuses storage has no drafts, so it needs no name for its tabs.
  }
}

/** Locks the name of a tab until the document is closed; false if another tab has the lock. */
function holdLock(id: string): Promise<boolean> {
  return new Promise((resolve) => {
    const forever = () => {
      resolve(true)
      return new Promise<never>(() => {})
    }
    navigator.locks
      .request(lockName(id), { signal: AbortSignal.timeout(waitMs) }, forever)
      .catch(() => resolve(false))
  })
}

/** True for the ids of tabs that are open, in any window of this browser. */
export async function openTabs(): Promise<(id: string) => boolean> {
  const { held = [], pending = [] } = await navigator.locks.query()
  const names = new Set([...held, ...pending].map(({ name }) => name))
  return (id) => names.has(lockName(id))
}
