-- The reason of a withdrawal is public for good, so words of one editor alone never become one.

ALTER TYPE desk."RevisionAction" ADD VALUE 'WITHDRAWAL_ASKED';

-- The requests to withdraw a subject since its last publication.
CREATE FUNCTION desk.withdrawal_requests(kind text, target uuid) RETURNS SETOF desk."Revision" LANGUAGE sql STABLE
SET search_path = desk, pg_temp AS $$
  SELECT r.* FROM "Revision" r
  WHERE r.subject = kind AND r."subjectId" = target AND r.action::text = 'WITHDRAWAL_ASKED' AND r.number > (
    SELECT max(p.number) FROM "Revision" p WHERE p.subject = kind AND p."subjectId" = target AND p.action = 'PUBLISHED')
$$;

-- A reason is public if another editor requested the withdrawal in these words since the last publication, or if it is the
-- fixed sentence (`withdrawnAtOnce` in features/review/review.ts).
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
      AND (NEW.reason = 'One editor withdrew it at once. A second editor has not confirmed a reason.'
        OR EXISTS (
          SELECT 1 FROM desk.withdrawal_requests(done.subject, done."subjectId") request
          WHERE request.reason = NEW.reason AND request."editorId" <> done."editorId" AND request.number < done.number))
  ) THEN
    PERFORM desk.refuse('reason_of_two', 'Readers see a reason of a withdrawal only if two editors agree on its words.');
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION desk.check_withdrawal_reason() FROM PUBLIC;
CREATE CONSTRAINT TRIGGER check_withdrawal_reason AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_withdrawal_reason();
