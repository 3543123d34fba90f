'use client'

import type { ReactNode } from 'react'

export function ThemeSwitch({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="by-script" onClick={switchTheme}>
      {children}
    </button>
  )
}

function switchTheme() {
  const root = document.documentElement
  const isDark = root.dataset['theme']
    ? root.dataset['theme'] === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches
  root.dataset['theme'] = isDark ? 'light' : 'dark'
  try {
    localStorage.setItem('theme', root.dataset['theme'])
  } catch {
    // If storage is refused, the choice lasts until the page is left.
  }
}
