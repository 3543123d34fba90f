import { openDispute } from '#features/disputes/commands.server'
import type { Editor } from '#features/editors/editor'
import { pairStatements } from '#features/records/commands.server'
import { captureStatement } from '#features/statements/capture.server'
import { statementDraft } from '#features/statements/schema'
import { aSource, aSpeaker } from './factories'
import { type Pair, sourceText } from './quote-offsets'

const quotes = ['We will never raise the fare 😀', 'The fare will rise in May.', 'क्षि नमस्ते the fare']
const about = { language: 'en', wording: 'VERBATIM', act: 'ASSERTED', said: {}, about: {} }
const dispute = { title: 'The fare', question: 'Will it rise?', summary: 'Two answers.', topics: [] }
const asOf = '2019-11-12'

/** Makes records of one source and one dispute, each of a speaker of its own. */
export async function pairsOf(editor: Editor): Promise<() => Promise<Pair>> {
  const { snapshotId } = await aSource(editor, sourceText)
  const { id: disputeId } = await openDispute(editor, { ...dispute, asOf })
  let people = 0
  return async () => {
    const speaker = `Rosa ${++people}`
    const speakerId = await aSpeaker(editor, speaker)
    const captured = []
    for (const quote of quotes) {
      const at = { snapshotId, quote, quoteAt: sourceText.indexOf(quote), context: quote, contextAt: null }
      const draft = { ...at, ...about, attribution: [{ speakerId }] }
      captured.push((await captureStatement(editor, statementDraft.parse(draft))).id)
    }
    const [x = '', y = '', other = ''] = captured
    const pairing = { disputeId, statementIds: [x, y] as [string, string], subject: 'the fare', slug: null }
    const { id } = await pairStatements(editor, { ...pairing, asOf })
    return { recordId: id, speaker, statementIds: [x, y, other] as const }
  }
}
