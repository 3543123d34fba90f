import type { z } from 'zod'
import { annotate, editNote, replyToNote } from '#features/annotations/commands.server'
import {
  annotationDraft,
  annotationEditForm,
  annotationForm,
  annotationReplyForm,
} from '#features/annotations/schema'
import { editDispute, openDispute } from '#features/disputes/commands.server'
import { disputeEditForm, disputeForm } from '#features/disputes/schema'
import { declareConflict } from '#features/editors/commands.server'
import { assignRecord } from '#features/inbox/commands.server'
import { assignmentForm } from '#features/inbox/schema'
import { invite } from '#features/editors/people.server'
import { conflictForm, invitationForm } from '#features/editors/schema'
import { editRecord, pairStatements } from '#features/records/commands.server'
import { citeEvidence, editEvidence, retie, tiePassages } from '#features/records/ties-and-evidence.server'
import {
  evidenceEditForm,
  evidenceForm,
  pairForm,
  recordForm,
  tieEditForm,
  tieForm,
} from '#features/records/schema'
import { recordValues } from '#features/records/schema'
import { captureSource, editSource } from '#features/sources/commands.server'
import { sourceEditForm, sourceForm } from '#features/sources/schema'
import { addSpeaker, editSpeaker } from '#features/speakers/commands.server'
import { speakerEditForm, speakerForm } from '#features/speakers/schema'
import { captureStatement } from '#features/statements/capture.server'
import { editStatement } from '#features/statements/commands.server'
import { requoteStatement } from '#features/statements/requote.server'
import { requoteForm, statementEditForm, statementForm } from '#features/statements/schema'
import { acceptSuggestion, suggestPair } from '#features/suggestions/commands.server'
import { acceptanceForm } from '#features/suggestions/schema'
import { deskDb } from '#lib/desk-db.server'
import { unflatten } from '#lib/form'
import type { Action } from './authorisation'
import { anEditor, aSource, aSpeaker, aStatement, aSuggestion, readyEdit } from './factories'
import {
  body,
  disputeTexts,
  evidenceTexts,
  type TextColumn,
  label,
  quote,
  reason,
  recordTexts,
  sourceTexts,
  speakerTexts,
  statementTexts,
  subject,
} from './text-columns'
import { disputeFields, type RecordInState } from './states'

type Values = Record<string, string>
export type TextForm = {
  parse: (values: Values) => z.ZodSafeParseResult<unknown>
  /** Submits the form with these texts and its other required fields. */
  submit: (texts: Values) => Promise<unknown>
  texts: Record<string, TextColumn>
}

let count = 0

