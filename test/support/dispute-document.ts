import { disputeDocument, type DisputeDocument } from '#features/publications/document'
import { statementA, statementB } from './statement-documents'

/** The demonstration dispute with two of its statements: a fixture that needs no database. */
export function aDispute(): DisputeDocument {
  return disputeDocument.parse({
    schema: 'at-variance/dispute/1',
    slug: 'pegasus-and-whatsapp-2019',
    version: 2,
    publishedAt: '2019-11-12T10:00:00.000Z',
    changeNote: 'Correction of the date of a statement.',
    isCorrection: true,
    publishedBy: 'Second editor',
    approvedBy: 'Desk editor',
    title: 'Pegasus and WhatsApp, 2019',
    question: 'What were the Indian authorities told about Pegasus, and when?',
    summary: 'WhatsApp and Indian authorities differ over what was reported in May 2019.',
    topics: ['surveillance'],
    asOf: '2019-11-12',
    statements: [statementA, statementB],
  })
}
