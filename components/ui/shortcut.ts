type Press = { key: string; code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }

/** Keys that are not letters, with their characters on a Latin keyboard, plain and with Shift. */
const signs: Readonly<Record<string, readonly [string, string]>> = { Slash: ['/', '?'] }

/**
 * The name of a shortcut: `j`, `?`, `ctrl+enter` (Command on a Mac). A keyboard of another script (Hindi, Cyrillic,
 * Greek) has no `j`; there the place of the key counts.
 */
export function shortcutOf({ key, code, ctrlKey, metaKey, shiftKey }: Press): string {
  const isLatin = /^[\p{ASCII}\p{Script=Latin}]+$/u.test(key)
  const character = /^(?:Key[A-Z]|Digit\d)$/.test(code) ? code.slice(-1) : undefined
  const latinKey = character ?? signs[code]?.[shiftKey ? 1 : 0] ?? key
  return `${ctrlKey || metaKey ? 'ctrl+' : ''}${(isLatin ? key : latinKey).toLowerCase()}`
}
