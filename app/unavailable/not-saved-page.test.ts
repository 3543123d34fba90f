import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { notSavedPage } from './not-saved-page'

function markupOf(fields: Record<string, string>): string {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  return renderToStaticMarkup(notSavedPage('/desk/records/1?x=1', form).main)
}

test('a form that could not be saved comes back with every field, to the same address', () => {
  const markup = markupOf({
    $ACTION_REF_1: '',
    idempotencyKey: 'b7c1f0e2-8f2e-4f43-9c69-0d8f0a6b4f8e',
    relation: 'CONTRARY',
    summary: '\nThe fare <rises> & “falls”.',
  })
  expect(markup).toContain('<form action="/desk/records/1?x=1" encType="multipart/form-data" method="post">')
  expect(markup).toContain('<input type="hidden" name="$ACTION_REF_1" value=""/>')
  expect(markup).toContain('name="idempotencyKey" value="b7c1f0e2-8f2e-4f43-9c69-0d8f0a6b4f8e"')
  expect(markup).toContain('<input type="hidden" name="relation" value="CONTRARY"/>')
  // A parser drops the first line break of a text area, so React adds one.
  expect(markup).toMatch(/<textarea[^>]*name="summary"[^>]*>\n\nThe fare &lt;rises&gt; &amp; “falls”\./)
})

test('a text that comes back has no line break more than it had', () => {
  expect(markupOf({ quote: 'the fare rises' })).toMatch(/<textarea[^>]*>the fare rises<\/textarea>/)
})

test.each([
  { email: 'rosa@harbour.example', password: 'a long pass phrase of hers' },
  { current: 'a long pass phrase', chosen: 'another long pass phrase', again: 'another long pass phrase' },
])('a form with a password comes back as a link, without any value (%#)', (fields) => {
  const markup = markupOf(fields)
  expect(markup).not.toMatch(/pass phrase|rosa@/)
  expect(markup).toContain('href="/desk/records/1?x=1"')
})
