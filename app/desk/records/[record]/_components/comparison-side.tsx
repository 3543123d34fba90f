import { isVerbatim } from '#features/statements/statement'
import { paths } from '#lib/paths'
import { ComparisonText } from './comparison-text'
import { ChangeStatement } from './change-statement'
import { occasionOf, tiesOf, type Workspace, type WorkspaceSide } from './workspace'

type Props = { side: WorkspaceSide; other: WorkspaceSide; workspace: Workspace }

export function ComparisonSide({ side, other, workspace }: Props) {
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
            <span className="visually-hidden">, {order.toLowerCase()}, its own page</span>
          </a>
        </h2>
        <p>{occasionOf(statement)}</p>
      </header>
      <div className="said">
        <ComparisonText side={side} workspace={workspace}>
          {count} {count === 1 ? 'passage' : 'passages'} marked.{' '}
          {isVerbatim(statement.wording)
            ? 'The reporter’s words, in grey, cannot be marked as the speaker’s.'
            : 'These are the reporter’s words, not the speaker’s.'}
        </ComparisonText>
      </div>
    </article>
  )
}
