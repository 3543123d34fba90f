-- A conflict of interest stands once; taken back, it can be declared anew.
CREATE UNIQUE INDEX conflict_once ON desk."ConflictOfInterest" ("editorId", "speakerId") WHERE "withdrawnAt" IS NULL;
ALTER TABLE desk."ConflictOfInterest" ADD CONSTRAINT conflict_noted CHECK (btrim(note) <> '');

-- An approval and a conflict of interest of one editor, given at the same moment, are put in order by that editor's row.
CREATE FUNCTION desk.lock_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'Approval' THEN
    PERFORM 1 FROM "Editor" WHERE id = NEW."approverId" FOR SHARE;
  ELSE
    PERFORM 1 FROM "Editor" WHERE id IN (NEW."approvedById", NEW."publishedById") ORDER BY id FOR SHARE;
  END IF;
  RETURN NEW;
END $$;
-- By their names they come before the checks.
CREATE TRIGGER before_approval BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.lock_hands();
CREATE TRIGGER before_publication BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.lock_hands();

-- Who declares a conflict of interest has approved nothing with that speaker in it that is still to be published: it
-- goes back into review, for somebody else. What is published already keeps the approval that it was published on.
CREATE FUNCTION desk.void_by_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Editor" WHERE id = NEW."editorId" FOR NO KEY UPDATE;
  WITH said AS (SELECT "statementId" AS id FROM "Attribution" WHERE "speakerId" = NEW."speakerId"),
  voided AS (
    UPDATE "Approval" a SET "voidedAt" = clock_timestamp()
    WHERE a."approverId" = NEW."editorId" AND a."voidedAt" IS NULL
      AND (a."recordId" IN (SELECT r.id FROM "Record" r WHERE r."statementAId" IN (SELECT id FROM said) OR r."statementBId" IN (SELECT id FROM said))
        OR a."disputeId" IN (SELECT d."disputeId" FROM "DisputeStatement" d WHERE d."statementId" IN (SELECT id FROM said)))
      AND NOT EXISTS (
        SELECT 1 FROM published."Publication" p WHERE p.subject = a.subject::text
          AND p."subjectId" = coalesce(a."recordId", a."disputeId")
          AND p."publishedAt" >= date_trunc('milliseconds', a."approvedAt"))
    RETURNING a."recordId", a."disputeId"
  ),
  records AS (
    UPDATE "Record" SET state = 'IN_REVIEW' WHERE id IN (SELECT "recordId" FROM voided) AND state = 'APPROVED'
  )
  UPDATE "Dispute" SET state = 'IN_REVIEW' WHERE id IN (SELECT "disputeId" FROM voided) AND state = 'APPROVED';
  RETURN NULL;
END $$;
CREATE TRIGGER void_by_interest AFTER INSERT OR UPDATE ON desk."ConflictOfInterest" FOR EACH ROW
  WHEN (NEW."withdrawnAt" IS NULL) EXECUTE FUNCTION desk.void_by_interest();

-- Histories and the audit of one subject are read by its id.
CREATE INDEX revision_of_subject ON desk."Revision" ("subjectId", "madeAt" DESC, id DESC);
CREATE INDEX audit_of_subject ON desk."AuditEvent" ("subjectId", seq DESC);
