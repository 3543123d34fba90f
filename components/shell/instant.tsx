import { formatInstant } from '#lib/dates'

/** A time of day with its date, in UTC. */
export const Instant = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
