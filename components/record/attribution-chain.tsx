import type { PublishedAttribution } from '#features/publications/document'

/** The attribution steps, outermost first. A step known only through the previous one is dashed and labelled. */
export function AttributionChain({ attribution }: { attribution: readonly PublishedAttribution[] }) {
  return (
    <ol className="chain">
      {attribution.toReversed().map(({ speaker, cue, seen }, index) => (
        <li key={index} className={seen ? undefined : 'unseen'}>
          <bdi>{speaker.name}</bdi> {cue === null ? null : <bdi className="verb">{cue}</bdi>}
          {seen ? null : <span className="verb">{cue === null ? '' : ','} not seen by us</span>}
        </li>
      ))}
    </ol>
  )
}
