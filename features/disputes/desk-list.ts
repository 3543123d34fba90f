import { z } from 'zod'
import { uncapital } from '#lib/text'
import { editorialStateLabels, publicStateLabels } from './state'

/** Where records and disputes stand at the desk; each in exactly one list (desk.list_of). */
export const deskList = z.enum(['drafts', 'review', 'changed', 'published', 'withdrawn'])
export type DeskList = z.infer<typeof deskList>

export const deskListLabels = {
  drafts: `${editorialStateLabels.DRAFT}s`,
  review: editorialStateLabels.IN_REVIEW,
  changed: `Changed since ${uncapital(publicStateLabels.PUBLISHED)}`,
  published: publicStateLabels.PUBLISHED,
  withdrawn: publicStateLabels.WITHDRAWN,
} satisfies Record<DeskList, string>

export type DeskListCounts = Record<DeskList, number>

/** Every list with its count, also those that are empty. */
export function countsOf(found: readonly { list: string; count: number }[]): DeskListCounts {
  const of = (list: DeskList) => found.find((one) => one.list === list)?.count ?? 0
  return {
    drafts: of('drafts'),
    review: of('review'),
    changed: of('changed'),
    published: of('published'),
    withdrawn: of('withdrawn'),
  }
}
