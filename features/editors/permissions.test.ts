import { expect, test } from 'vitest'
import type { Editor } from './editor'
import { assertCan, can, type Permission } from './permissions'

const as = (role: Editor['role']): Editor => ({ id: '0', name: 'Rosa Lindqvist', role })

test.each<[Permission, Editor['role'][]]>([
  ['desk:read', ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']],
  ['statement:capture', ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:send', ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:approve', ['EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:publish', ['EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:return', ['EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:correct', ['EDITOR', 'PUBLISHER', 'ADMIN']],
  ['review:withdraw', ['PUBLISHER', 'ADMIN']],
  ['conflict:declare', ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']],
  ['suggestion:judge', ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN']],
  ['audit:read', ['PUBLISHER', 'ADMIN']],
  ['editor:create', ['ADMIN']],
])('%s is for the roles %j alone', (permission, allowed) => {
  const roles = ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const
  expect(roles.filter((role) => can(as(role), permission))).toEqual(allowed)
})

test('a command outside the role is refused with a message', () => {
  expect(() => assertCan(as('EDITOR'), 'review:withdraw')).toThrow('Your role does not allow this.')
})
