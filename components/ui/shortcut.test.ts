import { expect, test } from 'vitest'
import { shortcutOf } from './shortcut'

const press = (key: string, code: string, held: 'ctrl' | 'meta' | 'shift' | '' = '') =>
  shortcutOf({ key, code, ctrlKey: held === 'ctrl', metaKey: held === 'meta', shiftKey: held === 'shift' })

test.each([
  ['t', 'KeyT', '', 't'],
  ['T', 'KeyT', 'shift', 't'],
  ['ए', 'KeyT', '', 't'],
  ['е', 'KeyT', '', 't'],
  ['τ', 'KeyT', '', 't'],
  ['ت', 'KeyJ', '', 'j'],
  ['क्ष', 'KeyN', '', 'n'],
  ['ы', 'KeyS', 'ctrl', 'ctrl+s'],
  ['σ', 'KeyS', 'meta', 'ctrl+s'],
  ['१', 'Digit1', '', '1'],
  ['य', 'Slash', '', '/'],
  ['य़', 'Slash', 'shift', '?'],
  ['?', 'Digit7', 'shift', '?'],
  ['Enter', 'Enter', 'ctrl', 'ctrl+enter'],
  ['Escape', 'Escape', '', 'escape'],
] as const)('%s at %s with “%s” is the shortcut %s', (key, code, held, name) => {
  expect(press(key, code, held)).toBe(name)
})

test.each([
  ['a', 'KeyQ', 'a'],
  ['é', 'Digit2', 'é'],
  ['ö', 'Semicolon', 'ö'],
])('a Latin keyboard keeps its own letters: %s at %s', (key, code, name) => {
  expect(press(key, code)).toBe(name)
})
