/** The states of a record or dispute at the desk and for readers (EditorialState and PublicState of the schema). */
export const editorialStateLabels = {
  DRAFT: 'Draft',
  IN_REVIEW: 'In review',
  APPROVED: 'Approved',
} as const
export type EditorialState = keyof typeof editorialStateLabels

export const publicStateLabels = {
  UNPUBLISHED: 'Not published',
  PUBLISHED: 'Published',
  WITHDRAWN: 'Withdrawn',
} as const
export type PublicState = keyof typeof publicStateLabels
