import { Icon } from '#components/ui/icon'
import type { Check, CheckPlace } from '#features/review/checks'
import { paths } from '#lib/paths'
import styles from './checks-list.module.css'

type Props = {
  checks: readonly Check[]
  /** The desk page of the subject; empty on that page itself. */
  subjectPage: string
}

/** Lists the checks before publication. Each unmet one links to the place where an editor can fix it. */
export function ChecksList({ checks, subjectPage }: Props) {
  const met = checks.filter(({ unmet }) => unmet.length === 0).length
  return (
    <section className={styles.checks} aria-labelledby="checks">
      <h2 id="checks">
        Before publishing{' '}
        <span className="label">
          {met} of {checks.length}
          <span className="visually-hidden"> are met</span>
        </span>
      </h2>
      <ul>
        {checks.map((check) => (
          <CheckItem key={check.requirement} check={check} subjectPage={subjectPage} />
        ))}
      </ul>
    </section>
  )
}

type CheckItemProps = { check: Check; subjectPage: string }

function CheckItem({ check: { requirement, unmet, toConfirm = [] }, subjectPage }: CheckItemProps) {
  const isMet = unmet.length === 0
  return (
    <li className={isMet ? undefined : styles.unmet}>
      <Icon name={isMet ? 'met' : 'alert'} />
      <div>
        <span className="visually-hidden">{isMet ? 'Met: ' : 'Not met: '}</span>
        {requirement}
        {unmet.length + toConfirm.length === 0 ? null : (
          <ul>
            {unmet.map(({ sentence, place }) => (
              <li key={sentence}>
                <a href={addressOf(place, subjectPage)}>{sentence}</a>
              </li>
            ))}
            {toConfirm.map(({ sentence, place }) => (
              <li key={sentence}>
                <a href={addressOf(place, subjectPage)}>{sentence}</a> The second editor confirms it.
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}

function addressOf(place: CheckPlace, subjectPage: string): string {
  if (place.on === 'subject') return `${subjectPage}#${place.part}`
  return place.on === 'statement' ? paths.desk.statement(place.slug) : paths.desk.dispute(place.slug)
}
