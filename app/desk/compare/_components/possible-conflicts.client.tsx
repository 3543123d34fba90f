'use client'

import { useState } from 'react'
import { unlessOnControl, useKeys } from '#components/ui/use-keys.client'
import type { OnFile } from '#features/compare/on-file'
import { isVerbatim } from '#features/statements/statement'
import { langOf } from '#lib/text'
import { usePossibleConflicts } from './use-on-file.client'
import type { Shown } from './readings'
import styles from './compare.module.css'

type Props = { shown: Shown; take: (statement: OnFile) => void }

/** Statements on file that may conflict with the first quote, likeliest first. */
export function PossibleConflicts({ shown, take }: Props) {
  const { quote: text, speaker, language } = shown
  const { found, isAnswered } = usePossibleConflicts({ text, speaker, language })
  const [current, setCurrent] = useState(0)
  const [unrelated, setUnrelated] = useState<readonly string[]>([])
  const offers = found.filter(({ slug }) => !unrelated.includes(slug))
  const place = Math.min(current, Math.max(0, offers.length - 1))
  const chosen = offers[place]
  const reject = () => (chosen ? setUnrelated([...unrelated, chosen.slug]) : undefined)
  const move = (by: number) => setCurrent(Math.max(0, Math.min(offers.length - 1, place + by)))
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    d: reject,
    enter: unlessOnControl(() => (chosen ? take(chosen) : undefined)),
  })
  return (
    <section aria-labelledby="possible-conflicts" className={styles['conflicts']}>
      <div className={styles['side-head']}>
        <h2 id="possible-conflicts">Possible conflicts</h2>
        <output className="label">{isAnswered ? countLabel(offers.length) : 'Looking'}</output>
      </div>
      <ol>
        {offers.map((offer, index) => (
          <li
            key={offer.slug}
            className={styles['offered']}
            aria-current={index === place ? true : undefined}
          >
            <p className={styles['by']}>
              <b>
                <bdi>{offer.speaker}</bdi>
              </b>
              , {offer.said}, in <bdi>{offer.publisher}</bdi>
            </p>
            <p
              className={isVerbatim(offer.wording) ? 'quotation' : 'quotation paraphrase'}
              lang={langOf(offer.language)}
              dir="auto"
            >
              {isVerbatim(offer.wording) ? `“${offer.quote}”` : offer.quote}
            </p>
            <p className={styles['why']}>{offer.reason}</p>
            <p className={styles['steps']}>
              <button
                type="button"
                className={index === place ? 'button primary' : 'button'}
                onClick={() => take(offer)}
              >
                Compare {index === place ? <kbd>Enter</kbd> : null}
              </button>
              <button
                type="button"
                className="button"
                onClick={() => setUnrelated([...unrelated, offer.slug])}
              >
                Unrelated {index === place ? <kbd>D</kbd> : null}
              </button>
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const countLabel = (count: number): string =>
  count === 0 ? 'none on file' : `${count} on file, likeliest first`
