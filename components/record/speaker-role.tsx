import type { PublishedStatement } from '#features/publications/document'
import { originatorOf } from './side-props'

const spelledSo = '[spelled so]'

/** The capacity in the source's words, or the source's description of an unnamed speaker. */
export function SpeakerRole({ statement }: { statement: PublishedStatement }) {
  const { capacity, speaker } = originatorOf(statement)
  const title = capacity?.title ?? speaker.describedAs
  if (!title) return 'Not stated'
  const [before = '', ...after] = title.split(spelledSo)
  const organisation = capacity?.organisation ?? null
  return (
    <>
      <bdi>
        “{before.trimEnd()}
        {after.length === 0 ? null : (
          <>
            {' '}
            <span className="sic">{spelledSo}</span>
            {after.join(spelledSo)}
          </>
        )}
        ”
      </bdi>
      {organisation === null ? null : (
        <>
          , <bdi>{organisation}</bdi>
        </>
      )}
    </>
  )
}
