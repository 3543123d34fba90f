import type { deskSource } from '#features/sources/queries.server'
import { isVerbatim, wordingLabels } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

type Appearances = NonNullable<Awaited<ReturnType<typeof deskSource>>>['snapshots'][number]['appearances']

export function CapturedList({ appearances }: { appearances: Appearances }) {
  return (
    <ol className="captured-list">
      {appearances.map(({ id, statement }) => {
        const speaker = statement.attributions[0]?.speaker.name ?? ''
        return (
          <li key={id}>
            <p>
              <a href={paths.desk.statement(statement.slug)} data-row="">
                {speaker}, {wordingLabels[statement.wording].toLowerCase()}
              </a>
            </p>
            <p
              className={isVerbatim(statement.wording) ? 'quotation' : 'quotation paraphrase'}
              lang={langOf(statement.language)}
              dir="auto"
            >
              {isVerbatim(statement.wording) ? `“${statement.quote}”` : statement.quote}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
