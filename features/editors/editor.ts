import { z } from 'zod'
import { uncapital } from '#lib/text'

export const role = z.enum(['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'])
export type Role = z.infer<typeof role>

export const roleLabels = {
  CONTRIBUTOR: 'Contributor',
  EDITOR: 'Editor',
  PUBLISHER: 'Publisher',
  ADMIN: 'Admin',
} satisfies Record<Role, string>

/** The role with what it adds to the one before, for a choice. */
export const roleChoices = {
  CONTRIBUTOR: 'Contributor: drafts, sends to review',
  EDITOR: 'Editor: and reviews and publishes',
  PUBLISHER: 'Publisher: and withdraws, reads the audit',
  ADMIN: 'Admin: and people',
} satisfies Record<Role, string>

/** The role's label inside a sentence; the audit stores roles as text. */
export function roleWord(stored: string): string {
  const parsed = role.safeParse(stored).data
  return parsed === undefined ? stored : uncapital(roleLabels[parsed])
}

/** Whether the role needs a second factor after the days of grace; the database computes it alike. */
export const needsFactor = (of: Role): boolean => of === 'PUBLISHER' || of === 'ADMIN'

/** The acting editor: the first argument of every command. Without a session, as at the server, no step-up is possible. */
export type Editor = { id: string; name: string; role: Role; sessionId?: string }
