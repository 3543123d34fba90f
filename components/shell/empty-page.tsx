import type { ReactNode } from 'react'
import { Footer } from './footer'
import { Masthead } from './masthead'

type EmptyPageProps = { title: string; children: ReactNode }

/** A page with nothing to set side by side: the empty column is the illustration. */
export function EmptyPage({ title, children }: EmptyPageProps) {
  return (
    <>
      <Masthead />
      <main id="main" className="spined">
        <div className="wrap nf">
          <div className="cols">
            <div className="l">
              <h1>{title}</h1>
            </div>
            <div className="s" />
            <div className="r">{children}</div>
          </div>
        </div>
      </main>
      <Footer />
    </>
  )
}
