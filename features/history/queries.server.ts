import 'server-only'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import { deskDb } from '#lib/desk-db.server'

const pageMax = 40
const by = { select: { name: true } } as const

/** The changes of these subjects, newest first; `before` is the id of the last one on the previous page. */
export async function deskHistory(
  editor: Editor,
  { subjectIds, before }: { subjectIds: string[]; before: string | null },
) {
  assertCan(editor, 'desk:read')
  const rows = await deskDb.revision.findMany({
    where: { subjectId: { in: subjectIds } },
    orderBy: [{ madeAt: 'desc' }, { id: 'desc' }],
    ...(before === null ? {} : { cursor: { id: before }, skip: 1 }),
    take: pageMax + 1,
    include: { editor: by },
  })
  const revisions = rows.slice(0, pageMax)
  return { revisions, next: rows.length > pageMax ? (revisions.at(-1)?.id ?? null) : null }
}

/** The audit chain, newest first, with the actor's role at that time; `before` is a sequence number. */
export async function deskAudit(
  editor: Editor,
  { subjectId, before }: { subjectId: string | null; before: bigint | null },
) {
  assertCan(editor, 'audit:read')
  const rows = await deskDb.auditEvent.findMany({
    where: {
      ...(subjectId === null ? {} : { subjectId }),
      ...(before === null ? {} : { seq: { lt: before } }),
    },
    orderBy: { seq: 'desc' },
    take: pageMax + 1,
  })
  const events = rows.slice(0, pageMax)
  const actorIds = events.flatMap(({ actorId }) => actorId ?? [])
  const actors = await deskDb.editor.findMany({
    where: { id: { in: actorIds } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  return {
    events: events.map(({ actorId, ...event }) => ({ ...event, actor: nameOf.get(actorId ?? '') ?? null })),
    next: rows.length > pageMax ? (events.at(-1)?.seq ?? null) : null,
  }
}

/** Checks that the hash of every event matches the next event, and the last one the head. */
export async function deskChainCheck(editor: Editor) {
  assertCan(editor, 'audit:read')
  const [verdict] = await deskDb.$queryRaw<
    [{ events: bigint; firstWrong: bigint | null; headHolds: boolean }]
  >`SELECT events, "firstWrong", "headHolds" FROM desk.audit_verify()`
  return verdict
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

/** The names of the ids in some changes; a record's name is its number. */
export async function deskNames(editor: Editor, changes: unknown): Promise<Map<string, string>> {
  assertCan(editor, 'desk:read')
  const ids = [...new Set(JSON.stringify(changes).match(uuid) ?? [])]
  const withIds = { where: { id: { in: ids } } } as const
  const speakers = await deskDb.speaker.findMany({ ...withIds, select: { id: true, name: true } })
  const statements = await deskDb.statement.findMany({ ...withIds, select: { id: true, slug: true } })
  const snapshots = await deskDb.snapshot.findMany({
    ...withIds,
    select: { id: true, source: { select: { title: true } } },
  })
  const sources = await deskDb.source.findMany({ ...withIds, select: { id: true, title: true } })
  const disputes = await deskDb.dispute.findMany({ ...withIds, select: { id: true, title: true } })
  const capacities = await deskDb.capacity.findMany({ ...withIds, select: { id: true, title: true } })
  const records = await deskDb.record.findMany({ ...withIds, select: { id: true, number: true } })
  const editors = await deskDb.editor.findMany({ ...withIds, select: { id: true, name: true } })
  const invitations = await deskDb.invitation.findMany({ ...withIds, select: { id: true, name: true } })
  return new Map([
    ...[...speakers, ...editors, ...invitations].map(({ id, name }) => [id, name] as const),
    ...statements.map(({ id, slug }) => [id, slug] as const),
    ...snapshots.map(({ id, source }) => [id, source.title] as const),
    ...[...sources, ...disputes, ...capacities].map(({ id, title }) => [id, title] as const),
    ...records.map(({ id, number }) => [id, `record ${number}`] as const),
  ])
}
