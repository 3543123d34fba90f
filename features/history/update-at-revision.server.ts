import 'server-only'
import type { Prisma } from '#generated/prisma/client'
import type { Transaction } from '#lib/desk-db.server'
import { AppError } from '#lib/errors'

/** The rows that carry a revision number, each with the columns that an update may set. */
type Revised = {
  dispute: Prisma.DisputeUncheckedUpdateManyInput
  record: Prisma.RecordUncheckedUpdateManyInput
  source: Prisma.SourceUncheckedUpdateManyInput
  speaker: Prisma.SpeakerUncheckedUpdateManyInput
  statement: Prisma.StatementUncheckedUpdateManyInput
}

type Read = { id: string; revision: number }
type Updates<Data> = { updateMany(args: { where: Read; data: Data }): PromiseLike<{ count: number }> }

/** The refusal of a write whose editor read an older revision. */
export function staleError(noun: keyof Revised | 'note'): AppError {
  return new AppError('conflict', `Somebody changed this ${noun} since you read it.`)
}

/**
 * Writes the row at the revision that its editor read, raises the revision, and locks the row until the end of the
 * transaction. A stale write is refused.
 */
export async function updateAtRevision<Model extends keyof Revised>(
  tx: Transaction,
  model: Model,
  { id, revision, data }: Read & { data: Revised[Model] },
): Promise<void> {
  const models: { [Name in keyof Revised]: Updates<Revised[Name]> } = tx
  const { count } = await models[model].updateMany({
    where: { id, revision },
    data: { ...data, revision: revision + 1 },
  })
  if (count === 0) throw staleError(model)
}
