import { formatLocalInstant } from '#lib/time-zone'

/** A time of day with its date, in the time zone of the newsroom. */
export const Instant = ({ at }: { at: Date }) => (
  <time dateTime={at.toISOString()}>{formatLocalInstant(at)}</time>
)
