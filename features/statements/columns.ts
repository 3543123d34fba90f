import { toDate, toDay } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import type { SpeakerKind } from '#features/speakers/speaker'
import { FieldError } from '#lib/errors'
import type { Act, Wording } from './statement'
import { type DatedDraft, encodeStatement } from './schema'

type StatementColumns = { language: string; wording: Wording; act: Act } & {
  [
    Field in
      | 'gloss'
      | 'medium'
      | 'addressee'
      | 'dateOverride'
      | 'said'
      | 'saidPhrase'
      | 'saidBasis'
      | 'about'
      | 'aboutPhrase'
      | 'aboutBasis'
  ]: string | null
} & { saidInferred: boolean; aboutInferred: boolean }

/** The fields that an edit can change, as history stores them. */
export const fieldsOf = (statement: StatementColumns) => ({
  gloss: statement.gloss,
  language: statement.language,
  wording: statement.wording,
  act: statement.act,
  medium: statement.medium,
  addressee: statement.addressee,
  dateOverride: statement.dateOverride,
  said: {
    edtf: statement.said,
    phrase: statement.saidPhrase,
    inferred: statement.saidInferred,
    basis: statement.saidBasis,
  },
  about: {
    edtf: statement.about,
    phrase: statement.aboutPhrase,
    inferred: statement.aboutInferred,
    basis: statement.aboutBasis,
  },
})

type Attributed = {
  attributions: readonly {
    speaker: { name: string; kind: SpeakerKind; describedAs: string | null }
    capacity: { title: string } | null
    cue: string | null
    seen: boolean
  }[]
}

/**
 * A statement as the values of its form. All speakers exist, so the fields for a new speaker are empty. Several
 * unnamed speakers may share a name; their descriptions differ.
 */
export const statementValues = (statement: StatementColumns & Attributed) =>
  encodeStatement({
    ...fieldsOf(statement),
    rungs: statement.attributions.map(({ speaker, capacity, cue, seen }) => ({
      speaker:
        speaker.kind === 'UNNAMED'
          ? { name: speaker.name, kind: speaker.kind, describedAs: speaker.describedAs }
          : { name: speaker.name, kind: null, describedAs: null },
      capacity: capacity?.title ?? null,
      cue,
      seen,
    })),
  })

/** The columns of the day said. The earliest and the latest day follow from the EDTF text. */
export function saidColumns({ edtf, phrase, inferred, basis }: DatedDraft) {
  const bounds = edtf === null ? null : edtfBounds(edtf)
  return {
    said: edtf,
    saidMin: toDate(bounds?.min ?? null),
    saidMax: toDate(bounds?.max ?? null),
    saidPhrase: phrase,
    saidInferred: inferred,
    saidBasis: basis,
  }
}

export function aboutColumns({ edtf, phrase, inferred, basis }: DatedDraft) {
  const bounds = edtf === null ? null : edtfBounds(edtf)
  return {
    about: edtf,
    aboutMin: toDate(bounds?.min ?? null),
    aboutMax: toDate(bounds?.max ?? null),
    aboutPhrase: phrase,
    aboutInferred: inferred,
    aboutBasis: basis,
  }
}

/** Invariant 4: no statement is later than its report. A missing date cannot violate this. */
export function isSaidAfterReport(said: DatedDraft, publishedMax: Date | null): boolean {
  const min = said.edtf === null ? null : (edtfBounds(said.edtf)?.min ?? null)
  return min !== null && publishedMax !== null && min > toDay(publishedMax)
}

/** @throws FieldError at the missing reason */
export function assertSaidBeforeReport(
  said: DatedDraft,
  publishedMax: Date | null,
  override: string | null,
): void {
  if (override === null && isSaidAfterReport(said, publishedMax))
    throw new FieldError(
      'dateOverride',
      'The statement is dated later than the report of it. Say why, or correct the date.',
    )
}
