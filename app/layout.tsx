import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import { connection } from 'next/server'
import { ThemeListener } from './theme-listener.client'
import { EarlyInput } from './early-input.client'
import { earlyInputScript } from './early-input-script'
import { themeScript } from './theme-script'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import { env } from '#lib/env'
import { isolated } from '#lib/sentence'
import './styles/fonts.css'
import './styles/fallback.css'
import './styles/tokens.css'
import './styles/dark.css'
import './styles/base.css'
import './styles/masthead.css'
import './styles/tie-gutter.css'
import './styles/page-header.css'
import './styles/quote.css'
import './styles/controls.css'
import './styles/overlays.css'
import './styles/record-list.css'
import './styles/filters.css'
import './styles/statement-pair.css'
import './styles/notes.css'
import './styles/facts.css'
import './styles/sections.css'
import './styles/record.css'
import './styles/front.css'
import './styles/utilities.css'
import './styles/empty-state.css'
import './styles/footer.css'
import './styles/contrast.css'
import './styles/print.css'

export async function generateMetadata(): Promise<Metadata> {
  const { name } = await publishedNewsroom()
  return {
    metadataBase: new URL(env.APP_ORIGIN),
    // Next replaces each “%s” of a template, also one of the name.
    title: { template: `%s | ${isolated(name.replaceAll('%s', '% s'))}`, default: name },
    description: 'Statements that disagree, set side by side.',
  }
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f2f4f0' },
    { media: '(prefers-color-scheme: dark)', color: '#101513' },
  ],
}

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  // Render every page per request, so that every script can carry the request's nonce.
  await connection()
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en-IN" suppressHydrationWarning>
      <head>
        <script
          nonce={nonce}
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: themeScript + earlyInputScript }}
        />
      </head>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
        <ThemeListener />
        <EarlyInput />
      </body>
    </html>
  )
}
