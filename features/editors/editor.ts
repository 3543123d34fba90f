import { z } from 'zod'
import { uncapital } from '#lib/text'

const role = z.enum(['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'])
export type Role = z.infer<typeof role>

export const roleLabels = {
  CONTRIBUTOR: 'Contributor',
  EDITOR: 'Editor',
  PUBLISHER: 'Publisher',
  ADMIN: 'Admin',
} satisfies Record<Role, string>

/** The role's label inside a sentence; the audit stores roles as text. */
export function roleWord(written: string): string {
  const known = role.safeParse(written).data
  return known === undefined ? written : uncapital(roleLabels[known])
}

/** The acting editor: the first argument of every command. */
export type Editor = { id: string; name: string; role: Role }
