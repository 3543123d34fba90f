import { z } from 'zod'
import { AppError } from '#lib/errors'
import { paths } from '#lib/paths'
import { uncapital } from '#lib/text'

export const scope = z.enum(['SAME', 'DIFFERENT', 'UNKNOWN'])
export type Scope = z.infer<typeof scope>

export const disputeOver = z.enum(['FACT', 'MEANING', 'NOTHING'])
export type DisputeOver = z.infer<typeof disputeOver>

export const relation = z.enum([
  'CONTRADICTORY',
  'CONTRARY',
  'IN_TENSION',
  'CHARACTERISATION',
  'SUPERSEDED',
  'APPARENT',
])
export type Relation = z.infer<typeof relation>

/** Labels of "As worded", for readers. */
export const relationLabels = {
  CONTRADICTORY: 'Cannot both be true, and one must be',
  CONTRARY: 'Cannot both be true as worded',
  IN_TENSION: 'Both could be true on a condition',
  CHARACTERISATION: 'Same event, described differently',
  SUPERSEDED: 'Position changed',
  APPARENT: 'Only appears to conflict',
} satisfies Record<Relation, string>

export const dimension = z.enum([
  'OCCURRENCE',
  'TIME',
  'PLACE',
  'ACTOR',
  'QUANTITY',
  'CONTENT',
  'KNOWLEDGE',
  'INTENT',
  'ADEQUACY',
  'ATTRIBUTION',
  'SCOPE',
])
export type Dimension = z.infer<typeof dimension>

/** Labels of "Kind": what the statements disagree about. */
export const dimensionLabels = {
  OCCURRENCE: 'Whether it happened',
  TIME: 'Date or sequence',
  PLACE: 'Where',
  ACTOR: 'Who acted',
  QUANTITY: 'Count',
  CONTENT: 'Contents of a message',
  KNOWLEDGE: 'Who knew',
  INTENT: 'What was meant',
  ADEQUACY: 'What follows from it',
  ATTRIBUTION: 'Whether something was said',
  SCOPE: 'Scope',
} satisfies Record<Dimension, string>

export const cue = z.enum([
  'NEGATION',
  'ANTONYM',
  'NUMERIC',
  'FACTIVE_MODAL',
  'STRUCTURAL',
  'LEXICAL',
  'WORLD_KNOWLEDGE',
])

export const recordStatus = z.enum([
  'OPEN',
  'AWAITING_REPLY',
  'ANSWERED',
  'RECONCILED',
  'ONE_SIDE_CORRECTED',
  'RESOLVED',
])
export type RecordStatus = z.infer<typeof recordStatus>

export const statusLabels = {
  OPEN: 'Open',
  AWAITING_REPLY: 'Asked, no answer yet',
  ANSWERED: 'Answered',
  RECONCILED: 'Reconciled',
  ONE_SIDE_CORRECTED: 'One side corrected',
  RESOLVED: 'Settled by evidence',
} satisfies Record<RecordStatus, string>

/** The answers to the four questions that decide a relation; null if unanswered. */
export type Answers = {
  event: Scope | null
  people: Scope | null
  time: Scope | null
  conditions: Scope | null
  bothCanBeTrue: boolean | null
  bothCouldBeFalse: boolean | null
  disputeOver: DisputeOver | null
}

/** Drops an answer if an earlier answer makes its question pointless. */
export const openAnswers = <Given extends Answers>(answers: Given): Given => ({
  ...answers,
  bothCouldBeFalse: answers.bothCanBeTrue === false ? answers.bothCouldBeFalse : null,
  disputeOver: answers.bothCanBeTrue === true ? answers.disputeOver : null,
})

/**
 * Returns why the answers do not allow a relation, or null if they do (docs/invariants.md, "How two statements
 * relate"). SUPERSEDED also needs one responsible speaker and an order: features/review/checks.ts.
 */
