import type { ReactNode } from 'react'
import { Footer } from '#components/shell/footer'
import { Masthead } from '#components/shell/masthead'
import './sign-in.css'

/** The pages for visitors without a session. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <>
      <Masthead />
      <main id="main" className="wrap three-columns entry">
        {children}
      </main>
      <Footer />
    </>
  )
}
