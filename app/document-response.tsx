import { createHash } from 'node:crypto'
import type { ReactElement } from 'react'
import { readerAssets } from '#generated/reader-assets'
import { publishedLastNewsroom } from '#features/publications/newsroom.server'
import { env } from '#lib/env'
import { documentPolicy } from '#lib/headers'
import { Document, type DocumentHead } from './document'
import { Footer } from '#components/shell/footer'
import { Masthead } from '#components/shell/masthead'
import { themeScript } from './theme-script'

/** The parts of a page: its head, and its main element. `path` marks the current link of the menu; a framed page has no menu. */
export type Page = DocumentHead & { path?: string; isFramed?: boolean; main: ReactElement }

const themeHash = createHash('sha256').update(themeScript).digest('base64')

/** The same for every document and reader, so that a document can be cached with its headers. */
export const documentHeaders = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': documentPolicy(themeHash),
}

export const noStore = { 'cache-control': 'private, no-store' }

/** The whole document as text, with the settings of the newsroom that were read last; its route reads them first. React's server renderer is loaded here because Next forbids a static import of it. */
export async function renderPage({
  path,
  isFramed = false,
  main,
  canonical,
  ...head
}: Page): Promise<string> {
  const { renderToStaticMarkup } = await import('react-dom/server')
  const newsroom = publishedLastNewsroom()
  const html = renderToStaticMarkup(
    <Document
      {...head}
      siteName={newsroom.name}
      canonical={canonical && `${env.APP_ORIGIN}${canonical}`}
      assets={readerAssets}
      themeScript={themeScript}
    >
      {isFramed ? null : <Masthead newsroom={newsroom} current={path} />}
      {main}
      {isFramed ? null : <Footer newsroom={newsroom} />}
    </Document>,
  )
  return `<!doctype html>${html}`
}

/** A document that is not cached: an error, or a preview. */
export async function documentResponse(
  page: Page,
  status: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return new Response(await renderPage(page), {
    status,
    headers: { ...documentHeaders, ...noStore, ...headers },
  })
}
