import type { ReactNode } from 'react'
import { Footer } from './footer'
import { Masthead } from './masthead'

type EmptyPageProps = { title: string; children: ReactNode }

/** A page with one column filled; the empty column is the illustration. */
export function EmptyPage({ title, children }: EmptyPageProps) {
  return (
    <>
      <Masthead />
      <main id="main" className="three-columns">
        <div className="wrap status-page">
          <div className="cols">
            <div className="col-left">
              <h1>{title}</h1>
            </div>
            <div className="col-main" />
            <div className="col-right">{children}</div>
          </div>
        </div>
      </main>
      <Footer />
    </>
  )
}
