import type { PublishedAttribution } from '#features/publications/document'

/** One rung for each remove, outermost first. A rung we only know from the one before it is dashed, and says so. */
export function AttributionChain({ attribution }: { attribution: readonly PublishedAttribution[] }) {
  return (
    <ol className="chain">
      {attribution.toReversed().map(({ speaker, cue, seen }, index) => (
        <li key={index} className={seen ? undefined : 'unseen'}>
          {speaker.name} {cue === null ? null : <span className="verb">{cue}</span>}
          {seen ? null : <span className="verb">{cue === null ? '' : ','} not seen by us</span>}
        </li>
      ))}
    </ol>
  )
}
