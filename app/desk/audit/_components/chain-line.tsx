import { Icon } from '#components/ui/icon'

export type ChainState = { events: bigint; firstWrong: bigint | null; headHolds: boolean }

/** Whether the chain of the audit holds, and if not, where. */
export function ChainLine({ chain: { events, firstWrong, headHolds } }: { chain: ChainState }) {
  if (firstWrong === null && headHolds)
    return (
      <output className="banner">
        <p>The chain holds: {String(events)} events, each with the hash that the next one names.</p>
      </output>
    )
  return (
    <div className="banner alert" role="alert">
      <Icon name="alert" />
      <p>
        <strong>The chain does not hold.</strong>{' '}
        {firstWrong === null
          ? 'Events are missing at its end.'
          : `Event ${String(firstWrong)} is the first that is wrong.`}
      </p>
    </div>
  )
}
