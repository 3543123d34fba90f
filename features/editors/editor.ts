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
export function roleWord(stored: string): string {
  const parsed = role.safeParse(stored).data
  return parsed === undefined ? stored : uncapital(roleLabels[parsed])
}

/** The acting editor: the first argument of every command. */
export type Editor = { id: string; name: string; role: Role }
