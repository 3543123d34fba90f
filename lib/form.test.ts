import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  checkboxField,
  choiceField,
  defaultMessages,
  encodeForm,
  integerField,
  optionalField,
  unflatten,
} from './form'

test('dotted names become nested fields, and numbers a list in order', () => {
  expect(
    unflatten({ 'said.edtf': '2019', 'rungs.1.cue': 'added', 'rungs.0.cue': 'said', quote: 'a.b' }),
  ).toEqual({ said: { edtf: '2019' }, rungs: [{ cue: 'said' }, { cue: 'added' }], quote: 'a.b' })
})

test('no name reaches a prototype; unknown names are left for the schema to refuse', () => {
  const fields = { '__proto__.role': 'ADMIN', 'constructor.name': 'x', 'a.__proto__': 'y' }
  const tree = unflatten(fields)
  expect(Object.keys(z.record(z.string(), z.unknown()).parse(tree)).toSorted()).toEqual(
    Object.keys(fields).toSorted(),
  )
  expect(z.strictObject({}).safeParse(tree).success).toBe(false)
  expect(Object.prototype).not.toHaveProperty('role')
})

test('blank fields and choices are null, a checkbox is a boolean and a number is an integer', () => {
  expect(optionalField(z.string()).parse('  ')).toBeNull()
  expect(optionalField(z.string()).parse(' kept ')).toBe(' kept ')
  expect(choiceField(z.enum(['A'])).parse('')).toBeNull()
  expect(choiceField(z.enum(['A'])).safeParse('B').success).toBe(false)
  expect([checkboxField.parse(undefined), checkboxField.parse('on')]).toEqual([false, true])
  expect(integerField.parse('12')).toBe(12)
  expect(integerField.safeParse('12.5').success).toBe(false)
})

test('invalid input gets a default message, unless the schema has its own', () => {
  const schema = z.strictObject({
    move: z.enum(['up', 'down']),
    id: z.uuid(),
    note: z.string(),
    day: z.iso.date('A day.'),
  })
  const fields = { move: 'sideways', id: 'x', day: 'y', more: '1' }
  const { error } = schema.safeParse(fields, { error: defaultMessages })
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'Choose one of those that are offered.',
    'This is not what the form asks for. Open the page again; what you typed is kept.',
    'Something is missing here.',
    'A day.',
    'This is not what the form asks for. Open the page again; what you typed is kept.',
  ])
})

test('a draft is encoded in the names of its form, without an unticked box and without other fields', () => {
  const step = z.strictObject({ cue: optionalField(z.string()), seen: checkboxField })
  const schema = z.strictObject({
    said: z.strictObject({ year: integerField }),
    steps: z.array(step).default([]),
  })
  const steps = [
    { cue: null, seen: true },
    { cue: 'said', seen: false },
  ]
  const draft = { said: { year: 2019 }, steps }
  const values = encodeForm(schema, { ...draft, ...{ slug: 'x' } })
  expect(values).toEqual({
    'said.year': '2019',
    'steps.0.cue': '',
    'steps.0.seen': 'on',
    'steps.1.cue': 'said',
  })
  expect(schema.parse(unflatten(values))).toEqual(draft)
})

test('a form shows a stored value that it would refuse', () => {
  const schema = z.strictObject({ code: optionalField(z.string().max(2)) })
  expect(encodeForm(schema, { code: 'long' })).toEqual({ code: 'long' })
  expect(() => z.encode(schema, { code: 'long' })).toThrow(z.ZodError)
})
