import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { StatementDetails } from '#components/statement/details'
import { recordOne } from '#test/support/record-document'
import { sideProps } from './side-props'
import { StatementFacts } from './statement-facts'

const instant = '2019-11-02T19:25:00+05:30'

test.each([
  [instant, '2019-11-02T20:07:00+05:30', 'Updated 2 Nov 2019, 8:07 pm IST'],
  ['2019-11-02', '2019-11-03', 'Updated 3 Nov 2019'],
  [null, '2019-11-03', 'Updated 3 Nov 2019'],
  [instant, '2019-11', 'Updated November 2019'],
])(
  'a report published %s has its update %s on the pages of record and statement',
  (published, updated, words) => {
    const document = recordOne()
    const a = { ...document.a, source: { ...document.a.source, published, updated } }
    const view = sideProps({ ...document, a }).a
    expect(renderToStaticMarkup(<StatementFacts view={view} />)).toContain(words)
    expect(renderToStaticMarkup(<StatementDetails statement={a} />)).toContain(words)
  },
)

test('a report without an update has none', () => {
  const document = recordOne()
  const a = { ...document.a, source: { ...document.a.source, published: instant, updated: null } }
  expect(renderToStaticMarkup(<StatementFacts view={sideProps({ ...document, a }).a} />)).not.toContain(
    'Updated',
  )
})
