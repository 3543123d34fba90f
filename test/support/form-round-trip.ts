import fc from 'fast-check'
import { expect } from 'vitest'
import type { z } from 'zod'
import { unflatten } from '#lib/form'
import { isBlank } from '#lib/text'
import { unicodeSamples } from './fidelity-strings'
import { hostileStrings } from './hostile-strings'

/** Text that can be stored: any character but NUL and lone surrogates, and not blank. */
export const storedText = (lengthMax = 80): fc.Arbitrary<string> =>
  fc
    .oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
      fc.constantFrom(
        ...hostileStrings,
        ...unicodeSamples,
        '“Ferry’s” "fare"',
        'a,b',
        'one\r\ntwo',
        '\n x ',
        'on',
      ),
    )
    .map((text) => text.slice(0, lengthMax))
    .filter((text) => !isBlank(text) && !/\0|\p{Surrogate}/u.test(text))

export const orNull = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: null, freq: 2 })
export const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
export const revision = fc.integer({ min: 1, max: 999_999_999 })

type Values = Record<string, string>
type Way<Draft> = { encode: (draft: Draft) => Values; form: z.ZodType<Draft> }
/** A field always has text, may be blank, or has one of these codes. */
type Field = 'text' | 'optional' | Set<string>

/** The fields, `*` for a number, in which every draft decodes to itself after it was encoded. */
export function roundTrip<Draft>(drafts: fc.Arbitrary<Draft>, { encode, form }: Way<Draft>) {
  const encoded: Values[] = []
  fc.assert(
    fc.property(drafts, (draft) => {
      const values = encode(draft)
      expect(form.parse(unflatten(values))).toEqual(draft)
      encoded.push(values)
    }),
    { numRuns: 600 },
  )
  const names = new Set(encoded.flatMap((values) => Object.keys(values)))
  const seen: Record<string, Set<string>> = {}
  for (const name of names) {
    const isListed = /\.\d/.test(name)
    const texts = encoded.flatMap((values) => values[name] ?? (isListed ? [] : ''))
    const field = name.replaceAll(/\.\d+/g, '.*')
    seen[field] = new Set([...(seen[field] ?? []), ...texts])
  }
  return Object.fromEntries(Object.entries(seen).map(([name, texts]) => [name, kindOf(texts)]))
}

function kindOf(texts: Set<string>): Field {
  if ([...texts].every((text) => /^([A-Z_]*|on)$/.test(text))) return texts
  return texts.has('') ? 'optional' : 'text'
}
