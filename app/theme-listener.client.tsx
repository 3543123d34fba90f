'use client'

import { useEffect } from 'react'
import { themeSwitches } from '#components/shell/switch-theme'

/** The theme switch of pages that do not load the reader script. */
export function ThemeListener() {
  useEffect(() => {
    const listening = new AbortController()
    themeSwitches(listening.signal)
    return () => listening.abort()
  }, [])
  return null
}
