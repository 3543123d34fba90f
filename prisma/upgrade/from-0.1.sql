-- Carries the schema of release 0.1 over to the squashed migrations. scripts/upgrade-history.mjs runs this file and the
-- files that define the functions, in one transaction. test/upgrade compares the result with a new database.

CREATE TYPE desk."RevisionAction" AS ENUM (
  'CREATED', 'PASSWORD_CHANGED', 'CONFLICT_DECLARED', 'CONFLICT_WITHDRAWN', 'ADDED', 'CAPACITY_ADDED',
  'CAPTURED', 'EDITED', 'DATE_CORRECTED', 'QUOTE_CHANGED', 'CORRECTED_BY', 'RETRACTED_BY', 'CLARIFIED_BY',
  'REPEATED_BY', 'TRANSLATED_BY', 'OPENED', 'STATEMENTS_ASSIGNED', 'STATEMENT_REMOVED',
  'STATEMENTS_ORDERED', 'PAIRED', 'PAIR_CHANGED', 'PAIR_UNDONE', 'TIE_ADDED', 'TIE_CHANGED', 'TIE_REMOVED',
  'EVIDENCE_ADDED', 'EVIDENCE_CHANGED', 'EVIDENCE_REMOVED', 'NOTED', 'REPLIED', 'RESOLVED', 'REOPENED',
  'PUBLIC_NOTE_ADDED', 'PUBLIC_NOTE_CHANGED', 'PUBLIC_NOTE_RESOLVED', 'PUBLIC_NOTE_REOPENED',
  'SENT_TO_REVIEW', 'SENT_BACK', 'APPROVED', 'PUBLISHED', 'CORRECTION_OPENED', 'WITHDRAWN', 'SUGGESTED',
  'ACCEPTED', 'REJECTED', 'DEFERRED', 'JUDGEMENT_UNDONE'
);

-- The sentence that history stored for each action. Both are unique, so the change of column loses nothing.
CREATE TEMPORARY TABLE revision_sentence (action desk."RevisionAction" UNIQUE, sentence text UNIQUE) ON COMMIT DROP;
INSERT INTO revision_sentence VALUES
  ('CREATED', 'created'),
  ('PASSWORD_CHANGED', 'changed the password'),
  ('CONFLICT_DECLARED', 'declared a conflict of interest'),
  ('CONFLICT_WITHDRAWN', 'took back a conflict of interest'),
  ('ADDED', 'added'),
  ('CAPACITY_ADDED', 'gave a capacity'),
  ('CAPTURED', 'captured'),
  ('EDITED', 'edited'),
  ('DATE_CORRECTED', 'corrected the date said'),
  ('QUOTE_CHANGED', 'took other words of the source'),
  ('CORRECTED_BY', 'was told that another corrects it'),
  ('RETRACTED_BY', 'was told that another retracts it'),
  ('CLARIFIED_BY', 'was told that another clarifies it'),
  ('REPEATED_BY', 'was told that another repeats it'),
  ('TRANSLATED_BY', 'was told that another translates it'),
  ('OPENED', 'opened'),
  ('STATEMENTS_ASSIGNED', 'assigned statements'),
  ('STATEMENT_REMOVED', 'removed a statement'),
  ('STATEMENTS_ORDERED', 'ordered statements'),
  ('PAIRED', 'paired'),
  ('PAIR_CHANGED', 'paired anew'),
  ('PAIR_UNDONE', 'taken back'),
  ('TIE_ADDED', 'tied passages'),
  ('TIE_CHANGED', 'changed a tie'),
  ('TIE_REMOVED', 'untied passages'),
  ('EVIDENCE_ADDED', 'cited evidence'),
  ('EVIDENCE_CHANGED', 'changed evidence'),
  ('EVIDENCE_REMOVED', 'dropped evidence'),
  ('NOTED', 'noted'),
  ('REPLIED', 'replied'),
  ('RESOLVED', 'resolved'),
  ('REOPENED', 'reopened'),
  ('PUBLIC_NOTE_ADDED', 'added a public note'),
  ('PUBLIC_NOTE_CHANGED', 'changed a public note'),
  ('PUBLIC_NOTE_RESOLVED', 'resolved a public note'),
  ('PUBLIC_NOTE_REOPENED', 'reopened a public note'),
  ('SENT_TO_REVIEW', 'sent to review'),
  ('SENT_BACK', 'sent back'),
  ('APPROVED', 'approved'),
  ('PUBLISHED', 'published'),
  ('CORRECTION_OPENED', 'opened a correction'),
  ('WITHDRAWN', 'withdrawn'),
  ('SUGGESTED', 'suggested'),
  ('ACCEPTED', 'accepted'),
  ('REJECTED', 'rejected'),
  ('DEFERRED', 'put off'),
  ('JUDGEMENT_UNDONE', 'took back a judgement');

CREATE FUNCTION pg_temp.action_of(written text) RETURNS desk."RevisionAction" LANGUAGE plpgsql STABLE AS $$
DECLARE found desk."RevisionAction";
BEGIN
  SELECT action INTO found FROM revision_sentence WHERE sentence = written;
  IF found IS NULL THEN
    RAISE EXCEPTION 'History has a change "%" that no release wrote.', written USING ERRCODE = '23514';
  END IF;
  RETURN found;
END $$;

-- A change of type rewrites every row without firing a trigger: none has to be disabled, history stays append-only.
-- NOT NULL comes off and on, so that PostgreSQL 18 names this constraint after the new column.
ALTER TABLE desk."Revision" ALTER COLUMN change DROP NOT NULL;
ALTER TABLE desk."Revision" RENAME COLUMN change TO action;
ALTER TABLE desk."Revision" ALTER COLUMN action TYPE desk."RevisionAction" USING pg_temp.action_of(action);
ALTER TABLE desk."Revision" ALTER COLUMN action SET NOT NULL;
DROP FUNCTION pg_temp.action_of(text);

-- Its parameter has another name now, which OR REPLACE refuses.
DROP FUNCTION desk.content_of(jsonb);
