'use client'

import { countWords } from '#components/passage-picker/word-boundaries'
import type { PassageProposal } from '#features/intake/passage'
import { wordingLabels } from '#features/statements/statement'
import styles from './compare.module.css'

type Props = {
  /** "Passage 3 of 15", or "9 words marked". */
  place: string
  proposal: PassageProposal
  isMarked: boolean
  add: () => void
  adjust: () => void
  drop: () => void
  move: (by: number) => void
}

/** The passage that is current, in the column between: who, in which wording, and why we think so. */
export function PassageCard({ place, proposal, isMarked, add, adjust, drop, move }: Props) {
  const { speaker, wording, nested, reasons } = proposal
  return (
    <section className={styles['card']} aria-label="Passage">
      <output className="label">{place}</output>
      <p className={styles['who']}>{speaker === null ? 'Speaker not found' : <bdi>{speaker.name}</bdi>}</p>
      <p className="label">{wordingLabels[wording]}</p>
      <button type="button" className="button primary" onClick={add}>
        Add quote <kbd>Enter</kbd>
      </button>
      {isMarked ? (
        <button type="button" className="button" onClick={drop}>
          Clear <kbd>Esc</kbd>
        </button>
      ) : (
        <>
          <button type="button" className="button" onClick={adjust}>
            Adjust <kbd>E</kbd>
          </button>
          <button type="button" className="button" onClick={drop}>
            Drop <kbd>D</kbd>
          </button>
          <p className={styles['steps']}>
            <button type="button" className="linked" onClick={() => move(-1)}>
              Previous <kbd>K</kbd>
            </button>
            <button type="button" className="linked" onClick={() => move(1)}>
              Next <kbd>J</kbd>
            </button>
          </p>
        </>
      )}
      {nested ? (
        <p className={styles['warning']}>These words may be quoted inside another quotation.</p>
      ) : null}
      <ul className={styles['reasons']}>
        {shortened([...(speaker === null ? [] : [speaker.reason]), ...reasons]).map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </section>
  )
}

const reasonsMax = 3
const shortened = (reasons: readonly string[]) => [...new Set(reasons)].slice(0, reasonsMax)

/** "9 words marked" */
export function markedLabel(words: string, language: string): string {
  const count = countWords(words, language)
  return `${count} ${count === 1 ? 'word' : 'words'} marked`
}
