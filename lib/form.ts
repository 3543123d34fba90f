import { z } from 'zod'

/** An empty field means: not stated. */
export const optionalField = <Value extends string>(schema: z.ZodType<Value>) =>
  z.codec(z.string(), schema.nullable(), {
    decode: (typed) => (typed.trim() === '' ? null : typed),
    encode: asText,
  })

/** White space, and the invisible marks that come along when a text is pasted. */
const pastedEdges = /^[\s\u200B\u200E\u200F\u2060]+|[\s\u200B\u200E\u200F\u2060]+$/g

/** A field in our own words, not a source's: white space around it is not part of it. */
export const trimmedField = <Value>(schema: z.ZodType<Value, string>) =>
  z.codec(z.string(), schema, {
    decode: (typed) => typed.replaceAll(pastedEdges, ''),
    encode: (text) => text,
  })

/** One of the schema's choices, or null if none is selected. */
export const choiceField = <Value extends string>(schema: z.ZodType<Value>) =>
  z.codec(z.string().default(''), schema.nullable(), {
    decode: (typed) => (typed === '' ? null : typed),
    encode: asText,
  })

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A checkbox. The browser sends "on" if it is ticked, and nothing otherwise. */
export const checkboxField = z.codec(z.literal('on').optional(), z.boolean(), {
  decode: (box) => box === 'on',
  encode: (isTicked) => (isTicked ? 'on' : undefined),
})

/** A whole number, typed as text. */
export const integerField = z.codec(z.string().regex(/^-?\d{1,9}$/, 'Give a whole number.'), z.int(), {
  decode: Number,
  encode: String,
})

/** Messages for input that our own forms cannot send, so that no schema needs its own. */
export const defaultMessages: z.core.$ZodErrorMap = ({ code }) => {
  if (code === 'invalid_value') return 'Choose one of those that are offered.'
  if (code === 'too_big') return 'This is too long.'
  if (code === 'too_small' || code === 'invalid_type') return 'Something is missing here.'
  return 'This is not what the form asks for. Open the page again; what you typed is kept.'
}

type Nested = { [name: string]: Nested | string }

const segment = /^[A-Za-z][A-Za-z0-9]*$|^\d{1,3}$/

/**
 * Turns field names into a tree: `said.edtf` is a field of `said`, `attribution.0.cue` belongs to the first link.
 * Invalid names stay unchanged, so that the schema refuses them.
 */
export function unflatten(values: Readonly<Record<string, string>>): unknown {
  const root: Nested = Object.create(null)
  for (const [name, value] of Object.entries(values)) {
    const parts = name.split('.')
    if (parts.every((part) => segment.test(part) && part !== 'constructor' && part !== 'prototype'))
      plant(root, parts, value)
    else root[name] = value
  }
  return withLists(root)
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

/** A branch with only numeric names is a list in numeric order. */
function withLists(branch: Nested): unknown {
  const entries = Object.entries(branch).map(
    ([name, value]) => [name, typeof value === 'string' ? value : withLists(value)] as const,
  )
  const isList = entries.length > 0 && entries.every(([name]) => /^\d+$/.test(name))
  if (!isList) return Object.fromEntries(entries)
  return entries
    .toSorted(([leftKey], [rightKey]) => Number(leftKey) - Number(rightKey))
    .map(([, value]) => value)
}

/**
 * Encodes a draft as the fields of its form: the inverse of `schema.parse(unflatten(values))`. It does not validate,
 * unlike `z.encode`, because a form must show stored values even if it would refuse them today.
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

/** The inverse of `unflatten`. An unticked checkbox has no value, so it gets no field. */
function flatten(name: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[name, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([part, child]) =>
    flatten(name === '' ? part : `${name}.${part}`, child),
  )
}

/** The first message of each field. */
export function messagesByField(error: z.ZodError): Record<string, string> {
  const sentences: Record<string, string> = {}
  for (const { path, message } of error.issues) sentences[path.join('.') || 'form'] ??= message
  return sentences
}
