import {
  recordDocument,
  type Passage,
  type PublishedStatement,
  type RecordDocument,
} from '#features/publications/document'
import { businessStandard, etv, statementA, statementB } from './statement-documents'

const passageOf = (statement: PublishedStatement, exact: string): Passage => {
  const start = statement.context.indexOf(exact)
  return { start, end: start + exact.length, exact }
}

const evidence = {
  stance: 'CONTEXT',
  hand: 'SECOND_HAND',
  place: null,
  exact: null,
  independenceGroup: null,
} as const

const note = (on: 'A' | 'B', words: string) =>
  ({ on, passage: passageOf(on === 'A' ? statementA : statementB, words), notedOn: '2019-11-12' }) as const

/** Record 1 of the demonstration dispute, as mock-up 02 shows it: a fixture that needs no database. */
export function recordOne(): RecordDocument {
  return recordDocument.parse({
    schema: 'at-variance/record/1',
    number: 1,
    slug: 'what-the-may-notice-contained',
    version: 3,
    publishedAt: '2019-11-13T03:32:00.000Z',
    changeNote: 'Note d added. The headline is wider than the quotation.',
    isCorrection: false,
    publishedBy: 'Second editor',
    approvedBy: 'Desk editor',
    dispute: {
      slug: 'pegasus-and-whatsapp-2019',
      title: 'Pegasus and WhatsApp, 2019',
      question: 'What were the Indian authorities told about Pegasus, and when?',
    },
    subject: 'what the May notice contained',
    summary:
      'WhatsApp says that in May it resolved a security issue and notified Indian authorities. Amit Malviya says the update sent then was technical and had no information on phones being compromised.',
    a: statementA,
    b: statementB,
    withItself: false,
    scope: { event: 'SAME', people: 'SAME', time: 'SAME', conditions: 'SAME' },
    bothCanBeTrue: true,
    bothCouldBeFalse: null,
    disputeOver: 'FACT',
    relation: 'IN_TENSION',
    dimensions: ['CONTENT'],
    cue: null,
    reconciliation:
      'the May notice described the security issue in technical terms and did not say that any phones had been compromised.',
    whatWouldSettleIt: 'The text of the May notice. Neither report quotes it.',
    status: 'OPEN',
    statusNote: null,
    asOf: '2019-11-12',
    ties: [
      {
        ordinal: 1,
        label: 'what the message was about',
        a: [passageOf(statementA, 'a security issue')],
        b: [passageOf(statementB, 'a technical update')],
      },
      {
        ordinal: 2,
        label: 'what the authorities were told',
        a: [passageOf(statementA, 'notified Indian and international government authorities')],
        b: [passageOf(statementB, 'did not have any information on phones being compromised')],
      },
    ],
    evidence: [
      {
        ...evidence,
        bearsOn: 'A',
        source: etv,
        note: 'WhatsApp “had informed government authorities in writing that 121 Indian individuals were compromised”. No date is given for the writing. Record 2',
      },
      {
        ...evidence,
        bearsOn: 'B',
        source: etv,
        note: 'In the report’s paraphrase, the government “had only received” such an update. “only” is not in the quotation.',
      },
      {
        ...evidence,
        bearsOn: 'B',
        source: etv,
        place: 'headline of another report',
        note: `“WhatsApp shared 'technical jargon' with govt agency, didn't mention Pegasus: Govt sources”. Record 4`,
      },
      {
        ...evidence,
        bearsOn: 'A',
        source: businessStandard,
        note: 'In May WhatsApp “became aware of NSO Group having used a coding glitch in the messaging app” and “fixed the issue”.',
      },
      { ...evidence, bearsOn: 'BOTH', source: null, note: 'The text of the May notice' },
      { ...evidence, bearsOn: 'B', source: null, note: 'The other ETV Bharat report' },
    ],
    notes: [
      {
        ...note('A', 'in May'),
        letter: 'a',
        by: 'Desk editor',
        body: 'The reporter’s words, outside the quotation. The year is not given; WhatsApp’s complaint dates the surveillance “between in and around April 2019 and May 2019”.',
      },
      {
        ...note('A', 'notified'),
        letter: 'b',
        by: 'Desk editor',
        body: 'The quoted words do not say what the notice contained, or which authority received it.',
      },
      {
        ...note('B', 'that particular update'),
        letter: 'c',
        by: 'Desk editor',
        body: 'Mr Malviya speaks of an update that was received. What he disputes is what it contained.',
      },
      {
        ...note('B', 'phones being compromised'),
        letter: 'd',
        by: 'Second editor',
        notedOn: '2019-11-13',
        body: 'The report’s headline is wider: “no info on security breach”. See record 8.',
      },
    ],
    mentions: [2, 4, 8],
  })
}
