import { z } from 'zod'

const role = z.enum(['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'])
export type Role = z.infer<typeof role>

/** Who gives the order: the first argument of every command. */
export type Editor = { id: string; name: string; role: Role }
