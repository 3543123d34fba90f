-- The reason of a withdrawal is public for good, so words of one editor alone never become one.

ALTER TYPE desk."RevisionAction" ADD VALUE 'WITHDRAWAL_ASKED';

-- Another editor than the one who withdraws asked in these words since the last publication, or the sentence is the
-- fixed one (`withdrawnAtOnce` in features/review/review.ts).
CREATE OR REPLACE FUNCTION desk.check_withdrawal_reason() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Revision" done
    WHERE done.subject = lower(NEW.subject) AND done."subjectId" = NEW."subjectId" AND done.action = 'WITHDRAWN'
      AND desk.conflict_with(NEW.subject, NEW."subjectId", done."editorId") IS NOT NULL
  ) THEN
    PERFORM desk.refuse('no_conflict_of_interest', 'Who declared a conflict of interest on a speaker does not withdraw.');
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "Revision" done
    WHERE done.subject = lower(NEW.subject) AND done."subjectId" = NEW."subjectId" AND done.action = 'WITHDRAWN'
      AND done.reason = NEW.reason
      AND (NEW.reason = 'Withdrawn by one editor, at once. A second editor has not confirmed a reason.'
        OR EXISTS (
          SELECT 1 FROM "Revision" request
          WHERE request.subject = done.subject AND request."subjectId" = done."subjectId"
            AND request.action = 'WITHDRAWAL_ASKED' AND request.reason = NEW.reason
            AND request."editorId" <> done."editorId" AND request.number < done.number
            AND request.number > (
              SELECT max(p.number) FROM "Revision" p
              WHERE p.subject = done.subject AND p."subjectId" = done."subjectId" AND p.action = 'PUBLISHED')))
  ) THEN
    PERFORM desk.refuse('reason_of_two', 'Readers see a reason of a withdrawal only if two editors agree on its words.');
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION desk.check_withdrawal_reason() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER check_withdrawal_reason AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_withdrawal_reason();
