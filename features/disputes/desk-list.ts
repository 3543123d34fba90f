import { z } from 'zod'
import { uncapital } from '#lib/text'
import { editorialStateLabels, publicStateLabels } from './state'

/** The lists of the desk. Each record and each dispute is in exactly one (desk.list_of). */
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

/** The count of every list, including empty ones. */
export function countsOf(rows: readonly { list: string; count: number }[]): DeskListCounts {
  const countOf = (list: DeskList) => rows.find((row) => row.list === list)?.count ?? 0
  return {
    drafts: countOf('drafts'),
    review: countOf('review'),
    changed: countOf('changed'),
    published: countOf('published'),
    withdrawn: countOf('withdrawn'),
  }
}
