import fc from 'fast-check'
import { expect, test } from 'vitest'
import { speakerKind } from '#features/speakers/speaker'
import { unflatten } from '#lib/form'
import { roundTrip, orNull, revision, storedText } from '#test/support/form-round-trip'
import { aboutColumns, saidColumns, statementValues } from './columns'
import { encodeStatement, statementEditForm } from './schema'
import { act, wording } from './statement'

const edtf = fc.constantFrom('2019', '2019-11', '2019-11-12', '../2019-11-12', '2019-11-12/..', '2019-11-12?')
const date = fc
  .record({
    edtf: orNull(edtf),
    phrase: orNull(storedText()),
    inferred: fc.boolean(),
    basis: orNull(storedText()),
  })
  .filter(({ inferred, basis }) => !inferred || basis !== null)
const link = fc.record({
  speaker: fc.record({
    name: storedText().map((text) => text.trim() || 'x'),
    kind: orNull(fc.constantFrom(...speakerKind.options)),
    describedAs: orNull(storedText()),
    isAnother: fc.boolean(),
  }),
  capacity: orNull(storedText()),
  cue: orNull(storedText()),
  seen: fc.boolean(),
})
const statement = {
  gloss: orNull(storedText()),
  language: fc.constantFrom('en', 'hi', 'hi-IN', 'sr-Latn-RS'),
  wording: fc.constantFrom(...wording.options),
  act: fc.constantFrom(...act.options),
  medium: orNull(storedText()),
  addressee: orNull(storedText()),
  said: date,
  about: date,
  dateOverride: orNull(storedText()),
}
/** The form numbers its attribution steps from the publication. */
const attribution = fc
  .array(link, { minLength: 1, maxLength: 5 })
  .map((chain) => chain.map((step, position) => ({ ...step, rung: chain.length - 1 - position })))
const dateFields = (name: 'said' | 'about') => ({
  [`${name}.edtf`]: 'optional' as const,
  [`${name}.phrase`]: 'optional' as const,
  [`${name}.inferred`]: new Set(['', 'on']),
  [`${name}.basis`]: 'optional' as const,
})

test('an edit of a statement is the same after encoding it into its form and decoding it', () => {
  const edit = fc.record({ ...statement, attribution, id: fc.uuid(), revision, reason: orNull(storedText()) })
  expect(
    roundTrip(edit, {
      encode: ({ id, reason, revision: number, attribution: rungs, ...stored }) => ({
        ...encodeStatement({ ...stored, rungs }),
        ...{ id, reason: reason ?? '', revision: String(number) },
      }),
      form: statementEditForm,
    }),
  ).toEqual({
    gloss: 'optional',
    language: 'text',
    wording: new Set(wording.options),
    act: new Set(act.options),
    medium: 'optional',
    addressee: 'optional',
    ...dateFields('said'),
    ...dateFields('about'),
    dateOverride: 'optional',
    'rungs.*.name': 'text',
    'rungs.*.kind': new Set(['', ...speakerKind.options]),
    'rungs.*.describedAs': 'optional',
    'rungs.*.capacity': 'optional',
    'rungs.*.cue': 'optional',
    // The browser sends only ticked boxes.
    'rungs.*.seen': new Set(['on']),
    'rungs.*.isAnother': new Set(['on']),
    id: 'text',
    revision: 'text',
    reason: 'optional',
  })
})

test('saving the form of a stored statement unchanged writes the same columns', () => {
  const onFile = link.map(({ speaker: { name, kind, describedAs }, capacity, ...rest }) => ({
    ...rest,
    speaker: { name, kind: kind ?? 'PERSON', describedAs },
    capacity: capacity === null ? null : { title: capacity },
  }))
  const row = fc
    .record({ ...statement, attributions: fc.array(onFile, { minLength: 1, maxLength: 5 }) })
    .map(({ said, about, ...rest }) => ({ ...rest, ...saidColumns(said), ...aboutColumns(about) }))
  fc.assert(
    fc.property(row, fc.uuid(), (stored, id) => {
      const fields = { ...statementValues(stored), id, revision: '1', reason: '' }
      const { said, about, attribution: chain, ...rest } = statementEditForm.parse(unflatten(fields))
      const attributions = chain.map(({ speaker, capacity, rung: _rung, ...others }, position) => {
        const { name, kind, describedAs } = speaker
        return {
          ...others,
          // A name alone finds the speaker on file; an unnamed one needs its description, too.
          speaker:
            kind === 'UNNAMED'
              ? { name, kind, describedAs }
              : { ...stored.attributions[position]?.speaker, name },
          capacity: capacity === null ? null : { title: capacity },
        }
      })
      const saved = { ...rest, ...saidColumns(said), ...aboutColumns(about), attributions }
      expect(saved).toEqual({ ...stored, id, revision: 1, reason: null })
    }),
    { numRuns: 300 },
  )
})
