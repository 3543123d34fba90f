import { passageParts } from '#features/publications/voice'
import { langOf } from '#lib/text'

type Props = {
  statement: Parameters<typeof passageParts>[0] & { language: string }
  passage: Parameters<typeof passageParts>[1]
  className?: string | undefined
}

/** A passage in its direction and language, labelled if the words are not the speaker's. */
export function PassageWords({ statement, passage, className }: Props) {
  const { words, label } = passageParts(statement, passage)
  return (
    <>
      <bdi className={className} lang={langOf(statement.language)}>
        {words}
      </bdi>
      {label === null ? null : ` (${label})`}
    </>
  )
}
