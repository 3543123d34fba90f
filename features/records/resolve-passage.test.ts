import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolvePassage } from './resolve-passage'

const context = 'The fare will rise in May, and the fare of the night ferry will rise in June.'
const place = (exact: string) => resolvePassage(context, { statementId: 'x', exact })

test('typed text resolves to its only occurrence', () => {
  expect(place('in May')).toMatchObject({ start: 19, end: 25, exact: 'in May' })
})

test('text that occurs twice or never is refused with a remedy', () => {
  expect(() => place('will rise')).toThrow('stands there more than once')
  expect(() => place('will rise in July')).toThrow('stop matching the source after “will rise in Ju”')
})

test('offsets outside the text are refused', () => {
  for (const [start, end] of [
    [5, 5],
    [9, 3],
    [0, context.length + 1],
  ] as [number, number][])
    expect(() => resolvePassage(context, { statementId: 'x', start, end })).toThrow('do not lie inside')
})

test('when text and offsets disagree the text decides, since an editor read it', () => {
  const both = (exact: string) => resolvePassage(context, { statementId: 'x', start: 0, end: 8, exact })
  expect(both('The fare')).toMatchObject({ start: 0, exact: 'The fare' })
  expect(both('night ferry').start).toBe(context.indexOf('night ferry'))
  expect(() => both('the fares')).toThrow('stop matching')
})

test('offsets inside a character are refused', () => {
  const faces = 'a😀b'
  expect(resolvePassage(faces, { statementId: 'x', start: 1, end: 3 }).exact).toBe('😀')
  for (const [start, end] of [
    [0, 2],
    [2, 4],
    [1, 2],
    [2, 3],
  ] as [number, number][])
    expect(() => resolvePassage(faces, { statementId: 'x', start, end })).toThrow('cut a character in two')
})

test('a resolved passage always has the text at its offsets', () => {
  const somewhere = fc
    .string({ unit: 'binary', minLength: 1 })
    .chain((text) => fc.tuple(fc.constant(text), fc.nat(text.length), fc.nat(text.length)))
  fc.assert(
    fc.property(somewhere, ([text, one, other]) => {
      const [start, end] = [Math.min(one, other), Math.max(one, other)]
      fc.pre(start < end && !/\p{Surrogate}/u.test(text.slice(start, end)))
      const placed = resolvePassage(text, { statementId: 'x', start, end })
      expect(text.slice(placed.start, placed.end)).toBe(placed.exact)
    }),
  )
})
