import 'server-only'
import type { Transaction } from '#lib/desk-db.server'
import { FieldError } from '#lib/errors'

type Handover = { fromId: string; toId: string; byId: string }
/** The numbers of the records, and how many notes. */
type OpenWork = { records: number[]; openNotes: number }

/**
 * Gives the open work of one account to another: its assignments with task and day, its drafts and records in review that are
 * assigned to nobody, and the open notes that are assigned to it. What it wrote stays its own.
 */
export async function moveWork(tx: Transaction, handover: Handover): Promise<OpenWork> {
  const { fromId, toId, byId } = handover
  if (fromId === toId) throw new FieldError('toId', 'Choose somebody else.')
  // The lock orders this and a suspension of the account that gets the work.
  const [receiver] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM desk."Editor" WHERE id = ${toId}::uuid AND "suspendedAt" IS NULL FOR SHARE`
  if (receiver === undefined) throw new FieldError('toId', 'This account is suspended. Choose somebody else.')
  const assigned = await tx.$queryRaw<{ recordId: string }[]>`
    WITH ended AS (
      UPDATE desk."Assignment" SET "endedAt" = clock_timestamp()
      WHERE "assigneeId" = ${fromId}::uuid AND "endedAt" IS NULL RETURNING "recordId", task, "dueOn")
    INSERT INTO desk."Assignment" (id, "recordId", "assigneeId", "assignedById", task, "dueOn")
    SELECT gen_random_uuid(), "recordId", ${toId}::uuid, ${byId}::uuid, task, "dueOn" FROM ended
    RETURNING "recordId"`
  const drafts = await assignDrafts(tx, handover)
  const openNotes = await tx.$executeRaw`
    UPDATE desk."Annotation" SET "assigneeId" = ${toId}::uuid, revision = revision + 1
    WHERE "assigneeId" = ${fromId}::uuid AND "resolvedAt" IS NULL`
  const ids = [...assigned, ...drafts].map(({ recordId }) => recordId)
  const records = await tx.record.findMany({
    where: { id: { in: ids } },
    orderBy: { number: 'asc' },
    select: { number: true },
  })
  return { records: records.map(({ number }) => number), openNotes }
}

/** Assigns what the account paired or sent to review and is not published yet, unless somebody else has to do it. */
const assignDrafts = (tx: Transaction, { fromId, toId, byId }: Handover) =>
  tx.$queryRaw<{ recordId: string }[]>`
    WITH own AS (
      SELECT DISTINCT "subjectId" FROM desk."Revision"
      WHERE "editorId" = ${fromId}::uuid AND action IN ('PAIRED', 'SENT_TO_REVIEW') AND subject = 'record')
    INSERT INTO desk."Assignment" (id, "recordId", "assigneeId", "assignedById")
    SELECT gen_random_uuid(), r.id, ${toId}::uuid, ${byId}::uuid
    FROM own JOIN desk."Record" r ON r.id = own."subjectId"
    WHERE r.state IN ('DRAFT', 'IN_REVIEW') AND r."publicState" <> 'WITHDRAWN'
    ON CONFLICT ("recordId") WHERE "endedAt" IS NULL DO NOTHING RETURNING "recordId"`
