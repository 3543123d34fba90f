import { isVerbatim } from '#features/statements/statement'
import { closed } from '#lib/sentence'
import { capitalize, uncapital } from '#lib/text'
import type { PassageProposal, TextRange } from './passage'

/** The same neutral verb for every speaker. */
const verbs: Partial<Record<PassageProposal['act'], string>> = {
  ASSERTED: 'said',
  QUALIFIED: 'said',
  PREDICTED: 'said',
  ASKED: 'asked',
  DENIED: 'denied',
}
const lengthMax = 300
/** "The fare rises" begins with a capital for no other reason than its place. */
const plainOpening =
  /^(?:the|a|an|it|its|this|that|these|those|there|no|none|all|some|many|they|their|he|she|his|her|in|on|at|over|by|for|not)\b/i
/** A question, an exclamation, or more than one sentence. */
const severalSentences = /[?!]|[.…] \p{Lu}/u
const refersToSpeaker = /\b(?:I|we|my|our|us|me|you|your|mine|ours)\b|\b(?:I|we|you)['’]/i

/**
 * "WhatsApp said it had told the government in May." It has no word that the text does not have, but for the verb. Null
 * where the words would have to be changed: another language, or too many of them.
 */
export function neutralSentence(proposal: PassageProposal, text: string, range: TextRange): string | null {
  const words = text.slice(range.start, range.end).replaceAll(/\s+/g, ' ').trim()
  const isSilence = proposal.act === 'DECLINED_TO_COMMENT'
  const verb = isSilence ? '' : verbs[proposal.act]
  if (!proposal.speaker || verb === undefined || words.length > lengthMax || !isEnglish(words)) return null
  const name = capitalize(proposal.speaker.name)
  // "Rosa Lindqvist declined to comment."
  if (isSilence) return closed(`${name} ${words}`)
  if (!isVerbatim(proposal.wording)) return closed(`${name} ${introduced(verb, words)}`)
  const ownWords = refersToSpeaker.test(words) || severalSentences.test(words) || !isWhole(proposal)
  // The words of a denial are said; what they deny is not in them.
  const saying = verb === 'denied' ? 'said' : verb
  if (!ownWords) return closed(`${name} ${introduced(saying, words.replace(/[,.]$/, ''))}`)
  const lead = isWhole(proposal) ? null : leadInto(proposal, text, range)
  if (lead !== null) return closed(`${name} ${saying} ${lead}“${words.replace(/[,.]$/, '')}”`)
  return closed(`${name} ${saying}: “${words.replace(/,$/, '')}”`)
}

const isWhole = ({ wording }: PassageProposal) => wording === 'VERBATIM'
const isEnglish = (words: string) =>
  /\p{Script=Latin}/u.test(words) && !/[\p{Script=Devanagari}\p{Script=Arabic}]/u.test(words)

/** "said the fare would rise", "denied that it had risen" */
function introduced(verb: string, words: string): string {
  const clause = plainOpening.test(words) ? uncapital(words) : words
  const isPlaced = /^(?:in|on|at|over|by|for|after|before|since|to|from|with)\b/i.test(clause)
  const needsThat =
    verb === 'denied' &&
    !/^\w+ing\b|^(?:the|any|all|these|those)\b(?!.*\b(?:is|was|were|had|has|would|will|did)\b)/i.test(clause)
  return needsThat || isPlaced ? `${verb} that ${clause}` : `${verb} ${clause}`
}

/** The report's words between the verb and a part of a sentence: "it had in May ". */
function leadInto({ cue, context }: PassageProposal, text: string, { start }: TextRange): string | null {
  if (cue === null) return null
  const at = text.lastIndexOf(cue, start)
  const lead = at < context.start ? null : text.slice(at + cue.length, start).replace(/["“‘'«]\s*$/u, '')
  return lead === null || !/^ [^.:;"“”]{2,80} $/u.test(lead) ? null : lead.trimStart()
}
