import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { deskListLabels } from '#features/disputes/desk-list'
import { editorialStateLabels, publicStateLabels } from '#features/disputes/state'
import { roleLabels, roleWord } from '#features/editors/editor'
import { StateBadge } from './state-badge'

test.each(['DRAFT', 'IN_REVIEW', 'APPROVED'] as const)('a row names the state %s by its label', (state) => {
  const row = renderToStaticMarkup(<StateBadge state={state} publicState="UNPUBLISHED" />)
  expect(row).toBe(`<span class="label">${editorialStateLabels[state].toLowerCase()}, not published</span>`)
})

test('the lists of the desk are named after the states that they show', () => {
  expect(deskListLabels).toEqual({
    drafts: 'Drafts',
    review: editorialStateLabels.IN_REVIEW,
    changed: 'Changed since published',
    published: publicStateLabels.PUBLISHED,
    withdrawn: publicStateLabels.WITHDRAWN,
  })
})

test('a role reads as its label, and a retired role of the audit stays as it was written', () => {
  for (const role of ['CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN'] as const)
    expect(roleWord(role)).toBe(roleLabels[role].toLowerCase())
  expect(roleWord('nobody')).toBe('nobody')
})
