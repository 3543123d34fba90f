import { isVerbatim, wordingLabels } from '#features/statements/statement'
import { dateWords } from '#lib/date-words'
import { paths } from '#lib/paths'
import { capital } from '#lib/words'
import { BenchWords } from './bench-words'
import { ChangeStatement } from './change-statement'
import { tiesOf, type Workspace, type WorkspaceSide } from './workspace'

type Props = { side: WorkspaceSide; other: WorkspaceSide; workspace: Workspace }

export function BenchSide({ side, other, workspace }: Props) {
  const { key, statement, order, name } = side
  const count = tiesOf(workspace.record).reduce((sum, tie) => sum + tie[key].length, 0)
  return (
    <article className={`side ${key}`} aria-labelledby={`speaker-${key}`}>
      <header>
        <div className="pick">
          {order}
          <ChangeStatement side={side} other={other} workspace={workspace} />
        </div>
        <h2 id={`speaker-${key}`}>
          <a href={paths.desk.statement(statement.slug)}>
            {name}
            <span className="vh">, {order.toLowerCase()}, its own page</span>
          </a>
        </h2>
        <p>{occasionOf(statement)}</p>
      </header>
      <div className="said">
        <BenchWords side={side} workspace={workspace}>
          {count} {count === 1 ? 'passage' : 'passages'} marked.{' '}
          {isVerbatim(statement.wording)
            ? 'The reporter’s words, in grey, cannot be marked as the speaker’s.'
            : 'These are the reporter’s words, not the speaker’s.'}
        </BenchWords>
      </div>
    </article>
  )
}

/** "Company statement, 1 Nov 2019, inferred. Verbatim, part of a sentence." */
function occasionOf({ medium, addressee, said, saidInferred, wording }: WorkspaceSide['statement']) {
  const to = addressee === null ? [] : [`to ${addressee}`]
  const where = medium === null || medium === 'interview' ? to : [medium]
  const when = said === null ? 'date not stated' : dateWords(said)
  const parts = [...where, where.length > 0 ? when.replace(/^O/, 'o') : when]
  return (
    <>
      {capital(parts.join(', '))}
      {saidInferred ? ', inferred' : ''}. {wordingLabels[wording]}.
    </>
  )
}
