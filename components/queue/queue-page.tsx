import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Asked, placeIn, queueTitles } from './asked'
import { Hints } from './hints'
import { Nothing } from './nothing'
import { PressKeys } from './press-keys.client'
import { type Counts, Rail } from './rail'

type Props = {
  asked: Asked
  counts: Counts
  /** "Pair 3 of 7" */
  position: string | null
  notice: ReactNode
  isEmpty: boolean
  /** Where the next page of the list begins. */
  next: string | null
  children: ReactNode
}

/** One list of the desk, as ledger rows on the spine; all of them by name at its left. */
export function QueuePage({ asked, counts, position, notice, isEmpty, next, children }: Props) {
  const { list, q } = asked
  const isOfDisputes = list.startsWith('dispute-')
  return (
    <main id="main" className="queue">
      <h1 className="vh">Queue</h1>
      <Rail asked={asked} counts={counts} />
      <div className="list">
        {notice}
        <div className="qh">
          <p className="l lbl">{isOfDisputes ? 'Question' : 'Said earlier'}</p>
          <h2 className="s">{queueTitles[list]}</h2>
          <p className="r lbl">{isOfDisputes ? 'Has' : 'Said later'}</p>
          <p className="m lbl">{list === 'judge' ? 'Suggested' : isOfDisputes ? '' : 'Changed'}</p>
        </div>
        {children}
        {isEmpty ? <Nothing asked={asked} /> : null}
        {next === null ? null : (
          <p className="pages">
            <Link href={placeIn({ list, q }, { after: next })} prefetch={false}>
              {list === 'judge' ? 'More pairs' : 'Older ones'}
            </Link>
          </p>
        )}
      </div>
      <PressKeys />
      <Hints position={position} isJudged={list === 'judge'} />
    </main>
  )
}