export function relationBlocker(candidate: Relation, answers: Answers): string | null {
  const { event, people, time, conditions } = answers
  const allSame = [event, people, time, conditions].every((answer) => answer === 'SAME')
  const open = openQuestion(candidate, answers)
  if (open !== null) return `Say first ${open}.`
  switch (candidate) {
    case 'CONTRADICTORY':
    case 'CONTRARY':
      if (!allSame) return 'Event, people, time and conditions must all be the same.'
      if (answers.bothCanBeTrue !== false) return 'As worded, both can be true.'
      if (answers.bothCouldBeFalse !== (candidate === 'CONTRARY'))
        return candidate === 'CONTRARY' ? 'Both could not be false.' : 'Both could be false.'
      return null
    case 'IN_TENSION':
    case 'CHARACTERISATION':
    case 'APPARENT': {
      if (answers.bothCanBeTrue !== true) return 'As worded, both cannot be true.'
      const overFor = { IN_TENSION: 'FACT', CHARACTERISATION: 'MEANING', APPARENT: 'NOTHING' } as const
      return answers.disputeOver === overFor[candidate]
        ? null
        : `The dispute is not over ${uncapital(overLabels[overFor[candidate]])}.`
    }
    case 'SUPERSEDED':
      return null
  }
}

/** The first question on which the relation depends and that has no answer yet; null if there is none. */
function openQuestion(
  candidate: Relation,
  { bothCanBeTrue, bothCouldBeFalse, disputeOver, ...scopes }: Answers,
): string | null {
  if (candidate === 'SUPERSEDED') return null
  const isStrict = candidate === 'CONTRADICTORY' || candidate === 'CONTRARY'
  const { event, people, time, conditions } = scopes
  const compared = [event, people, time, conditions]
  const isDecided = compared.some((answer) => answer !== null && answer !== 'SAME')
  if (isStrict && isDecided) return null
  if (isStrict && compared.includes(null)) return 'whether event, people, time and conditions are the same'
  if (bothCanBeTrue === null) return 'whether both can be true'
  if (isStrict && bothCanBeTrue === false && bothCouldBeFalse === null) return 'whether both could be false'
  return !isStrict && bothCanBeTrue && disputeOver === null ? 'what the dispute is over' : null
}

/** The difference between two statements that can both be true. */
export const overLabels = {
  FACT: 'What happened or was said',
  MEANING: 'What it amounts to',
  NOTHING: 'Nothing once both are read in full',
} satisfies Record<DisputeOver, string>

/** True if both statements can be true under this relation. The record must then say on which condition. */
export const allowsBothTrue = (candidate: Relation): boolean =>
  ['IN_TENSION', 'CHARACTERISATION', 'APPARENT'].includes(candidate)

export const scopeLabels = {
  SAME: 'The same',
  DIFFERENT: 'Different',
  UNKNOWN: 'Not known to be the same',
} satisfies Record<Scope, string>

export const cueLabels = {
  NEGATION: 'A negation',
  ANTONYM: 'Opposite words',
  NUMERIC: 'Numbers or dates',
  FACTIVE_MODAL: 'How sure they are',
  STRUCTURAL: 'Who did what to whom',
  LEXICAL: 'Words with other meanings',
  WORLD_KNOWLEDGE: 'Only with knowledge of the world',
} satisfies Record<z.infer<typeof cue>, string>

export const stance = z.enum(['SUPPORTS', 'REFUTES', 'CONTEXT'])
export const stanceLabels = {
  SUPPORTS: 'Supports it',
  REFUTES: 'Speaks against it',
  CONTEXT: 'Is context',
} satisfies Record<z.infer<typeof stance>, string>

export const directness = z.enum(['FIRST_HAND', 'SECOND_HAND'])
export const handLabels = {
  FIRST_HAND: 'First hand',
  SECOND_HAND: 'Second hand',
} satisfies Record<z.infer<typeof directness>, string>

/** The error for a pair that already has a record, with a link to it. */
export const alreadyPairedError = (number: number): AppError =>
  new AppError('conflict', `These two statements are paired already, in record ${number}.`, {
    href: paths.desk.record(number),
    label: `Open record ${number}`,
  })
