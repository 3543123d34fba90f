import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and for the first paint: what only script can do appears with it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
