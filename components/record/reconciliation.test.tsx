import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { markdown } from '#features/exports/markdown'
import type { RecordDocument } from '#features/publications/document'
import { disputeOver, scope, scopeLabels } from '#features/records/record'
import { recordOne } from '#test/support/record-document'
import { Reconciliation } from './reconciliation'

const imprint = { origin: 'https://variance.example', sha256: 'ab'.repeat(32) }
const page = (document: RecordDocument) =>
  />(How we compared them: [^<]*)</.exec(renderToStaticMarkup(<Reconciliation document={document} />))?.[1] ??
  ''

type Compared = Pick<RecordDocument, 'bothCanBeTrue' | 'bothCouldBeFalse' | 'disputeOver'>
const truths: Compared[] = [
  { bothCanBeTrue: false, bothCouldBeFalse: null, disputeOver: null },
  { bothCanBeTrue: false, bothCouldBeFalse: true, disputeOver: null },
  { bothCanBeTrue: false, bothCouldBeFalse: false, disputeOver: null },
  { bothCanBeTrue: true, bothCouldBeFalse: null, disputeOver: null },
  ...disputeOver.options.map((subject) => ({
    bothCanBeTrue: true,
    bothCouldBeFalse: null,
    disputeOver: subject,
  })),
]
const scopes = scope.options.flatMap((event) =>
  scope.options.flatMap((people) =>
    scope.options.flatMap((time) => scope.options.map((conditions) => ({ event, people, time, conditions }))),
  ),
)

test('the page and the Markdown export say the same about every comparison', () => {
  for (const answers of scopes.flatMap((scopeAnswer) =>
    truths.map((truth) => ({ ...truth, scope: scopeAnswer })),
  )) {
    const document = { ...recordOne(), ...answers }
    expect(page(document)).toMatch(/As worded, both can/)
    expect(markdown(document, imprint).replaceAll('**', '')).toContain(`- ${page(document)}\n`)
  }
})

test('an unknown answer is never printed as a difference or an agreement', () => {
  expect(scopeLabels.UNKNOWN).toBe('Not known to be the same')
  const document = { ...recordOne(), scope: { ...recordOne().scope, time: 'UNKNOWN' as const } }
  expect(page({ ...document, disputeOver: 'NOTHING' })).toBe(
    'How we compared them: event the same, people the same, time not known to be the same, conditions the same. ' +
      'As worded, both can be true; the difference is over nothing once both are read in full.',
  )
})
