import type { ReactNode } from 'react'
import { isolated } from '#lib/sentence'

/** Addresses of the built style sheet, script and fonts; each contains the hash of its content. */
type ReaderAssets = { styles: string; script: string; fonts: readonly string[] }

export type DocumentHead = {
  title: string
  description?: string | undefined
  /** The address that is right for good; absent on pages that must not be indexed. */
  canonical?: string | undefined
  lang?: string
}

type DocumentProps = DocumentHead & {
  siteName: string
  assets: ReaderAssets
  themeScript: string
  children: ReactNode
}

const themeColours = { light: '#f2f4f0', dark: '#101513' }

/** A whole HTML document: every page for readers, and the desk's preview of one. */
export function Document({
  siteName,
  title,
  description = 'Statements that disagree, set side by side.',
  canonical,
  lang = 'en-IN',
  assets,
  themeScript,
  children,
}: DocumentProps) {
  const fullTitle = `${isolated(title)} | ${isolated(siteName)}`
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{fullTitle}</title>
        <meta name="description" content={description} />
        {canonical === undefined ? (
          <meta name="robots" content="noindex" />
        ) : (
          <>
            <link rel="canonical" href={canonical} />
            <meta property="og:type" content="article" />
            <meta property="og:site_name" content={siteName} />
            <meta property="og:title" content={title} />
            <meta property="og:description" content={description} />
            <meta property="og:url" content={canonical} />
          </>
        )}
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={themeColours.light} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={themeColours.dark} />
        <script dangerouslySetInnerHTML={{ __html: themeScript }} />
        <link rel="stylesheet" href={assets.styles} />
        {assets.fonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossOrigin="" />
        ))}
        <script src={assets.script} defer />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  )
}
