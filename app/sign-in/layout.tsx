import type { ReactNode } from 'react'
import { Footer } from '#components/shell/footer'
import { Masthead } from '#components/shell/masthead'
import { publishedNewsroom } from '#features/publications/newsroom.server'
import './sign-in.css'

/** The pages for visitors without a session. */
export default async function Layout({ children }: { children: ReactNode }) {
  const newsroom = await publishedNewsroom()
  return (
    <>
      <Masthead newsroom={newsroom} />
      <main id="main" className="wrap three-columns entry">
        {children}
      </main>
      <Footer newsroom={newsroom} />
    </>
  )
}
