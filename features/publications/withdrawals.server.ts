import 'server-only'
import { publishedDb } from '#lib/published-db.server'

export type Withdrawn = { number: number | null; slug: string; withdrawnAt: string; reason: string }
const tombstoneColumns = { number: true, slug: true, withdrawnAt: true, reason: true } as const

export async function withdrawnRecord(number: number): Promise<Withdrawn | null> {
  const tombstone = await publishedDb.tombstone.findFirst({
    where: { subject: 'RECORD', number },
    select: tombstoneColumns,
  })
  return tombstone && { ...tombstone, withdrawnAt: tombstone.withdrawnAt.toISOString() }
}

export async function withdrawnDispute(slug: string): Promise<Withdrawn | null> {
  const tombstone = await publishedDb.tombstone.findFirst({
    where: { subject: 'DISPUTE', slug },
    select: tombstoneColumns,
  })
  return tombstone && { ...tombstone, withdrawnAt: tombstone.withdrawnAt.toISOString() }
}

/** The list of withdrawn records ends after this many. */
export const withdrawnMax = 200

/** Withdrawn records, the latest first. */
export async function withdrawnRecords(): Promise<Withdrawn[]> {
  const tombstones = await publishedDb.tombstone.findMany({
    where: { subject: 'RECORD' },
    orderBy: [{ withdrawnAt: 'desc' }, { subjectId: 'desc' }],
    select: tombstoneColumns,
    take: withdrawnMax,
  })
  return tombstones.map((tombstone) => ({ ...tombstone, withdrawnAt: tombstone.withdrawnAt.toISOString() }))
}
