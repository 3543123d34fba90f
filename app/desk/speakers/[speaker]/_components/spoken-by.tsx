import type { deskSpeaker } from '#features/speakers/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { formatEdtfInSentence } from '#lib/dates'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

type Props = { speaker: NonNullable<Awaited<ReturnType<typeof deskSpeaker>>> }

/** The statements that a speaker makes or passes on. */
export function SpokenBy({ speaker: { attributions } }: Props) {
  return (
    <section aria-labelledby="said">
      <h2 id="said">Statements</h2>
      {attributions.length === 0 ? <p>None yet.</p> : null}
      <ul className="plain-list">
        {attributions.map(({ position, statement: { slug, quote, wording, said, language } }) => (
          <li key={slug}>
            <a
              href={paths.desk.statement(slug)}
              className={isVerbatim(wording) ? 'quotation' : 'quotation paraphrase'}
              lang={langOf(language)}
              dir="auto"
            >
              {isVerbatim(wording) ? `“${quote}”` : quote}
            </a>{' '}
            <span className="label">
              {formatEdtfInSentence(said)}
              {position === 0 ? '' : ', passes it on'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
