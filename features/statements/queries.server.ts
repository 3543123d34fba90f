import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { deskDb } from '#lib/desk-db.server'
import { likePattern } from '#lib/text'
import { statementValues } from './columns'
import { assertCan } from '#features/editors/permissions'

const pageSize = 20

const listSelect = {
  id: true,
  slug: true,
  quote: true,
  gloss: true,
  language: true,
  wording: true,
  medium: true,
  said: true,
  revision: true,
  attributions: {
    orderBy: { position: 'asc' },
    select: { speaker: { select: { id: true, name: true, kind: true } } },
  },
  appearances: {
    take: 1,
    select: {
      snapshot: { select: { source: { select: { slug: true, publisher: true, published: true } } } },
    },
  },
  _count: { select: { recordsAsA: true, recordsAsB: true } },
} satisfies Prisma.StatementSelect

export type ListedStatement = Prisma.StatementGetPayload<{ select: typeof listSelect }>

/**
 * Newest first, from below the id `before`; with words, only statements whose quote, gloss or speaker's name contains
 * them.
 */
export async function deskStatements(
  editor: Editor,
  { words, before }: { words: string; before: string | null },
): Promise<{ statements: ListedStatement[]; next: string | null }> {
  assertCan(editor, 'desk:read')
  const pattern = likePattern(words)
  const rows = await deskDb.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM desk."Statement" s
    WHERE (${before}::uuid IS NULL OR s.id < ${before}::uuid) AND (${words.trim()} = ''
      OR lower(s.quote || ' ' || coalesce(s.gloss, '')) LIKE ${pattern}
      OR s.id IN (SELECT a."statementId" FROM desk."Attribution" a JOIN desk."Speaker" p ON p.id = a."speakerId"
        WHERE desk.names_of(p.name, p.aliases) LIKE ${pattern}))
    ORDER BY s.id DESC LIMIT ${pageSize + 1}::int`
  const ids = rows.slice(0, pageSize).map(({ id }) => id)
  const statements = await deskDb.statement.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    select: listSelect,
  })
  return { statements, next: rows.length > pageSize ? (ids.at(-1) ?? null) : null }
}

/** Statements by their slugs, in the order of the slugs. */
export async function deskStatementsNamed(
  editor: Editor,
  slugs: readonly string[],
): Promise<ListedStatement[]> {
  assertCan(editor, 'desk:read')
  const statements = await deskDb.statement.findMany({
    where: { slug: { in: [...slugs] } },
    select: listSelect,
  })
  return slugs.flatMap((slug) => statements.filter((statement) => statement.slug === slug))
}

export async function deskStatementsOf(
  editor: Editor,
  ids: readonly string[],
): Promise<Map<string, ListedStatement>> {
  assertCan(editor, 'desk:read')
  const statements = await deskDb.statement.findMany({ where: { id: { in: [...ids] } }, select: listSelect })
  return new Map(statements.map((statement) => [statement.id, statement]))
}

/** All details of one statement, and everything that uses it. */
export function deskStatement(editor: Editor, slug: string) {
  assertCan(editor, 'desk:read')
  const record = { select: { number: true, subject: true, publicState: true } } as const
  return deskDb.statement.findUnique({
    where: { slug },
    include: {
      attributions: { orderBy: { position: 'asc' }, include: { speaker: true, capacity: true } },
      appearances: { include: { snapshot: { include: { source: true } } } },
      recordsAsA: record,
      recordsAsB: record,
      disputes: { select: { dispute: { select: { slug: true, title: true, publicState: true } } } },
      linksFrom: { include: { to: { select: { slug: true, quote: true, language: true } } } },
      linksTo: { include: { from: { select: { slug: true, quote: true, language: true } } } },
    },
  })
}
export type DeskStatementPage = NonNullable<Awaited<ReturnType<typeof deskStatement>>>

/** The stored values of the statement's edit form. */
export async function deskStatementFields(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.statement.findUnique({
    where: { id },
    include: {
      attributions: { orderBy: { position: 'asc' }, include: { speaker: true, capacity: true } },
    },
  })
  return stored && { slug: stored.slug, revision: stored.revision, values: statementValues(stored) }
}

/** The stored values of the requoting form. */
export async function deskStatementWords(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.statement.findUnique({
    where: { id },
    select: { revision: true, quote: true, context: true },
  })
  return stored && { revision: stored.revision, values: { quote: stored.quote, context: stored.context } }
}
