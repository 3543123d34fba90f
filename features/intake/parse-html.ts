import { Readability } from '@mozilla/readability'
import { languageTag } from '#lib/language'
import { htmlDocument } from './html-document'
import { htmlText } from './html-text'
import { type LinkedData, readLinkedData } from './json-ld'
import { readPastedText } from './read-source'
import type { ParsedSource, Seen, SourceProposal } from './source-proposal'
import { instantOf } from './written-date'

const inData = 'the page’s data (JSON-LD)'
const inPage = 'the page'

/** The article of a page as text, its headline first, and what the page says about it. Runs no script. */
export function parseHtml(html: string): ParsedSource {
  const document = htmlDocument(html)
  const meta = metaOf(document)
  const data = readLinkedData(
    [...document.querySelectorAll('script[type="application/ld+json"]')].map(
      ({ textContent }) => textContent ?? '',
    ),
  )
  const language = document.documentElement?.getAttribute('lang') ?? null
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime') ?? null
  const body = htmlText(document.body)
  const article = new Readability(document, { serializer: (node) => node }).parse()
  const articleText = article?.content ? htmlText(article.content) : ''
  const text = articleText === '' ? body : articleText
  const facts = pageFacts({ data, meta, article, language, time })
  const withHeadline =
    facts.title === null || text.startsWith(facts.title.value) ? text : `${facts.title.value}\n\n${text}`
  return { text: withHeadline, proposal: merged(withHeadline, facts), places: [] }
}

type PageFacts = Pick<
  SourceProposal,
  'title' | 'publisher' | 'byline' | 'published' | 'updated' | 'language' | 'kind'
>

const seen = <Value>(value: Value | null | undefined, where: string): Seen<Value> | null =>
  value === null || value === undefined || value === '' ? null : { value, where, at: null }

/** The page's own data first, then what its text shows. */
function merged(text: string, facts: PageFacts): SourceProposal {
  const fromText = readPastedText(text)
  return {
    ...fromText,
    title: facts.title ?? fromText.title,
    publisher: facts.publisher ?? fromText.publisher,
    byline: facts.byline ?? fromText.byline,
    published: facts.published ?? fromText.published,
    updated: facts.updated ?? fromText.updated,
    language: facts.language ?? fromText.language,
    kind: facts.kind ?? fromText.kind,
    proximity:
      fromText.proximity ??
      (facts.kind && { ...facts.kind, value: facts.kind.value === 'POST' ? 'ORIGINAL' : 'DERIVATIVE' }),
  }
}

/** What Readability read of the page's head and its text. */
type ArticleFacts = Partial<
  Record<'title' | 'byline' | 'siteName' | 'publishedTime', string | null | undefined>
>
type Meta = (...names: string[]) => string | null
type Page = {
  data: LinkedData | null
  meta: Meta
  article: ArticleFacts | null
  language: string | null
  time: string | null
}

function pageFacts({ data, meta, article, language, time }: Page): PageFacts {
  const first = (fromData: string | null | undefined, fromPage: string | null | undefined) =>
    seen(fromData, inData) ?? seen(fromPage, inPage)
  const published = [
    article?.publishedTime,
    meta('datepublished', 'date', 'pubdate', 'parsely-pub-date', 'sailthru.date'),
    time,
  ]
  const tag = languageTag(language ?? data?.language ?? meta('og:locale', 'content-language') ?? '')
  return {
    title: first(data?.headline, article?.title ?? meta('title')),
    publisher: first(data?.publisher, article?.siteName ?? meta('application-name')),
    byline: first(
      tidyByline(data?.author),
      tidyByline(article?.byline) ?? tidyByline(meta('byl', 'parsely-author')),
    ),
    published: first(
      instantOf(data?.published ?? ''),
      published.map((words) => instantOf(words ?? '')).find((date) => date !== null),
    ),
    updated: first(
      instantOf(data?.modified ?? ''),
      instantOf(meta('article:modified_time', 'og:updated_time') ?? ''),
    ),
    language: seen(tag, inPage),
    kind: kindOf(data?.type ?? null, meta('og:type')),
  }
}

function kindOf(type: string | null, ogType: string | null): PageFacts['kind'] {
  const isPost = type !== null && type.endsWith('Posting') && !type.includes('Blog')
  if (type !== null) return seen(isPost ? 'POST' : 'ARTICLE', inData)
  return ogType === 'article' ? seen('ARTICLE', inPage) : null
}

/** An address is no name; "By Rosa Lindqvist" is "Rosa Lindqvist". */
function tidyByline(byline: string | null | undefined): string | null {
  const name =
    byline
      ?.replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^by:? /i, '') ?? ''
  return name === '' || /^https?:/i.test(name) || name.length > 120 ? null : name
}

/** The first content of the head's elements with one of these names, in the order of the names. */
function metaOf(document: Document): Meta {
  const contents = new Map<string, string>()
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim() ?? ''
    const keys = (
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      ''
    ).toLowerCase()
    for (const key of keys.split(/\s+/)) if (content !== '' && !contents.has(key)) contents.set(key, content)
  }
  const title = document.querySelector('title')?.textContent?.trim() ?? ''
  if (title !== '') contents.set('title', title)
  return (...names) =>
    names.map((name) => contents.get(name)).find((content) => content !== undefined) ?? null
}
