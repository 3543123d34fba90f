import type { ReactNode } from 'react'

/** A script switches (switch-theme.ts); without script the system decides. */
export function ThemeSwitch({ children }: { children: ReactNode }) {
  return (
    <button type="button" className="by-script" data-theme-switch="">
      {children}
    </button>
  )
}
