import type { Withdrawn } from '#features/publications/withdrawals.server'
import type { Problem } from '#app/responses'
import { formatShortDay } from '#lib/dates'
import { closed } from '#lib/sentence'

/** 410 for a withdrawn subject, 404 for an unknown one or an unknown version of it. */
export async function goneOrNotFound(
  name: string,
  withdrawn: Promise<Withdrawn | null>,
  absent: Promise<string | null>,
): Promise<Problem> {
  const tombstone = await withdrawn
  if (tombstone === null) return { status: 404, detail: (await absent) ?? `There is no such ${name}.` }
  const { withdrawnAt, reason } = tombstone
  return {
    status: 410,
    detail: `This ${name} was withdrawn on ${formatShortDay(withdrawnAt.slice(0, 10))}. ${closed(reason)}`,
  }
}
