import type { PublishedStatement } from '#features/publications/document'
import { textRuns } from '#features/publications/text-runs'
import { wordsOf } from '#components/record/side-props'
import { isVerbatim } from '#features/statements/statement'
import { langOf } from '#lib/text'

/** A statement in its source's words: the speaker's in serif, the reporter's around them in grey. */
export function Quotation({ statement, isFramed }: { statement: PublishedStatement; isFramed: boolean }) {
  const { quote, wording, language } = statement
  const verbatim = isVerbatim(wording)
  return (
    <blockquote
      className={verbatim ? 'quotation' : 'quotation paraphrase'}
      lang={langOf(language)}
      dir="auto"
    >
      <p>
        {isFramed
          ? textRuns(statement, [], []).map((run) => (
              <span key={`${run.start} ${run.voice}`} className={run.voice === 'frame' ? 'frame' : undefined}>
                {wordsOf(run)}
              </span>
            ))
          : verbatim
            ? `“${quote}”`
            : quote}
      </p>
    </blockquote>
  )
}
