import { conditionLead, conditionWords, settlingLead } from '#features/exports/sentences'
import type { RecordDocument } from '#features/publications/document'
import { comparisonWords } from '#features/records/comparison'
import { statusLabels } from '#features/records/record'
import { without } from '#lib/sentence'

/** The only element that spans the gutter. It says if both statements cannot be true. */
export function Reconciliation({ document }: { document: RecordDocument }) {
  const { reconciliation, whatWouldSettleIt, statusNote, status } = document
  const unwritten = cannotBeWritten[document.relation]
  return (
    <section className="reconciliation" aria-labelledby="both">
      <div className="wrap">
        <h2 id="both">{reconciliation === null ? unwritten.title : conditionLead(document)}</h2>
        <p className="big">
          <bdi>{reconciliation === null ? unwritten.words : conditionWords(reconciliation)}</bdi>
        </p>
        <p className="subtitle">
          {whatWouldSettleIt === null ? null : (
            <>
              <strong>{settlingLead(document)}:</strong>{' '}
              <bdi>{without(settlingLead(document), whatWouldSettleIt)}</bdi>
            </>
          )}
          {statusNote === null ? null : (
            <>
              {' '}
              <strong>{statusLabels[status]}:</strong> <bdi>{statusNote}</bdi>
            </>
          )}
        </p>
        <p className="subtitle answers">How we compared them: {comparisonWords(document)}</p>
      </div>
    </section>
  )
}

const noCondition = {
  title: 'Both could be true',
  words: 'We have not been able to write the condition.',
}
const cannotBeWritten = {
  CONTRADICTORY: { title: 'Both cannot be true, and one must be', words: 'No condition makes both true.' },
  CONTRARY: {
    title: 'Both cannot be true as worded',
    words: 'No condition makes both true. Both could be false.',
  },
  SUPERSEDED: {
    title: 'The position changed',
    words: 'The later statement takes the place of the earlier one.',
  },
  IN_TENSION: noCondition,
  CHARACTERISATION: noCondition,
  APPARENT: noCondition,
}
