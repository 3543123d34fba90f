import { expect, test } from 'vitest'
import { isSlow } from './support/linear-time'

test('control: one search for each character is slow, and a long linear function is not', () => {
  const quadratic = (text: string) => {
    let sum = 0
    for (let index = 0; index < text.length; index++) sum += text.indexOf('b', index)
    return sum
  }
  const linear = (text: string) => {
    let sum = 0
    for (let turn = 0; turn < 100; turn++)
      for (let index = 0; index < text.length; index++) sum += text.charCodeAt(index)
    return sum
  }
  const text = 'a'.repeat(400_000)
  expect(isSlow(quadratic, text)).toBe(true)
  expect(isSlow(linear, text)).toBe(false)
})
