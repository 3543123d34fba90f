import { expect, test } from 'vitest'
import { actionAddresses } from './action-addresses'

const everywhere = [
  'app/desk/(queue)/page',
  'app/desk/[...missing]/page',
  'app/desk/disputes/[dispute]/page',
  'app/desk/disputes/new/page',
  'app/desk/records/[record]/page',
  'app/sign-in/page',
]
const actionOf = (...pages: string[]) => ({
  ...{ filename: 'app/sign-in/actions.ts', exportedName: 'signOut' },
  workers: Object.fromEntries(pages.map((page) => [page, {}])),
})
const isShownAt = actionAddresses({
  node: {
    signIn: { ...actionOf(...everywhere), exportedName: 'signIn' },
    signOut: actionOf(...everywhere),
    open: actionOf('app/desk/disputes/new/page'),
    edit: actionOf('app/desk/disputes/[dispute]/page', 'app/desk/disputes/[dispute]/preview/route'),
    judge: actionOf('app/desk/(queue)/page'),
  },
})

test.each([
  ['signIn', '/sign-in'],
  ['signOut', '/desk/records/1'],
  ['open', '/desk/disputes/new'],
  ['open', '/desk/disputes/%6Eew'],
  ['edit', '/desk/disputes/the-fare'],
  ['edit', '/desk/disputes/%E0%A4%95'],
  ['judge', '/desk'],
  ['judge', '/desk/'],
  ['of another build', '/desk'],
])('%s is accepted at %s', (id, path) => expect(isShownAt(id, path)).toBe(true))

test.each([
  ['signIn', '/desk'],
  ['signIn', '/desk/account'],
  ['signIn', '/sign-in/more'],
  ['open', '/desk/disputes/the-fare'],
  ['edit', '/desk/disputes/new'],
  ['edit', '/desk/disputes/the-fare/preview'],
  ['edit', '/desk/disputes'],
  ['judge', '/desk/nothing'],
  ['judge', '/'],
])('%s is refused at %s', (id, path) => expect(isShownAt(id, path)).toBe(false))
