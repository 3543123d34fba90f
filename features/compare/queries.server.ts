import 'server-only'
import { z } from 'zod'
import type { Editor } from '#features/editors/editor'
import { assertCan } from '#features/editors/permissions'
import type { Prisma } from '#generated/prisma/client'
import { deskStatements } from '#features/statements/queries.server'
import { formatEdtfInSentence, toDay } from '#lib/dates'
import { deskDb } from '#lib/desk-db.server'
import { nameKey } from '#lib/name-key'
import { likePattern } from '#lib/text'
import { contentWords, likelihood } from './conflict-score'
import type { OnFile, PossibleConflict } from './on-file'

const shown = {
  slug: true,
  quote: true,
  context: true,
  quoteStart: true,
  gloss: true,
  language: true,
  wording: true,
  said: true,
  saidMin: true,
  saidMax: true,
  attributions: { orderBy: { position: 'asc' }, select: { cue: true, speaker: { select: { name: true } } } },
  appearances: {
    take: 1,
    select: { snapshot: { select: { source: { select: { publisher: true, published: true } } } } },
  },
} satisfies Prisma.StatementSelect
type Stored = Prisma.StatementGetPayload<{ select: typeof shown }>

function onFile({ attributions, appearances, gloss, said, saidMin, saidMax, ...statement }: Stored): OnFile {
  const source = appearances[0]?.snapshot.source
  return {
    ...statement,
    speaker: attributions[0]?.speaker.name ?? '',
    attribution: attributions.map(({ speaker: { name } }) => ({ speaker: { name } })),
    cue: attributions[0]?.cue ?? '',
    gloss: gloss ?? '',
    said: formatEdtfInSentence(said),
    saidMin: saidMin && toDay(saidMin),
    saidMax: saidMax && toDay(saidMax),
    publisher: source?.publisher ?? '',
    published: formatEdtfInSentence(source?.published ?? null),
  }
}

const offersMax = 5

/** Statements on file with these words, in their text or their speaker's name. */
export async function deskOnFile(editor: Editor, words: string): Promise<OnFile[]> {
  assertCan(editor, 'desk:read')
  const { statements } = await deskStatements(editor, { words, before: null })
  const ids = statements.slice(0, offersMax).map(({ id }) => id)
  const stored = await deskDb.statement.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    select: shown,
  })
  return stored.map(onFile)
}

/** One statement on file, by its slug. */
export async function deskOnFileNamed(editor: Editor, slug: string): Promise<OnFile | null> {
  assertCan(editor, 'desk:read')
  const stored = await deskDb.statement.findUnique({ where: { slug }, select: shown })
  return stored && onFile(stored)
}

/** The words that are looked up; the longest say most. */
const soughtMax = 8
/** Statements read for each word. A word with more of them says little. */
const perWordMax = 60

type Sought = { text: string; speaker: string; language: string }

/** Statements on file that may conflict with these words, likeliest first. */
export async function deskPossibleConflicts(editor: Editor, sought: Sought): Promise<PossibleConflict[]> {
  assertCan(editor, 'desk:read')
  const words = contentWords(sought.text, sought.language)
  const looked = words.toSorted((left, right) => right.length - left.length).slice(0, soughtMax)
  if (looked.length === 0) return []
  const rows = await deskDb.$queryRaw<{ id: string; word: number }[]>`
    SELECT match.id, sought.place::int AS word
    FROM unnest(${looked.map(likePattern)}::text[]) WITH ORDINALITY AS sought (pattern, place)
    CROSS JOIN LATERAL (
      SELECT s.id FROM desk."Statement" s
      WHERE lower(s.quote || ' ' || coalesce(s.gloss, '')) LIKE sought.pattern LIMIT ${perWordMax}::int) AS match`
  const counts = new Map<number, number>()
  for (const { word } of rows) counts.set(word, (counts.get(word) ?? 0) + 1)
  const rarity = (word: string) => {
    const count = counts.get(looked.indexOf(word) + 1) ?? 0
    return count === 0 ? 0.1 : 1 - count / (perWordMax + 1)
  }
  const weights = new Map<string, number>()
  for (const { id, word } of rows) weights.set(id, (weights.get(id) ?? 0) + rarity(looked[word - 1] ?? ''))
  const best = [...weights].toSorted(([, left], [, right]) => right - left).slice(0, 4 * offersMax)
  const stored = await deskDb.statement.findMany({
    where: { id: { in: best.map(([id]) => id) } },
    select: shown,
  })
  const left = { text: sought.text, speaker: nameKey(sought.speaker), words }
  return stored
    .map(onFile)
    .filter(({ quote }) => quote !== sought.text)
    .flatMap((candidate) => {
      const text = `${candidate.quote} ${candidate.gloss}`
      const right = {
        text: candidate.quote,
        speaker: nameKey(candidate.speaker),
        words: contentWords(text, candidate.language),
      }
      const likely = likelihood(left, right, rarity)
      return likely === null ? [] : [{ candidate, likely }]
    })
    .toSorted((one, other) => other.likely.score - one.likely.score)
    .slice(0, offersMax)
    .map(({ candidate, likely: { reason } }) => ({ ...candidate, reason }))
}

const pairedChange = z.object({ acceptedTogether: z.array(z.string()) })

/** Labels of the proposals that the author of a record accepted all at once, for the second editor. */
export async function deskAcceptedTogether(editor: Editor, recordId: string): Promise<readonly string[]> {
  assertCan(editor, 'desk:read')
  const paired = await deskDb.revision.findFirst({
    where: { subject: 'record', subjectId: recordId, action: 'PAIRED' },
    select: { after: true },
  })
  return pairedChange.safeParse(paired?.after).data?.acceptedTogether ?? []
}
