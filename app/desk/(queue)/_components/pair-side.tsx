import type { ListedStatement } from '#features/statements/queries.server'
import { isVerbatim } from '#features/statements/statement'
import { langOf } from '#lib/text'
import { attributionLine } from './attribution-line'

type Props = { statement: ListedStatement; at: 'col-left' | 'col-right'; isAgain?: boolean }

/** Who, how worded and when; then the words. */
export function PairSide({ statement, at, isAgain = false }: Props) {
  const { quote, wording, language, attributions } = statement
  const isQuoted = isVerbatim(wording)
  const again = attributions[0]?.speaker.kind === 'PERSON' ? ', again' : ', with itself'
  return (
    <div className={at}>
      <p className="byline">
        <b>
          {attributions[0]?.speaker.name}
          {isAgain ? again : null}
        </b>
        , {attributionLine(statement)}
      </p>
      <p className={isQuoted ? 'excerpt' : 'excerpt paraphrase'} lang={langOf(language)} dir="auto">
        {isQuoted ? `“${quote}”` : quote}
      </p>
    </div>
  )
}

export const nameOf = ({ attributions }: ListedStatement): string => attributions[0]?.speaker.name ?? ''

/** Both sides have the same originator. */
export const isWithItself = (a: ListedStatement, b: ListedStatement): boolean =>
  a.attributions[0] !== undefined && a.attributions[0].speaker.id === b.attributions[0]?.speaker.id
