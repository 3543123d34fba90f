import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** False on the server and during hydration, so that controls that need script appear only with it. */
export const useHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
