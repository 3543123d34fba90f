import { expect, test } from 'vitest'
import { parseHtml } from './parse-html'

const paragraph =
  'The board of the harbour met on Friday and spoke of the fare for three hours, until midnight. '
const page = (head: string, body = '') => `<!doctype html><html lang="en-GB"><head>
<title>The fare was fixed in May | The Norhavn Times</title>${head}</head><body>
<nav><a href="/">Home</a><a href="/news">News</a></nav>
<article><h1>The fare was fixed in May</h1>
<p>${paragraph.repeat(3)}</p><p>“Nobody was told,” said <b>Rosa Lindqvist</b>.<br>She left at nine.</p>
<script>alert(1)</script><p>${paragraph.repeat(3)}</p></article>${body}
<footer>Subscribe to our newsletter</footer></body></html>`

const linkedData = `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[
{"@type":"NewsArticle","headline":"The fare was fixed in May","author":[{"@type":"Person","name":"Jonas Holt"}],
"publisher":{"@id":"#times"},"datePublished":"2021-03-06T19:25:00+0530","dateModified":"2021-03-07","inLanguage":"en"},
{"@id":"#times","@type":"Organization","name":"The Norhavn Times"}]}</script>`

test('a page gives its facts from JSON-LD and its article as text', () => {
  const { text, proposal } = parseHtml(page(linkedData))
  expect(proposal).toMatchObject({
    title: { value: 'The fare was fixed in May', where: 'the page’s data (JSON-LD)' },
    publisher: { value: 'The Norhavn Times' },
    byline: { value: 'Jonas Holt' },
    published: { value: '2021-03-06T19:25+05:30' },
    updated: { value: '2021-03-07' },
    language: { value: 'en-GB' },
    kind: { value: 'ARTICLE' },
    proximity: { value: 'DERIVATIVE' },
  })
  expect(text).toContain('“Nobody was told,” said Rosa Lindqvist.\nShe left at nine.')
  expect(text.startsWith('The fare was fixed in May\n\n')).toBe(true)
  expect(text).not.toMatch(/alert|Subscribe|Home/)
})

test('a page without data says nothing that it does not show', () => {
  const { proposal } = parseHtml(`<p>${paragraph}</p>`)
  expect([proposal.publisher, proposal.byline, proposal.published, proposal.updated]).toEqual([
    null,
    null,
    null,
    null,
  ])
})

test.each(['{"@type":"NewsArticle","headline":', '[]', 'null', '{"@type":7,"author":{}}', '<!-- -->'])(
  'JSON-LD that is no article is ignored: %s',
  (json) => {
    const { proposal } = parseHtml(page(`<script type="application/ld+json">${json}</script>`))
    expect(proposal.title?.value).toContain('The fare was fixed in May')
    expect(proposal.published).toBeNull()
  },
)
