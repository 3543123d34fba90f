import type { Answers, Dimension, DisputeOver, Relation, Scope } from '#features/records/record'

/** The two columns of the page. Sides A and B of the record follow from the dates (trigger). */
export const columns = ['first', 'second'] as const
export type Column = (typeof columns)[number]

export type YesNoUnclear = 'YES' | 'NO' | 'UNCLEAR'

/** The answers as an editor gives them; null if unanswered. The last three open only if an earlier one is not “yes”. */
export type GivenAnswers = {
  sameEvent: YesNoUnclear | null
  sameTime: YesNoUnclear | null
  canBothBeTrue: YesNoUnclear | null
  samePeople: YesNoUnclear | null
  sameConditions: YesNoUnclear | null
  couldBothBeFalse: YesNoUnclear | null
  disputeOver: DisputeOver
}

/** The further questions that these answers open. */
export function openedQuestions({ sameEvent, sameTime, canBothBeTrue }: GivenAnswers): {
  scope: boolean
  falsity: boolean
} {
  const isOtherScope = [sameEvent, sameTime].some((answer) => answer === 'NO' || answer === 'UNCLEAR')
  const isExcluding = canBothBeTrue === 'NO'
  return { scope: isOtherScope || isExcluding, falsity: isExcluding && !isOtherScope }
}

const scopeOf = { YES: 'SAME', NO: 'DIFFERENT', UNCLEAR: 'UNKNOWN' } as const satisfies Record<
  YesNoUnclear,
  Scope
>
const scopeOrNull = (answer: YesNoUnclear | null): Scope | null => (answer === null ? null : scopeOf[answer])

/**
 * The record's answers. A question that was not opened has the answer “the same”. Statements whose event, people, time
 * or conditions may differ can both be true, whatever the third answer is.
 */
export function recordAnswers(answers: GivenAnswers): Answers {
  const opened = openedQuestions(answers)
  const scope = {
    event: scopeOrNull(answers.sameEvent),
    time: scopeOrNull(answers.sameTime),
    people: scopeOrNull(opened.scope ? (answers.samePeople ?? 'YES') : 'YES'),
    conditions: scopeOrNull(opened.scope ? (answers.sameConditions ?? 'YES') : 'YES'),
  }
  const isSame = Object.values(scope).every((answer) => answer === 'SAME')
  const bothCanBeTrue = answers.canBothBeTrue === null ? null : !(answers.canBothBeTrue === 'NO' && isSame)
  return {
    ...scope,
    bothCanBeTrue,
    bothCouldBeFalse: bothCanBeTrue === false ? answers.couldBothBeFalse !== 'NO' : null,
    disputeOver: bothCanBeTrue === true ? answers.disputeOver : null,
  }
}

const relationOver = {
  FACT: 'IN_TENSION',
  MEANING: 'CHARACTERISATION',
  NOTHING: 'APPARENT',
} as const satisfies Record<DisputeOver, Relation>

/** The one relation that the answers allow; null while a question is open. */
export function relationOf({
  bothCanBeTrue,
  bothCouldBeFalse,
  disputeOver,
  ...scope
}: Answers): Relation | null {
  if (bothCanBeTrue === null || [scope.event, scope.time].includes(null)) return null
  if (!bothCanBeTrue) return bothCouldBeFalse === false ? 'CONTRADICTORY' : 'CONTRARY'
  return disputeOver === null ? null : relationOver[disputeOver]
}

/** Words that tell of a kind of fact, in the order of the search: the first kind with a word on either side counts. */
const dimensionWords: readonly (readonly [Dimension, RegExp])[] = [
  [
    'QUANTITY',
    /\d[\d,.]*|\b(?:hundreds?|thousands?|millions?|lakhs?|crores?|dozens?|per cent|percent)\b|[०-९]/iu,
  ],
  ['TIME', /\b(?:before|after|since|until|yesterday|today|tomorrow|late|early|earlier|later)\b/iu],
  ['CONTENT', /\b(?:informed|notified|message|update|notice|letter|report|described|mention(?:ed)?)\b/iu],
  ['ATTRIBUTION', /\b(?:said|told|asked|promised|claimed|denied|stated)\b/iu],
  ['KNOWLEDGE', /\b(?:knew|know|known|aware|unaware)\b/iu],
  ['PLACE', /\b(?:where|place|north|south|east|west|abroad)\b/iu],
]

/** The kind of fact that the differing words are about. The default is whether it happened. */
export function proposeDimension(words: readonly string[]): Dimension {
  const match = dimensionWords.find(([, pattern]) => words.some((text) => pattern.test(text)))
  return match?.[0] ?? 'OCCURRENCE'
}

const summaryMax = 600

/** The record's summary: the two sides' own sentences. */
export const joinedSummary = (sentences: readonly string[]): string => {
  const joined = sentences.filter((sentence) => sentence !== '').join(' ')
  return joined.length <= summaryMax ? joined : (sentences[0] ?? '').slice(0, summaryMax)
}

/** A side in the order of the record: the statement that was certainly said earlier is first. */
export type DatedSide = { saidMin: string | null; saidMax: string | null }

/** True if the second column was said before the first. Days are in ISO form. */
export const isReversed = (first: DatedSide, second: DatedSide): boolean =>
  second.saidMax !== null && first.saidMin !== null && second.saidMax < first.saidMin

const organisationWords =
  /\b(?:ministry|department|government|board|council|court|police|party|union|company|group|bank|university|institute|agency|office|committee|commission|association|authority|news|times|gazette|herald|inc|ltd|llc|corp|foundation|parliament|congress|army)\b|मंत्रालय|सरकार|विभाग|पुलिस|पार्टी|आयोग|وزارت|حکومت|پولیس/iu

/** What kind of speaker a name on no file probably is: words of an organisation, or one word, or a person's name. */
export function proposeKind(name: string): 'PERSON' | 'ORGANISATION' | 'UNNAMED' {
  const words = name.trim().split(/\s+/u)
  if (
    /^(?:an?|the|some|several|unnamed|\d+)?\s*(?:\p{L}+\s+)*(?:sources?|officials?|experts?|activists?|spokes\p{L}+|residents?|witness(?:es)?)$/iu.test(
      name,
    )
  )
    return 'UNNAMED'
  if (organisationWords.test(name) || words.length === 1) return 'ORGANISATION'
  return 'PERSON'
}
