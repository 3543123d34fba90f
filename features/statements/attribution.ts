type Link = { speaker: { name: string }; cue: string | null; seen: boolean }

/**
 * The chain as one readable sentence, outermost first: "ETV Bharat reports: Amit Malviya added: …".
 * Position 0 of the chain is the originator. Cues are the editor's, with the source's words in quotation marks.
 */
export function attributionSentence(chain: readonly Link[]): string {
  const links = chain.toReversed().map(({ speaker, cue }) => (cue ? `${speaker.name} ${cue}` : speaker.name))
  return `${links.join(': ')}.`
}