export function textFormsOf({
  author,
  recordId,
  tieId,
  noteId,
  evidenceId,
  never,
  rise,
  disputeId,
}: RecordInState) {
  /** `defaults` loads the other fields of the form for each submission; the texts override them. */
  function textForm<Schema extends z.ZodType>(
    schema: Schema,
    texts: Record<string, TextColumn>,
    [defaults, submit]: [
      (texts: Values) => Promise<Values> | Values,
      (draft: z.infer<Schema>) => Promise<unknown>,
    ],
  ): TextForm {
    return {
      texts,
      parse: (values) => schema.safeParse(unflatten(values)),
      submit: async (texts) => submit(schema.parse(unflatten({ ...(await defaults(texts)), ...texts }))),
    }
  }
  const recordRef = async () => {
    const { revision } = await deskDb.record.findUniqueOrThrow({ where: { id: recordId } })
    return { recordId, revision: String(revision) }
  }
  const spareStatement = async (quote = 'never raise') => {
    const speakerId = await aSpeaker(author, `Rosa ${++count}`)
    return aStatement(author, { quote, speakerId, at: await aSource(author, `“${quote}” ${count}`) })
  }
  const sparePair = async () =>
    [await spareStatement(), await spareStatement('will raise')] as [string, string]
  const dispute = { asOf: '2019-11-12', topics: '', title: 'The pier', question: 'Is it?', summary: 'Two.' }
  const evidence = {
    statementId: '',
    stance: 'CONTEXT',
    hand: 'SECOND_HAND',
    snapshotId: '',
    note: 'The minutes.',
  }
  const source = {
    ...{ kind: 'ARTICLE', publisher: 'Post', language: 'en', title: 'A pier', proximity: 'ORIGINAL' },
    ...{ url: '', published: '', updated: '' },
  }
  const statement = { language: 'en', wording: 'VERBATIM', act: 'ASSERTED' }
  const undated = { 'said.edtf': '', 'about.edtf': '' }
  const inferred = { 'said.inferred': 'on', 'said.basis': 'x', 'about.inferred': 'on', 'about.basis': 'x' }
  const note = { motivation: 'COMMENTING', visibility: 'INTERNAL', body: 'Note' }
  const tie = { label: 'the fare', 'passages.0.statementId': never, 'passages.0.exact': 'never' }

  const attributionStep = () => ({
    'rungs.0.name': `Ines ${++count}`,
    'rungs.0.kind': 'UNNAMED',
    'rungs.0.describedAs': 'x',
  })

  return {
    'desk/(queue)#accept': textForm(acceptanceForm, { subject }, [
      async () => {
        const { id } = await suggestPair(author, aSuggestion(...(await sparePair())))
        return { id, revisionA: '1', revisionB: '1', judgement: 'tension', disputeId, asOf: '2019-11-12' }
      },
      ({ next: _next, after: _after, q: _q, ...judgement }) => acceptSuggestion(author, judgement),
    ]),
    'desk/conflicts#declare': textForm(conflictForm, { note: ['desk."ConflictOfInterest"', 'note', 500] }, [
      () => ({ speaker: `Nils ${++count}` }),
      async ({ speaker, note: said }) =>
        declareConflict(author, { speakerId: await aSpeaker(author, speaker), note: said }),
    ]),
    'desk/records/[record]#assign': textForm(assignmentForm, { task: ['desk."Assignment"', 'task', 300] }, [
      async () => ({ recordId: (await recordRef()).recordId, assigneeId: (await anEditor()).id, dueOn: '' }),
      (draft) => assignRecord(author, draft),
    ]),
    'desk/people#invite': textForm(invitationForm, { name: ['desk."Invitation"', 'name', 120] }, [
      () => ({ email: `ines-${++count}@harbour.example`, role: 'EDITOR' }),
      async (draft) => invite(await anEditor('ADMIN'), draft),
    ]),
    'desk/disputes/[dispute]#edit': textForm(disputeEditForm, disputeTexts, [
      async () => {
        const { id } = await openDispute(author, disputeFields('The pier'))
        return { ...dispute, id, revision: '1' }
      },
      (draft) => editDispute(author, draft),
    ]),
    'desk/disputes/new#open': textForm(disputeForm, disputeTexts, [
      () => dispute,
      (draft) => openDispute(author, draft),
    ]),
    'desk/pair#pair': textForm(pairForm, { subject }, [
      () => ({ a: 'a', b: 'b', disputeId, asOf: '2019-11-12' }),
      async ({ a: _a, b: _b, ...draft }) =>
        pairStatements(author, { ...draft, statementIds: await sparePair(), slug: null }),
    ]),
    'desk/records/[record]#changeEvidence': textForm(evidenceEditForm, evidenceTexts, [
      async () => ({ ...evidence, ...(await recordRef()), id: evidenceId }),
      (draft) => editEvidence(author, draft),
    ]),
    'desk/records/[record]#changeNote': textForm(annotationEditForm, { body }, [
      async () => {
        const { revision } = await deskDb.annotation.findUniqueOrThrow({ where: { id: noteId } })
        return { ...note, recordNumber: '1', id: noteId, revision: String(revision) }
      },
      ({ recordNumber: _number, ...draft }) => editNote(author, draft),
    ]),
    'desk/records/[record]#changeTie': textForm(tieEditForm, { label }, [
      async () => ({ ...tie, ...(await recordRef()), id: tieId }),
      (draft) => retie(author, draft),
    ]),
    'desk/records/[record]#cite': textForm(evidenceForm, evidenceTexts, [
      async () => ({ ...evidence, ...(await recordRef()) }),
      (draft) => citeEvidence(author, draft),
    ]),
    'desk/records/[record]#edit': textForm(recordForm, recordTexts, [
      async () => {
        const { revision } = await recordRef()
        return { ...recordValues(readyEdit(recordId, 1)), id: recordId, revision }
      },
      (draft) => editRecord(author, draft),
    ]),
    'desk/records/[record]#note': textForm(annotationForm, { body }, [
      async () => ({ ...note, ...(await recordRef()) }),
      (draft) => annotate(author, draft),
    ]),
    'desk/records/[record]#reply': textForm(annotationReplyForm, { body }, [
      async () => {
        const draft = annotationDraft.parse({
          body: 'Ask.',
          record: null,
          passages: [{ statementId: rise, start: 0, end: 3 }],
        })
        return { parentId: (await annotate(author, draft)).id, recordNumber: '1' }
      },
      ({ recordNumber: _number, ...draft }) => replyToNote(author, draft),
    ]),
    'desk/records/[record]#tie': textForm(tieForm, { label }, [
      async () => ({ ...tie, ...(await recordRef()) }),
      (draft) => tiePassages(author, draft),
    ]),
    'desk/sources/[source]#edit': textForm(sourceEditForm, { ...sourceTexts, reason }, [
      async () => ({ ...source, id: (await aSource(author)).id, revision: '1' }),
      (draft) => editSource(author, draft),
    ]),
    'desk/sources/[source]#take': textForm(statementForm, { ...statementTexts, quote }, [
      async ({ quote: said = '' }) => ({
        ...{ ...statement, ...undated, ...inferred, ...attributionStep(), context: '' },
        snapshotId: (await aSource(author, `${++count} ${said} ${count}`)).snapshotId,
      }),
      (draft) => captureStatement(author, draft),
    ]),
    'desk/sources/new#capture': textForm(
      sourceForm,
      { ...sourceTexts, text: ['desk."Snapshot"', 'text', 300_000] },
      [
        () => ({ ...source, snapshotKind: 'FULL', text: `A pier ${++count}.` }),
        (draft) => captureSource(author, draft),
      ],
    ),
    'desk/speakers/[speaker]#edit': textForm(speakerEditForm, { ...speakerTexts, reason }, [
      async () => ({
        ...{ kind: 'UNNAMED', aliases: '', wikidataId: '' },
        ...{ id: await aSpeaker(author, `Nils ${++count}`), revision: '1' },
      }),
      (draft) => editSpeaker(author, draft),
    ]),
    'desk/speakers/new#add': textForm(speakerForm, speakerTexts, [
      () => ({ kind: 'UNNAMED', aliases: '', wikidataId: '' }),
      (draft) => addSpeaker(author, draft),
    ]),
    'desk/statements/[statement]#edit': textForm(statementEditForm, { ...statementTexts, reason }, [
      async () => ({
        ...statement,
        ...undated,
        ...inferred,
        ...attributionStep(),
        id: await spareStatement(),
        revision: '1',
      }),
      (draft) => editStatement(author, draft),
    ]),
    'desk/statements/[statement]#requote': textForm(requoteForm, { quote, reason }, [
      async ({ quote: said = '' }) => {
        const text = { ...(await aSource(author, `never ${said} ${++count}`)), text: 'never' }
        const speakerId = await aSpeaker(author, `Rosa ${count}`)
        return {
          id: await aStatement(author, { quote: 'never', speakerId, at: text }),
          revision: '1',
          context: '',
        }
      },
      (draft) => requoteStatement(author, draft),
    ]),
  } satisfies Partial<Record<Action, TextForm>>
}
