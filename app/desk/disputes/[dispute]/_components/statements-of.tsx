import { MoveForm } from './move-form.client'
import type { FormAction } from '#components/ui/form-state'
import type { DeskDispute } from '#features/review/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { langOf } from '#lib/text'

type Props = { dispute: DeskDispute; action: FormAction; keys: readonly string[] }

export function StatementsOf({ dispute, action, keys }: Props) {
  const { id, revision, statements } = dispute
  return (
    <>
      <ol className="rows">
        {statements.map(({ statement }, index) => {
          const { slug, quote, language, wording, attributions } = statement
          const isQuoted = isVerbatim(wording)
          const name = attributions[0]?.speaker.name ?? ''
          return (
            <li key={slug} className="with-aside">
              <div>
                <p>
                  <a href={paths.desk.statement(slug)}>
                    <strong>{name}</strong>
                  </a>
                </p>
                <p
                  className={isQuoted ? 'quotation' : 'quotation paraphrase'}
                  lang={langOf(language)}
                  dir="auto"
                >
                  {isQuoted ? `“${quote}”` : quote}
                </p>
              </div>
              <MoveForm
                action={action}
                idempotencyKey={keys[index] ?? ''}
                read={{ id, revision, statementId: statement.id }}
                of={`statement ${index + 1}, ${name}`}
                ends={{ isFirst: index === 0, isLast: index === statements.length - 1 }}
              />
            </li>
          )
        })}
      </ol>
      {statements.length === 0 ? <p>None yet.</p> : null}
    </>
  )
}
