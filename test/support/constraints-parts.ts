import type { Attack } from './constraints-content'

const uuid = 'gen_random_uuid()'
const [copy, link] = [1, 2].map((n) => `'00000000-0000-7000-8000-00000000000${n}'`)
const set = (change: string) =>
  `UPDATE desk."Record" SET revision = revision + 1, ${change} WHERE id = :record`
const tie = `(SELECT id FROM desk."Tie" WHERE "recordId" = :record)`

/** Inserts a valid copy of the statement `rise`. */
const copied = `
  INSERT INTO desk."Statement" (id, slug, quote, context, "quoteStart", gloss, language, wording, act)
    SELECT ${copy}, 'copy', quote, context, "quoteStart", gloss, language, wording, act FROM desk."Statement" WHERE id = :rise;
  INSERT INTO desk."Attribution" (id, "statementId", position, "speakerId") VALUES (${uuid}, ${copy}, 0, :rosa);
  INSERT INTO desk."Appearance" (id, "statementId", "snapshotId", exact, prefix, suffix, start, "end")
    SELECT ${uuid}, ${copy}, "snapshotId", exact, prefix, suffix, start, "end" FROM desk."Appearance" WHERE "statementId" = :rise;`
const another = `${copied}
  INSERT INTO desk."Record" (id, slug, "disputeId", "statementAId", "statementBId", "asOf")
    VALUES (${link}, 'another', :dispute, :never, ${copy}, '2019-11-12');`
const repair = (change: string) =>
  `UPDATE desk."Record" SET ${change} "statementAId" = :rise, "statementBId" = ${copy} WHERE id = ${link};`
const evidence = (columns: string, values: string) =>
  `INSERT INTO desk."Evidence" (id, "recordId", ordinal, stance, hand, note, ${columns}) VALUES (${uuid}, :record, 7, 'CONTEXT', 'SECOND_HAND', 'x', ${values});`
const corrected = `${copied} INSERT INTO desk."StatementLink" (id, "fromId", "toId", kind) VALUES (${uuid}, ${copy}, :never, 'CORRECTS');`
const setStanding = (to: string) =>
  `UPDATE desk."Statement" SET revision = revision + 1, standing = '${to}' WHERE id = :never;`

export const partAttacks: Attack[] = [
  ['a tie stays with its record', 'part_stays', `UPDATE desk."Tie" SET "recordId" = ${uuid}`],
  [
    'a passage stays with its tie',
    'part_stays',
    `${another} INSERT INTO desk."Tie" (id, "recordId", ordinal, label) VALUES (${copy}, ${link}, 1, 'x');
      UPDATE desk."TiePassage" SET "tieId" = ${copy} WHERE "statementId" = :never`,
  ],
  [
    'evidence stays with its record',
    'part_stays',
    `${another} ${evidence('exact', 'NULL')} UPDATE desk."Evidence" SET "recordId" = ${link}`,
  ],
  [
    'a statement of a dispute stays with it',
    'part_stays',
    `UPDATE desk."DisputeStatement" SET "disputeId" = ${uuid}`,
  ],
  ['a record keeps its number', 'record_keeps_number', set('number = 77')],
  [
    'a change of pair raises the revision',
    'revision_bumped',
    `${another} UPDATE desk."Record" SET "statementBId" = :rise WHERE id = ${link}`,
  ],
  [
    'a change of pair leaves no passage of the old pair',
    'tie_of_the_pair',
    `${another}
      INSERT INTO desk."Tie" (id, "recordId", ordinal, label) VALUES (${copy}, ${link}, 1, 'x');
      INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact) VALUES (${uuid}, ${copy}, :never, 0, 2, 'We');
      ${repair('revision = 2,')}`,
  ],
  [
    'a change of pair leaves no evidence of the old pair',
    'evidence_of_the_pair',
    `${another}
      INSERT INTO desk."Evidence" (id, "recordId", ordinal, stance, hand, note, "statementId")
        VALUES (${uuid}, ${link}, 1, 'CONTEXT', 'SECOND_HAND', 'x', :never);
      ${repair('revision = 2,')}`,
  ],
  [
    'text cited as evidence occurs in its snapshot',
    'evidence_in_snapshot',
    evidence('"snapshotId", start, "end", exact', `:snapshot, 0, 4, 'Ruso'`),
  ],
  [
    'text cited as evidence lies inside its snapshot',
    'evidence_in_snapshot',
    evidence('"snapshotId", start, "end", exact', `:snapshot, 9000, 9004, 'Rosa'`),
  ],
  [
    'text cited as evidence has a snapshot',
    'evidence_in_snapshot',
    evidence('start, "end", exact', `0, 4, 'Rosa'`),
  ],
  [
    'a corrected statement keeps its standing while the link exists',
    'standing_by_link',
    corrected + setStanding('STANDS'),
  ],
  [
    'a corrected statement is not set to retracted without a link',
    'standing_by_link',
    corrected + setStanding('RETRACTED'),
  ],
  [
    'a link does not change the statement it corrects',
    'part_stays',
    `${corrected} UPDATE desk."StatementLink" SET "toId" = :rise`,
  ],
  [
    'the last appearance of a statement stays',
    'statement_anchored',
    `DELETE FROM desk."Appearance" WHERE "statementId" = :never`,
  ],
  [
    'an attribution keeps its originator',
    'attribution_gapless',
    `UPDATE desk."Attribution" SET position = 1 WHERE "statementId" = :never`,
  ],
  [
    'a tie has no passage of a third statement',
    'tie_of_the_pair',
    `${copied} INSERT INTO desk."TiePassage" (id, "tieId", "statementId", start, "end", exact) VALUES (${uuid}, ${tie}, ${copy}, 0, 3, 'the')`,
  ],
  [
    'history has no gap',
    'revision_gapless',
    `INSERT INTO desk."Revision" (id, subject, "subjectId", number, "editorId", action) VALUES (${uuid}, 'record', :record, 99, :third, 'EDITED')`,
  ],
]
