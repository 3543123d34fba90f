import { formatInstant } from '#lib/dates'

export const Instant = ({ at }: { at: Date }) => <time dateTime={at.toISOString()}>{formatInstant(at)}</time>
