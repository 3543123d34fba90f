import { isSpoken, voiceLabel } from '#features/publications/voice'
import type { RecordDocument } from '#features/publications/document'
import { verbOf } from '#features/statements/statement'
import { capitalize, langOf } from '#lib/text'
import { dayOfStatement, passageId, type SideProps, sideProps, tieClass } from './side-props'

/** The same points in one column: an equal view at a separate address. */
export function PassageList({ document }: { document: RecordDocument }) {
  const { a, b } = sideProps(document)
  return (
    <section className="wrap" id="passages" aria-label="Passage by passage">
      <ol className="passage-list">
        {document.ties.map((tie) => (
          <li key={tie.ordinal}>
            <h2>
              <span className={`tie-number ${tieClass(tie.ordinal)}`} aria-hidden="true">
                {tie.ordinal}
              </span>{' '}
              <bdi>{capitalize(tie.label)}</bdi>
            </h2>
            <dl>
              {[a, b].map((view) => (
                <Point key={view.key} view={view} passages={tie[view.key]} ordinal={tie.ordinal} />
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </section>
  )
}

type PointProps = { view: SideProps; passages: RecordDocument['ties'][number]['a']; ordinal: number }

function Point({ view, passages, ordinal }: PointProps) {
  const { statement, originator } = view
  const { prefix, words } = dayOfStatement(statement)
  const verb = verbOf(statement)
  return (
    <div>
      <dt>
        <bdi>{originator.speaker.name}</bdi>, {`${verb === null ? '' : `${verb}, `}${prefix}${words}`}
      </dt>
      {passages.map((passage, index) => {
        const isSpeakers = isSpoken(statement, passage)
        const label = voiceLabel(statement, passage)
        return (
          <dd
            key={passage.start}
            className={isSpeakers ? 'quotation' : 'quotation paraphrase'}
            lang={langOf(statement.language)}
            dir="auto"
          >
            {isSpeakers ? '“' : ''}
            <a
              className={`mark ${tieClass(ordinal)}`}
              href={`#${passageId(view.key, { ordinal, part: index + 1 })}`}
            >
              {passage.exact}
            </a>
            {isSpeakers ? '”' : ''}
            {label === null ? null : (
              <span className="label" lang="en" dir="ltr">
                {' '}
                {label}
              </span>
            )}
          </dd>
        )
      })}
    </div>
  )
}
