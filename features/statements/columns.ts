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
export const fieldsOf = (held: StatementColumns) => ({
  gloss: held.gloss,
  language: held.language,
  wording: held.wording,
  act: held.act,
  medium: held.medium,
  addressee: held.addressee,
  dateOverride: held.dateOverride,
  said: { edtf: held.said, phrase: held.saidPhrase, inferred: held.saidInferred, basis: held.saidBasis },
  about: { edtf: held.about, phrase: held.aboutPhrase, inferred: held.aboutInferred, basis: held.aboutBasis },
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
