import { z } from 'zod'

/** A field left blank means: not stated. */
export const optionalField = <Value extends string>(schema: z.ZodType<Value>) =>
  z.codec(z.string(), schema.nullable(), {
    decode: (typed) => (typed.trim() === '' ? null : typed),
    encode: asText,
  })

/** A choice not made, or one of the schema's. */
export const choiceField = <Value extends string>(schema: z.ZodType<Value>) =>
  z.codec(z.string().default(''), schema.nullable(), {
    decode: (typed) => (typed === '' ? null : typed),
    encode: asText,
  })

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A box: a browser sends "on" for a ticked one, and nothing for the others. */
export const checkboxField = z.codec(z.literal('on').optional(), z.boolean(), {
  decode: (box) => box === 'on',
  encode: (isTicked) => (isTicked ? 'on' : undefined),
})

/** A whole number, as typed. */
export const integerField = z.codec(z.string().regex(/^-?\d{1,9}$/, 'Give a whole number.'), z.int(), {
  decode: Number,
  encode: String,
})

/** For what no form of ours sends, and so no schema has a sentence of its own for. */
export const defaultMessages: z.core.$ZodErrorMap = ({ code }) => {
  if (code === 'invalid_value') return 'Choose one of those that are offered.'
  if (code === 'too_big') return 'This is too long.'
  if (code === 'too_small' || code === 'invalid_type') return 'Something is missing here.'
  return 'This is not what the form asks for. Open the page again; what you typed is kept.'
}

type Nested = { [name: string]: Nested | string }

const segment = /^[A-Za-z][A-Za-z0-9]*$|^\d{1,3}$/

/**
 * What a form sent, as the tree that its names describe: `said.edtf` is a field of `said`, `attribution.0.cue` of the
 * first link. Names that describe none are left as they are, for the schema to refuse.
 */
export function unflatten(values: Readonly<Record<string, string>>): unknown {
  const root: Nested = Object.create(null)
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.')
    if (parts.every((part) => segment.test(part) && part !== 'constructor' && part !== 'prototype'))
      plant(root, parts, value)
    else root[name] = value
  }
  return listed(root)
}

function plant(root: Nested, parts: readonly string[], value: string): void {
  let branch = root
  for (const part of parts.slice(0, -1)) {
    const grown: Nested = Object.create(null)
    const next = branch[part]
    branch = branch[part] = typeof next === 'object' ? next : grown
  }
  branch[parts.at(-1) ?? ''] = value
}

/** A branch whose names are all numbers is a list, in their order. */
function listed(branch: Nested): unknown {
  const entries = Object.entries(branch).map(
    ([name, value]) => [name, typeof value === 'string' ? value : listed(value)] as const,
  )
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
  if (!isList) return Object.fromEntries(entries)
  return entries.toSorted(([one], [other]) => Number(one) - Number(other)).map(([, value]) => value)
}

/**
 * A draft as the fields of its form: the way back from `schema.parse(unflatten(values))`.
 * Nothing is validated, unlike in `z.encode`: a form must show what is stored, even what it would refuse today.
 */
export const encodeForm = <Schema extends z.ZodType>(
  schema: Schema,
  draft: z.output<Schema>,
): Record<string, string> => Object.fromEntries(flatten('', encodeValue(schema, draft)))

function encodeValue(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodCodec) {
    const draft = encodeValue(schema.def.out, value)
    return encodeValue(schema.def.in, schema.def.reverseTransform(draft, { value: draft, issues: [] }))
  }
  if (schema instanceof z.ZodDefault) return encodeValue(schema.def.innerType, value)
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.map((item) => encodeValue(schema.element, item))
  if (!(schema instanceof z.ZodObject) || typeof value !== 'object' || value === null) return value
  const values = new Map<string, unknown>(Object.entries(value))
  return Object.fromEntries(
    Object.entries(schema.def.shape).map(([name, field]) => [name, encodeValue(field, values.get(name))]),
  )
}

/** The inverse of `unflatten`; a box that is not ticked has no text, and so no name. */
function flatten(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([part, child]) =>
    flatten(name === '' ? part : `${name}.${part}`, child),
  )
}
