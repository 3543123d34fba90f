import 'server-only'
import type { Editor } from '#features/editors/editor'
import type { Prisma } from '#generated/prisma/client'
import { deskDb } from '#lib/desk-db.server'
import { likePattern } from '#lib/text'
import { statementValues } from './columns'
import { assertCan } from '#features/editors/permissions'

const pageSize = 20

const listed = {
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

export type ListedStatement = Prisma.StatementGetPayload<{ select: typeof listed }>

/** The newest first, from `before` (an id) on; with words, those that have them in quote, gloss or a speaker's name. */
export async function deskStatements(
  editor: Editor,
  { words, before }: { words: string; before: string | null },
): Promise<{ statements: ListedStatement[]; next: string | null }> {
  assertCan(editor, 'desk:read')
  const pattern = likePattern(words)
  const found = await deskDb.$queryRaw<{ id: string }[]>`
    SELECT s.id FROM desk."Statement" s
    WHERE (${before}::uuid IS NULL OR s.id < ${before}::uuid) AND (${words.trim()} = ''
      OR lower(s.quote || ' ' || coalesce(s.gloss, '')) LIKE ${pattern}
      OR s.id IN (SELECT a."statementId" FROM desk."Attribution" a JOIN desk."Speaker" p ON p.id = a."speakerId"
        WHERE desk.names_of(p.name, p.aliases) LIKE ${pattern}))
    ORDER BY s.id DESC LIMIT ${pageSize + 1}::int`
  const ids = found.slice(0, pageSize).map(({ id }) => id)
  const statements = await deskDb.statement.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    select: listed,
  })
  return { statements, next: found.length > pageSize ? (ids.at(-1) ?? null) : null }
}

/** Statements by their slugs, in the order asked for. */
export async function deskStatementsNamed(
  editor: Editor,
  slugs: readonly string[],
): Promise<ListedStatement[]> {
  assertCan(editor, 'desk:read')
  const found = await deskDb.statement.findMany({ where: { slug: { in: [...slugs] } }, select: listed })
  return slugs.flatMap((slug) => found.filter((one) => one.slug === slug))
}

/** Statements by their ids. */
export async function deskStatementsOf(
  editor: Editor,
  ids: readonly string[],
): Promise<Map<string, ListedStatement>> {
  assertCan(editor, 'desk:read')
  const found = await deskDb.statement.findMany({ where: { id: { in: [...ids] } }, select: listed })
  return new Map(found.map((one) => [one.id, one]))
}

/** Everything about one, and what uses it. */
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

/** What stands now in the fields of its form. */
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

/** What stands now in the fields of the form that takes other words. */
export async function deskStatementWords(editor: Editor, id: string) {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.statement.findUnique({
    where: { id },
    select: { revision: true, quote: true, context: true },
  })
  return stored && { revision: stored.revision, values: { quote: stored.quote, context: stored.context } }
}
