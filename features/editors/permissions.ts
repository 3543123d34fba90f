import { AppError } from '#lib/errors'
import type { Editor, Role } from './editor'

const everyone = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const satisfies Role[]
const editors = ['EDITOR', 'PUBLISHER', 'ADMIN'] as const satisfies Role[]
const publishers = ['PUBLISHER', 'ADMIN'] as const satisfies Role[]

/** The roles with each permission. Buttons and commands use the same table. */
const permissions = {
  /** Reading the desk; every query checks it. */
  'desk:read': everyone,
  'speaker:add': everyone,
  'speaker:edit': everyone,
  'source:capture': everyone,
  'source:edit': everyone,
  'statement:capture': everyone,
  'statement:edit': everyone,
  'dispute:open': everyone,
  'dispute:edit': everyone,
  'record:pair': everyone,
  'record:edit': everyone,
  'record:assign': everyone,
  'annotation:write': everyone,
  'annotation:resolve': everyone,
  'suggestion:make': everyone,
  'suggestion:judge': everyone,
  'review:send': everyone,
  'review:approve': editors,
  'review:publish': editors,
  'review:return': editors,
  'review:correct': editors,
  'review:withdraw': publishers,
  'audit:read': publishers,
  'conflict:declare': everyone,
  'conflict:withdraw': editors,
  'password:change': everyone,
  'factor:manage': everyone,
  'session:end': everyone,
  'editor:create': ['ADMIN'],
  'people:manage': ['ADMIN'],
  'jobs:manage': ['ADMIN'],
  'settings:manage': ['ADMIN'],
} as const satisfies Record<string, readonly Role[]>
export type Permission = keyof typeof permissions

export function can(editor: Editor, permission: Permission): boolean {
  const roles: readonly Role[] = permissions[permission]
  return roles.includes(editor.role)
}

/** @throws AppError forbidden */
export function assertCan(editor: Editor, permission: Permission): void {
  if (!can(editor, permission)) throw new AppError('forbidden', 'Your role does not allow this.')
}
