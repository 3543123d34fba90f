/** The guarantee under attack, the constraint or SQLSTATE that refuses it, and the hostile SQL. */
export type Attack = [guarantee: string, refusedBy: string, hostile: string]

const uuid = 'gen_random_uuid()'
const set = (change: string) =>
  `UPDATE desk."Record" SET revision = revision + 1, ${change} WHERE id = :record`
const strict = `event = 'SAME', people = 'SAME', time = 'SAME', conditions = 'SAME', "bothCanBeTrue" = false, "disputeOver" = NULL`
const tie = `(SELECT id FROM desk."Tie" WHERE "recordId" = :record)`
const pair = (statementA: string, statementB: string) =>
  `INSERT INTO desk."Record" (id, slug, "disputeId", "statementAId", "statementBId", "asOf") VALUES (${uuid}, 'x', :dispute, ${statementA}, ${statementB}, '2019-11-12')`
const speaker = (columns: string, values: string) =>
  `INSERT INTO desk."Speaker" (id, slug, ${columns}) VALUES (${uuid}, 'x', ${values})`
const statement = `INSERT INTO desk."Statement" (id, slug, quote, context, "quoteStart", language, wording, act) VALUES`

export const contentAttacks: Attack[] = [
  ['a record has two statements', 'record_of_two', pair(':never', ':never')],
  ['a pair occurs once', 'record_pair', pair(':never', ':rise')],
  ['a pair occurs once, in either order', 'record_pair', pair(':rise', ':never')],
  [
    'a published record keeps its pair',
    'record_keeps_pair',
    set(
      `"statementBId" = (SELECT s.id FROM desk."Statement" s WHERE s.id NOT IN (:never, :rise) UNION SELECT :third::uuid LIMIT 1)`,
    ),
  ],
  [
    'a suggestion has two different statements',
    'suggestion_of_two',
    `INSERT INTO desk."Suggestion" (id, "statementAId", "statementBId", method) VALUES (${uuid}, :never, :never, 'editor/1')`,
  ],
  [
    'a pair is in the queue once, whatever suggested it',
    'suggestion_pair',
    `INSERT INTO desk."Suggestion" (id, "statementAId", "statementBId", method) VALUES (${uuid}, :never, :rise, 'editor/1'), (${uuid}, :rise, :never, 'overlap/1')`,
  ],
  [
    'a judgement has a date',
    'suggestion_decided',
    `INSERT INTO desk."Suggestion" (id, "statementAId", "statementBId", method, decision) VALUES (${uuid}, :never, :rise, 'editor/1', 'LATER')`,
  ],
  [
    'a rejected pair stores the revisions that were judged',
    'suggestion_remembered',
    `INSERT INTO desk."Suggestion" (id, "statementAId", "statementBId", method, decision, "decidedAt", note) VALUES (${uuid}, :never, :rise, 'editor/1', 'REJECTED', now(), 'not related')`,
  ],
  [
    'a contradiction needs the same scope',
    'record_strict_scope',
    set(
      `${strict.replace(`conditions = 'SAME'`, `conditions = 'UNKNOWN'`)}, relation = 'CONTRARY', "bothCouldBeFalse" = true`,
    ),
  ],
  [
    'a contradiction needs the answer that both cannot be true',
    'record_strict_scope',
    set(`event = 'SAME', people = 'SAME', time = 'SAME', conditions = 'SAME', relation = 'CONTRADICTORY'`),
  ],
  [
    'contraries could both be false',
    'record_strict_scope',
    set(`${strict}, relation = 'CONTRARY', "bothCouldBeFalse" = false`),
  ],
  [
    'contradictories could not both be false',
    'record_strict_scope',
    set(`${strict}, relation = 'CONTRADICTORY', "bothCouldBeFalse" = true`),
  ],
  ['a tension is a dispute over a fact', 'record_soft_relation', set(`"disputeOver" = 'MEANING'`)],
  [
    'a characterisation is a dispute over meaning',
    'record_soft_relation',
    set(`relation = 'CHARACTERISATION'`),
  ],
  ['an apparent conflict has no dispute', 'record_soft_relation', set(`relation = 'APPARENT'`)],
  ['a tension has a reconciliation', 'record_reconciliation', set(`reconciliation = NULL`)],
  ['a reconciliation is not blank', 'record_reconciliation', set(`reconciliation = '  '`)],
  [
    'statements that can both be true have no answer on both being false',
    'record_answers_follow',
    set(`"bothCouldBeFalse" = true`),
  ],
  [
    'content does not change under an unchanged revision',
    'revision_bumped',
    `UPDATE desk."Record" SET summary = 'x' WHERE id = :record`,
  ],
  [
    'a revision never decreases',
    'revision_rises',
    `UPDATE desk."Record" SET revision = 1, summary = 'x' WHERE id = :record`,
  ],
  [
    'a dispute’s content does not change under an unchanged revision',
    'revision_bumped',
    `UPDATE desk."Dispute" SET title = 'x' WHERE id = :dispute`,
  ],
  [
    'a statement’s content does not change under an unchanged revision',
    'revision_bumped',
    `UPDATE desk."Statement" SET gloss = 'x' WHERE id = :never`,
  ],
  [
    'a speaker’s content does not change under an unchanged revision',
    'revision_bumped',
    `UPDATE desk."Speaker" SET name = 'x' WHERE id = :rosa`,
  ],
  [
    'an unnamed speaker has a description',
    'speaker_unnamed_described',
    speaker('kind, name', `'UNNAMED', 'Sources'`),
  ],
  [
    'the description of an unnamed speaker is not blank',
    'speaker_unnamed_described',
    speaker('kind, name, "describedAs"', `'UNNAMED', 'Sources', ' '`),
  ],
  ['a speaker has a name', 'speaker_named', speaker('kind, name', `'PERSON', ' '`)],
  [
    'two speakers do not share a name, in whatever form it is written',
    'speaker_name_known',
    `WITH one AS (SELECT name FROM desk."Speaker" WHERE id = :rosa)
     INSERT INTO desk."Speaker" (id, slug, kind, name)
     SELECT ${uuid}, 'x', 'PERSON', U&'\\200E' || upper(name) || U&'\\00A0' FROM one`,
  ],
  [
    'a name is no alias of another speaker',
    'speaker_name_known',
    `INSERT INTO desk."Speaker" (id, slug, kind, name, aliases)
     SELECT ${uuid}, 'x', 'PERSON', 'Somebody else', ARRAY[name] FROM desk."Speaker" WHERE id = :rosa`,
  ],
  [
    'a role of a speaker is on file once, in whatever form it is written',
    'capacity_title_known',
    `INSERT INTO desk."Capacity" (id, "speakerId", title)
     VALUES (${uuid}, :rosa, 'the Board’s chair'), (${uuid}, :rosa, 'the  Board''s chair')`,
  ],
  [
    'a Wikidata id looks like one',
    'speaker_wikidata_id',
    speaker('kind, name, "wikidataId"', `'PERSON', 'Rosa', '42'`),
  ],
  [
    'a quotation occurs in its context',
    'statement_quote_in_context',
    `${statement} (${uuid}, 'x', 'fare', 'the fair', 4, 'en', 'VERBATIM', 'ASSERTED')`,
  ],
  [
    'a quotation occurs in its context at its offset',
    'statement_quote_in_context',
    `${statement} (${uuid}, 'x', 'fare', 'the fare', 3, 'en', 'VERBATIM', 'ASSERTED')`,
  ],
  [
    'an offset counts UTF-16 code units',
    'statement_quote_in_context',
    `${statement} (${uuid}, 'x', 'fare', '😀 fare', 2, 'en', 'VERBATIM', 'ASSERTED')`,
  ],
  [
    'a quotation is not empty',
    'statement_quote_in_context',
    `${statement} (${uuid}, 'x', '', 'fare', 0, 'en', 'VERBATIM', 'ASSERTED')`,
  ],
  [
    'a statement has an appearance in a snapshot',
    'statement_anchored',
    `${statement} (${uuid}, 'x', 'fare', 'fare', 0, 'en', 'VERBATIM', 'ASSERTED')`,
  ],
  [
    'a quotation cannot change away from its snapshot',
    'quote_in_snapshot',
    `UPDATE desk."Statement" SET revision = revision + 1, quote = 'We WILL never raise the fare.', context = 'We WILL never raise the fare.' WHERE id = :never`,
  ],
  [
    'an appearance cannot move to other text',
    'quote_in_snapshot',
    `UPDATE desk."Appearance" SET start = start + 1, "end" = "end" + 1 WHERE "statementId" = :never`,
  ],
  [
    'the last appearance of a statement cannot be deleted',
    'statement_anchored',
    `DELETE FROM desk."Appearance" WHERE "statementId" = :never`,
  ],
  [
    'an attribution has no gap',
    'attribution_gapless',
    `INSERT INTO desk."Attribution" (id, "statementId", position, "speakerId") VALUES (${uuid}, :never, 2, :rosa)`,
  ],
  [
    'an attribution begins at 0',
    'attribution_gapless',
    `UPDATE desk."Attribution" SET position = 1 WHERE "statementId" = :never`,
  ],
  [
    'an attribution is never negative',
    'attribution_position',
    `UPDATE desk."Attribution" SET position = -1 WHERE "statementId" = :never`,
  ],
  [
    'a statement has an originator',
    'attribution_gapless',
    `DELETE FROM desk."Attribution" WHERE "statementId" = :never`,
  ],
  [
    'dates are in order',
    'statement_dates_in_order',
    `UPDATE desk."Statement" SET revision = revision + 1, "saidMin" = '2019-12-01' WHERE id = :never`,
  ],
  [
    'the standing of a statement follows from its links',
    'standing_by_link',
    `UPDATE desk."Statement" SET revision = revision + 1, standing = 'RETRACTED' WHERE id = :never`,
  ],
  [
    'a statement does not correct itself',
    'link_of_two',
    `INSERT INTO desk."StatementLink" (id, "fromId", "toId", kind) VALUES (${uuid}, :never, :never, 'CORRECTS')`,
  ],
  [
    'a tied passage has the text of the context',
    'passage_in_context',
    `INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact) VALUES (${uuid}, ${tie}, :never, 0, 2, 'no')`,
  ],
  [
    'a tied passage lies inside the context',
    'passage_in_context',
    `INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact) VALUES (${uuid}, ${tie}, :never, 0, 999, 'We')`,
  ],
  [
    'a tied passage is not empty',
    'passage_in_context',
    `INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact) VALUES (${uuid}, ${tie}, :never, 3, 3, '')`,
  ],
  [
    'a context cannot change away from its passages',
    'passage_in_context',
    `UPDATE desk."Statement" SET revision = revision + 1, context = 'Oh: ' || context, "quoteStart" = "quoteStart" + 4 WHERE id = :never`,
  ],
  [
    'a target of a note has one subject',
    'target_of_one',
    `INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "recordId", "statementId") VALUES (${uuid}, ${uuid}, 0, :record, :never)`,
  ],
  [
    'a note’s selector refers to a statement',
    'target_selector',
    `INSERT INTO desk."AnnotationTarget" (id, "annotationId", ordinal, "recordId", start, "end", exact) VALUES (${uuid}, ${uuid}, 0, :record, 0, 2, 'We')`,
  ],
]
