import fc from 'fast-check'
import { expect, test } from 'vitest'
import { unflatten } from '#lib/form'
import { markedPassagesForm, parsePosition, passageFields, resolvePassage } from './passage-fields'
import { tieValues } from './schema'

const [a, b] = ['01999999-0000-7000-8000-00000000000a', '01999999-0000-7000-8000-00000000000b'] as const

test('a tie survives the way through its form, with spare fields on both sides', () => {
  const passages = [
    { statementId: b, start: 3, end: 9, exact: 'fare\nx' },
    { statementId: a, start: 0, end: 4, exact: ' The' },
  ]
  const values = tieValues({ recordId: 'r', label: 'the fare', passages }, [a, b])
  expect(passageFields(values)).toEqual([
    { index: 0, statementId: a, place: '0-4  The' },
    { index: 1, statementId: b, place: '3-9 fare\nx' },
    { index: 2, statementId: a, exact: '' },
    { index: 3, statementId: b, exact: '' },
  ])
  const fields = unflatten(values)
  expect(
    markedPassagesForm.parse(fields && typeof fields === 'object' && 'passages' in fields && fields.passages),
  ).toEqual([
    { statementId: a, start: 0, end: 4, exact: ' The' },
    { statementId: b, start: 3, end: 9, exact: 'fare\nx' },
  ])
})

test('unticking a passage removes it and leaves the typed one', () => {
  const values = { 'passages.0.statementId': a, 'passages.1.statementId': b, 'passages.1.exact': 'the fare' }
  expect(passageFields(values)).toEqual([{ index: 1, statementId: b, exact: 'the fare' }])
})

test('a position is two ascending offsets and their text, or null', () => {
  expect(parsePosition('110-133 the fare')).toEqual({ start: 110, end: 133, exact: 'the fare' })
  expect(parsePosition('110-133')).toEqual({ start: 110, end: 133 })
  for (const none of ['', '5', '9-9', '9-3', 'x-y']) expect(parsePosition(none)).toBeNull()
})

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
  const resolved = (exact: string) => resolvePassage(context, { statementId: 'x', start: 0, end: 8, exact })
  expect(resolved('The fare')).toMatchObject({ start: 0, exact: 'The fare' })
  expect(resolved('night ferry').start).toBe(context.indexOf('night ferry'))
  expect(() => resolved('the fares')).toThrow('stop matching')
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
    fc.property(somewhere, ([text, first, second]) => {
      const [start, end] = [Math.min(first, second), Math.max(first, second)]
      fc.pre(start < end && !/\p{Surrogate}/u.test(text.slice(start, end)))
      const passage = resolvePassage(text, { statementId: 'x', start, end })
      expect(text.slice(passage.start, passage.end)).toBe(passage.exact)
    }),
  )
})
