import { dayOf } from '#lib/days'
import { edtfBounds } from '#lib/edtf'
import type { DatedDraft } from './schema'

/** Null when the words stand in the text at that UTF-16 offset; else a sentence that says where they first differ. */
export function firstDifference(words: string, text: string, at: number): string | null {
  if (at >= 0 && text.startsWith(words, at)) return null
  const agreed = words.slice(0, longestPrefixIn(words, text))
  if (agreed === words) return 'The words stand in the source, but not at this place.'
  if (agreed === '') return 'These words do not stand in the source.'
  return `The words stop matching the source after “${agreed.slice(-40)}”.`
}

/** A prefix of a contained prefix is contained too, so the longest one is found by halving. */
function longestPrefixIn(words: string, text: string): number {
  let [least, most] = [0, words.length]
  while (least < most) {
    const middle = Math.ceil((least + most) / 2)
    if (text.includes(words.slice(0, middle))) least = middle
    else most = middle - 1
  }
  return least
}

/** Invariant 4: a statement cannot be said after the report of it, as far as both are dated. */
export function isDatedAfterReport(said: DatedDraft, publishedMax: Date | null): boolean {
  const min = said.edtf === null ? null : (edtfBounds(said.edtf)?.min ?? null)
  return min !== null && publishedMax !== null && min > dayOf(publishedMax)
}

const aroundLength = 32

/** The words before and after a quote that help to find it again; a cut never goes through a surrogate pair. */
export function aroundOf(text: string, start: number, end: number): { prefix: string; suffix: string } {
  return {
    prefix: text.slice(Math.max(0, start - aroundLength), start).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(end, end + aroundLength).replace(/[\uD800-\uDBFF]$/, ''),
  }
}
