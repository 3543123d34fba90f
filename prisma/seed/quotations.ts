import { annotate } from '#features/annotations/commands.server'
import { annotationDraft } from '#features/annotations/schema'
import type { Editor } from '#features/editors/editor'
import { captureStatement } from '#features/statements/capture.server'
import { statementDraft } from '#features/statements/schema'
import { type Article, type Cast, lookUp } from './cast'
import type { DisputeFile, FileDate, FileStatement } from './dispute-file'

const wordings: Record<string, string> = {
  verbatim: 'VERBATIM',
  'verbatim fragment': 'VERBATIM_FRAGMENT',
  paraphrase: 'PARAPHRASE',
  'paraphrase inside a quotation': 'REPORTED',
  'reported reply, inside a quotation': 'REPORTED',
  headline: 'HEADLINE',
  'publication’s own words': 'PUBLICATIONS_OWN_WORDS',
}

/** Names in attributions of speakers that the file lists under another name. */
const namesInChains: Record<string, string> = {
  'the government': 'goi',
  'the Indian government': 'goi',
  'Govt sources': 'govt-sources',
  '19 Indians': 'letter-19',
  'unnamed sources': 'unnamed-sources',
  'unnamed news reports': 'news-reports',
}

/** Statements of the publication itself: `speaker` replaces the attribution, with this cue. */
const ownWords: Record<string, string> = {
  S08: 'headline, summarising Amit Malviya',
  S26: 'according to recent revelations',
}

type Files = { file: DisputeFile; cast: Cast; articles: ReadonlyMap<string, Article> }

/** The date first captured, which the story corrects later. */
const firstSaid: Record<string, object> = { S01: { edtf: '2019-11-02', phrase: 'late Friday' } }

export async function captureStatements(editor: Editor, files: Files): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const statement of files.file.statements) {
    const { id } = await captureStatement(editor, draftOf(statement, files))
    ids.set(statement.id, id)
    if (statement.note !== null) {
      const start = inRecord(statement, files.file) ? statement.context.indexOf(statement.text) : 0
      const passage = { statementId: id, start, end: start + statement.text.length }
      await annotate(
        editor,
        annotationDraft.parse({ record: null, passages: [passage], body: statement.note }),
      )
    }
  }
  return ids
}

const inRecord = ({ id }: FileStatement, file: DisputeFile) =>
  file.contradictions.some(({ statements: { a, b } }) => a === id || b === id)

/** A statement in no record has only its quote as context, to store no more of the article than records need. */
function draftOf(statement: FileStatement, { file, cast, articles }: Files) {
  const { snapshotId, excerpt } = lookUp(articles, statement.source)
  const isFramed = inRecord(statement, file)
  return statementDraft.parse({
    snapshotId,
    quote: statement.text,
    quoteAt: excerpt.offsetOf(statement.span.start),
    context: isFramed ? statement.context : statement.text,
    contextAt: excerpt.offsetOf(isFramed ? statement.context_span.start : statement.span.start),
    gloss: statement.gloss,
    language: 'en',
    wording: wordings[statement.wording],
    act: statement.act,
    medium: statement.medium,
    addressee: statement.addressee === '—' ? null : statement.addressee,
    said: firstSaid[statement.id] ?? datingOf(statement.said),
    about: datingOf(statement.about),
    attribution: chainOf(statement, { file, cast }),
  })
}

/** A basis that adds nothing to a remark. */
const sameAsRemark = 'Date of the report.'

/** A phrase in parentheses is a remark of the file, not of the source, so it becomes part of the basis. */
export function datingOf({ date, precision, phrase_in_source: phrase, inferred, basis }: FileDate) {
  const remark = /^\((.*)\)$/.exec(phrase ?? '')?.[1]
  const sentence = remark === undefined ? null : `${remark.charAt(0).toUpperCase()}${remark.slice(1)}.`
  return {
    edtf: date === null || precision === 'vague' ? null : precision === 'on or before' ? `../${date}` : date,
    phrase: remark === undefined ? phrase : null,
    inferred,
    basis:
      sentence !== null && basis === sameAsRemark
        ? sentence
        : [sentence, basis].filter((part) => part !== null).join(' ') || null,
  }
}

/** The file starts with the publication; position 0 in the database is the originator. */
function chainOf(statement: FileStatement, { file, cast }: Omit<Files, 'articles'>) {
  const cue = ownWords[statement.id]
  const links = cue === undefined ? statement.attribution_chain.toReversed() : [{ by: '', verb: cue }]
  return links.map(({ by, verb }, position) => {
    const id =
      position === 0
        ? statement.speaker
        : (namesInChains[by] ?? file.speakers.find(({ name }) => name === by)?.id ?? by)
    return {
      speakerId: cast.speakerId(id),
      capacityId: cast.capacityId(id, statement.source),
      cue: verb,
      seen: position === links.length - 1,
    }
  })
}
