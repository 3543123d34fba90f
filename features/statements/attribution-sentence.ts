import { isolated } from '#lib/sentence'
import { uncapital } from '#lib/text'

type AttributionLink = { speaker: { name: string }; cue: string | null }

/** A link as the sentence uses it: with its verb phrase, or cited, with a remark of the editor. */
type Link = { name: string } & ({ verb: string } | { verb: null; remark: string })

/** Verbs of speech that a clause with “that” can follow. */
const thatVerbs = new Set(
  `say says said state states stated report reports reported write writes wrote add adds added claim claims claimed
  claiming deny denies denied clarify clarifies clarified announce announces announced declare declares declared argue
  argues argued explain explains explained reply replies replied respond responds responded note notes noted confirm
  confirms confirmed admit admits admitted reveal reveals revealed allege alleges alleged warn warns warned maintain
  maintains maintained insist insists insisted promise promises promised predict predicts predicted suggest suggests
  suggested publish publishes published post posts posted testify testifies testified comment comments commented
  conclude concludes concluded acknowledge acknowledges acknowledged mention mentions mentioned recall recalls recalled
  agree agrees agreed tweet tweets tweeted remark remarks remarked repeat repeats repeated estimate estimates estimated show shows showed believe believes believed
  tell tells told inform informs informed notify notifies notified`.split(/\s+/),
)
const otherVerbs = new Set(
  `ask asks asked appeal appeals appealed call calls called describe describes described accuse accuses accused quote
  quotes quoted cite cites cited decline declines declined refuse refuses refused demand demands demanded urge urges
  urged request requests requested sue sues sued file files filed submit submits submitted issue issues issued speak
  speaks spoke raise raises raised appear appears appeared sent sends speaking gave gives put puts made makes thought
  thinks went goes held holds found finds summarises summarised summarizes paraphrases translates headlines
  has have had is are was were does did do will would can could may might must shall should`.split(/\s+/),
)
const adverb =
  /^(?:\w+ly|also|later|then|again|first|once|never|always|often|since|now|today|yesterday|earlier|even|not)$/i

/** The words that are no adverbs, in lower case; the first is the head of a verb phrase. */
const wordsOf = (phrase: string): string[] =>
  (phrase.match(/[\p{L}\p{M}’'-]+/gu) ?? [])
    .filter((word) => !adverb.test(word))
    .map((word) => word.toLowerCase())

/** Verbs that need an object. Where a preposition follows, somebody else is the one who quotes or tells. */
const needsObject = new Set(
  'quoted cited mentioned named described accused sued summarised summarized told informed notified'.split(
    ' ',
  ),
)
const hasNoPassive = new Set(
  'replied responded commented appeared agreed spoke appealed testified concluded'.split(' '),
)
/** “declined to be named” is active; “said to be rising” is not. */
const takesInfinitive = new Set(
  `declined refused promised agreed demanded requested threatened offered decided wanted hoped vowed pledged claimed
  appeared`.split(/\s+/),
)

const irregularParticiples = new Set('told said thought found held made put sent'.split(' '))
const passiveAlone = new Set('quoted cited named accused sued'.split(' '))

/** A participle alone, as in “quoted in the Gazette”, would make its speaker the one who quotes. */
function isPassive(head: string, rest: string): boolean {
  // “accused”, in the Gazette’s words: the cue says whose verb it is.
  if (/^in\b.+\bwords$/.test(rest)) return false
  if (!head.endsWith('ed') && !irregularParticiples.has(head)) return false
  if (rest === '') return passiveAlone.has(head)
  if (/^to (?:be|have)\b/.test(rest)) return !takesInfinitive.has(head)
  if (/^by\b/.test(rest))
    return !hasNoPassive.has(head) && !/^by (?:letter|post|e-?mail|fax|phone|telephone|\w+ing)\b/.test(rest)
  if (head === 'asked')
    return /^(?:about|on|of|as|for (?:a )?(?:comment|reaction|reply|response))\b/.test(rest)
  if (!needsObject.has(head) && (thatVerbs.has(head) || otherVerbs.has(head)))
    return head !== 'said' && /^as\b/.test(rest)
  return /^(?:in|about|on|of|as|at)\b/.test(rest)
}

function isVerbPhrase(cue: string): boolean {
  const [head = '', ...rest] = wordsOf(cue)
  const isVerb = thatVerbs.has(head) || otherVerbs.has(head) || /^\p{Ll}{3,}ed$/u.test(head)
  return isVerb && !isPassive(head, rest.join(' '))
}
/** “has clarified” takes “that” as “clarified” does. */
const takesThat = (verb: string): boolean => {
  const words = verb.match(/[\p{L}\p{M}’'-]+/gu)?.slice(0, 3) ?? []
  return words.some((word) => thatVerbs.has(word.toLowerCase()))
}

/** Removes white space, “that” and marks that an editor typed towards the quotation. */
function withoutEnd(cue: string): string {
  for (let end = cue.length; ;) {
    const tail = cue.slice(Math.max(0, end - 14), end)
    const [cueEnd = ''] = /[\s:;,.]$|(?:^|\s)(?:that|according to)$/i.exec(tail) ?? []
    if (cueEnd === '') return cue.slice(0, end)
    end -= cueEnd.length
  }
}

function linkOf({ speaker, cue }: AttributionLink, isOutermost: boolean): Link {
  const name =
    /^(?:Unnamed|Anonymous) /.test(speaker.name) && !isOutermost ? uncapital(speaker.name) : speaker.name
  const words = withoutEnd(cue?.trim() ?? '')
  if (isVerbPhrase(words)) return { name, verb: words }
  if (isOutermost && /^according to /i.test(words)) return { name, verb: `reports, ${words}` }
  const remark = words.startsWith('(') && words.endsWith(')') ? words.slice(1, -1) : words
  return { name, verb: null, remark }
}

/** A name such as “Opposition parties, including Congress” needs a comma before its verb. */
const subjectOf = (name: string) => (name.includes(', ') ? `${isolated(name)},` : isolated(name))
const cited = (name: string, remark: string) =>
  remark === '' ? isolated(name) : `${isolated(name)} (${isolated(remark)})`

/**
 * The chain as a sentence that leads to its quotation, outermost first: "ETV Bharat reports that Amit Malviya added:".
 * The originator has position 0. The editor writes the cues, with the source's words in quotation marks. A cue without a
 * verb is a remark: its speaker is cited.
 */
export function attributionSentence(chain: readonly AttributionLink[]): string {
  let sentence = ''
  /** The words that join the next clause to the sentence so far. */
  let joint = ''
  for (const [index, step] of chain.toReversed().entries()) {
    const link = linkOf(step, index === 0)
    if (link.verb !== null) {
      sentence += `${joint}${subjectOf(link.name)} ${isolated(link.verb)}`
      joint = takesThat(link.verb) ? (link.verb.includes(',') ? ', that ' : ' that ') : ': '
    } else if (index === 0) {
      sentence = `According to ${cited(link.name, link.remark)}`
      joint = ', '
    } else {
      sentence += `, ${sentence.includes(', citing ') ? 'in turn ' : ''}citing ${cited(link.name, link.remark)}`
      joint = joint === ' that ' ? ', that ' : joint
    }
  }
  return `${sentence}:`
}
