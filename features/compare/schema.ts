import { z } from 'zod'
import { inOrder, isInOrder, sourceFields, type SourceDraft } from '#features/sources/schema'
import { disputeDraft } from '#features/disputes/schema'
import { speakerKind } from '#features/speakers/speaker'
import { datedForm } from '#features/statements/schema'
import { act, wording } from '#features/statements/statement'
import { dimension, disputeOver } from '#features/records/record'
import { parsePosition } from '#features/records/passage-fields'
import { recordEdit } from '#features/records/schema'
import { exactText, nonEmptyText } from '#lib/exact-text'
import { checkboxField, choiceField, optionalField } from '#lib/form'
import { columns, type YesNoUnclear } from './compare'

/** In UTF-16 units. Both texts of a comparison fit into one form. */
export const comparedTextMax = 150_000

const name = z.codec(z.string().default(''), exactText(200), {
  decode: (typed) => typed.trim(),
  encode: (text) => text,
})

/** Words of a pasted text, with their source and speaker. */
const fromText = z
  .strictObject({
    on: z.literal('TEXT'),
    ...sourceFields,
    text: nonEmptyText(comparedTextMax),
    quote: nonEmptyText(20_000),
    quoteAt: z.codec(z.string().regex(/^\d{1,6}$/), z.int(), { decode: Number, encode: String }),
    name: name.refine((text) => text !== '', 'Say who said it.'),
    speakerKind: choiceField(speakerKind),
    describedAs: optionalField(exactText(500)).default(null),
    isAnother: checkboxField,
    cue: optionalField(exactText(300)),
    /** A speaker between the originator and the publication. */
    via: name,
    wording,
    act,
    said: datedForm,
    dateOverride: optionalField(nonEmptyText(500)).default(null),
    gloss: optionalField(nonEmptyText(500)),
  })
  .refine(isInOrder, inOrder)
  .transform(({ text, ...side }) => ({
    ...side,
    snapshot: { kind: 'FULL' as const, text, originalSha256: null },
  }))
export type TextSide = z.infer<typeof fromText>

/** A statement on file, by its slug. */
const onFile = z.strictObject({ on: z.literal('FILE'), statement: nonEmptyText(200) })

const side = z.discriminatedUnion('on', [fromText, onFile], { error: 'Add a quote on this side.' })
export type SideDraft = z.infer<typeof side>

const answer = choiceField(z.enum(['YES', 'NO', 'UNCLEAR']) satisfies z.ZodType<YesNoUnclear>)

/** "110-133 the words there". Offsets are UTF-16, into the pasted text or the context on file. */
const place = z.codec(exactText(20_020), z.object({ start: z.int(), end: z.int(), exact: z.string() }), {
  decode: (typed, payload) => {
    const position = parsePosition(typed)
    if (position !== null && position.exact !== undefined) return { ...position, exact: position.exact }
    payload.issues.push({ code: 'custom', input: typed, message: 'Mark the words again.' })
    return z.NEVER
  },
  encode: ({ start, end, exact }) => `${start}-${end} ${exact}`,
})
const linkedPassages = z.strictObject({ label: nonEmptyText(120), first: place, second: place })
export type LinkDraft = z.infer<typeof linkedPassages>

const compareFields = z.strictObject({
  first: side,
  second: side,
  links: z.array(linkedPassages).max(20).default([]),
  sameEvent: answer,
  sameTime: answer,
  canBothBeTrue: answer,
  samePeople: answer,
  sameConditions: answer,
  couldBothBeFalse: answer,
  disputeOver: disputeOver.default('FACT'),
  dimension: dimension.default('OCCURRENCE'),
  subject: recordEdit.shape.subject,
  /** The title of a dispute on file, or of a new one. */
  dispute: disputeDraft.shape.title,
  reconciliation: optionalField(nonEmptyText(1000)),
  whatWouldSettleIt: optionalField(nonEmptyText(600)),
  /** The second editor; null for any. */
  reviewer: choiceField(z.uuid()),
  /** Fields whose proposed values were accepted together with the form, separated by commas. */
  proposed: z.codec(z.string().max(4000).default(''), z.array(z.string()), {
    decode: (typed) => typed.split(',').filter((field) => field !== ''),
    encode: (fields) => fields.join(','),
  }),
  /** SEND for review, or KEEP as a draft. */
  outcome: z.enum(['SEND', 'KEEP']).default('SEND'),
})

/** A record can be saved without these, but not sent. */
const neededToSend = ['sameEvent', 'sameTime', 'canBothBeTrue'] as const

export const compareForm = compareFields.superRefine((draft, issues) => {
  if (draft.outcome === 'KEEP') return
  const unanswered = neededToSend.filter((name) => draft[name] === null).map((name) => [name])
  for (const path of unanswered) issues.addIssue({ code: 'custom', path, message: 'Answer this question.' })
  for (const column of columns) {
    const side = draft[column]
    if (side.on === 'TEXT' && side.gloss === null)
      issues.addIssue({
        code: 'custom',
        path: [column, 'gloss'],
        message: 'Say in one neutral sentence what it says.',
      })
  }
})
export type CompareDraft = z.infer<typeof compareForm>

/** The source of a pasted text. */
export const sourceOf = ({
  kind,
  url,
  title,
  dateline,
  publisher,
  byline,
  language,
  published,
  updated,
  proximity,
  snapshot,
}: TextSide): SourceDraft => ({
  ...{ kind, url, title, dateline, publisher, byline, language, published, updated, proximity },
  snapshot,
})
