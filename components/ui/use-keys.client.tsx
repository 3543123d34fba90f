'use client'

import { useEffect, useRef } from 'react'
import { shortcutOf } from './shortcut'

type KeyMap = Readonly<Record<string, () => void>>
const storageName = 'single-letter-keys'

/** Editors can turn off single-letter shortcuts (WCAG 2.1.4), because each also has a control. */
export const areKeysOn = (): boolean => localStorage.getItem(storageName) !== 'off'
export const turnKeys = (isOn: boolean): void => localStorage.setItem(storageName, isOn ? 'on' : 'off')

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input, textarea, select, [role="textbox"]'))

/** A key such as Enter that presses a focused control itself, and does something else only without one. */
export const unlessOnControl = (run: () => void) => (): void => {
  const control = document.activeElement?.closest<HTMLElement>('button, a[href], summary')
  if (control) control.click()
  else run()
}

/**
 * Handles the shortcuts of a page, named as `shortcutOf` does. Only Ctrl shortcuts work inside a text field, and none
 * while a dialog is open.
 */
export function useKeys(keys: KeyMap): void {
  const keysRef = useRef(keys)
  useEffect(() => {
    keysRef.current = keys
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const withCtrl = event.ctrlKey || event.metaKey
      const name = shortcutOf(event)
      const run = keysRef.current[name]
      if (!run || event.altKey || event.isComposing || event.defaultPrevented) return
      if (document.querySelector('dialog[open]')) return
      if (!withCtrl && (isTyping(event.target) || (name.length === 1 && !areKeysOn()))) return
      event.preventDefault()
      run()
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
