import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { encodeForm, trimmedField } from '#lib/form'
import { roundTrip, orNull, revision, storedText } from '#test/support/form-round-trip'
import { nameKey } from '#lib/name-key'
import { speakerEditForm, speakerForm } from './schema'
import { speakerKind } from './speaker'

/** A name as the form stores it: without white space or invisible marks around it. */
const line = storedText()
  .map((text) => trimmedField(z.string()).parse(text.replaceAll('\n', ' ')).trim())
  .filter((text) => text !== '')
const speaker = fc
  .record({
    kind: fc.constantFrom(...speakerKind.options),
    name: line,
    aliases: fc.uniqueArray(line, { maxLength: 6, selector: nameKey }),
    wikidataId: orNull(fc.integer({ min: 1 }).map((number) => `Q${number}`)),
    describedAs: orNull(storedText()),
    isAnother: fc.boolean(),
  })
  .filter(({ kind, describedAs }) => kind !== 'UNNAMED' || describedAs !== null)
const fields = {
  kind: new Set(speakerKind.options),
  name: 'text',
  aliases: 'optional',
  wikidataId: 'optional',
  describedAs: 'optional',
  isAnother: new Set(['', 'on']),
} as const

test('a speaker is the same after encoding it into its form and decoding it', () => {
  expect(
    roundTrip(speaker, { encode: (draft) => encodeForm(speakerForm, draft), form: speakerForm }),
  ).toEqual(fields)
})

test('an edit of a speaker is the same after encoding it into its form and decoding it', () => {
  const edit = fc
    .tuple(speaker, fc.record({ id: fc.uuid(), revision, reason: orNull(storedText()) }))
    .map(([draft, rest]) => ({ ...draft, ...rest }))
  expect(
    roundTrip(edit, {
      encode: (draft) => encodeForm(speakerEditForm, draft),
      form: speakerEditForm,
    }),
  ).toEqual({ ...fields, id: 'text', revision: 'text', reason: 'optional' })
})
