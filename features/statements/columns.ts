import { toDate } from '#lib/dates'
import { edtfBounds } from '#lib/edtf'
import type { DatedDraft } from './schema'

type StatementColumns = { [Field in 'language' | 'wording' | 'act']: string } & {
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

/** What an edit can change, as history keeps it. */
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

/** Days said, derived from the EDTF text. */
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
