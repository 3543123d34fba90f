-- An approval names the exact revision; a later revision voids it.
CREATE FUNCTION desk.void_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Approval" SET "voidedAt" = clock_timestamp()
  WHERE NEW.id IN ("recordId", "disputeId") AND "voidedAt" IS NULL AND revision < NEW.revision;
  RETURN NULL;
END $$;
CREATE TRIGGER void_approvals AFTER UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.void_approvals();
CREATE TRIGGER void_approvals AFTER UPDATE ON desk."Dispute" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.void_approvals();

-- Parts of a record: whoever changes them without raising the revision still voids what was approved.
CREATE FUNCTION desk.void_by_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  record uuid := (part ->> 'recordId')::uuid;
BEGIN
  IF TG_TABLE_NAME = 'TiePassage' THEN
    SELECT "recordId" INTO record FROM "Tie" WHERE id = (part ->> 'tieId')::uuid;
  END IF;
  UPDATE "Approval" SET "voidedAt" = clock_timestamp() WHERE "recordId" = record AND "voidedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."Tie" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();
CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();
CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."Evidence" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();

-- Everything a subject's next document is made of: its statements, their speakers and their sources.
CREATE FUNCTION desk.used_by(kind text, target uuid) RETURNS TABLE (id uuid, what text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  WITH statements AS (
    SELECT unnest(ARRAY["statementAId", "statementBId"]) AS id FROM "Record" WHERE kind = 'RECORD' AND "Record".id = target
    UNION
    SELECT "statementId" FROM "DisputeStatement" WHERE kind = 'DISPUTE' AND "disputeId" = target
  )
  SELECT id, 'statement' FROM statements
  UNION
  SELECT a."speakerId", 'speaker' FROM "Attribution" a JOIN statements s ON s.id = a."statementId"
  UNION
  SELECT n."sourceId", 'source' FROM "Appearance" a JOIN statements s ON s.id = a."statementId" JOIN "Snapshot" n ON n.id = a."snapshotId"
$$;

-- Invariant 9: the approver changed nothing since the last publication, and has no conflict of interest.
CREATE FUNCTION desk.changed_since_publication(kind text, target uuid, editor uuid) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM "Revision" r
    WHERE r."editorId" = editor AND r."isContent"
      AND (r."subjectId" = target OR r."subjectId" IN (SELECT id FROM desk.used_by(kind, target)))
      AND r."madeAt" > coalesce(
        (SELECT max(p."publishedAt") FROM published."Publication" p WHERE p.subject = kind AND p."subjectId" = target),
        '-infinity')
  )
$$;

CREATE FUNCTION desk.check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  held int;
  kind text := NEW.subject::text;
  target uuid := coalesce(NEW."recordId", NEW."disputeId");
BEGIN
  IF kind = 'RECORD' THEN SELECT revision INTO held FROM "Record" WHERE id = target FOR UPDATE;
  ELSE SELECT revision INTO held FROM "Dispute" WHERE id = target FOR UPDATE; END IF;
  IF held IS DISTINCT FROM NEW.revision THEN
    PERFORM desk.refuse('approval_exact', 'An approval names the exact revision that stands.');
  END IF;
  IF desk.changed_since_publication(kind, target, NEW."approverId") THEN
    PERFORM desk.refuse('two_people', 'Who changed it since its last publication does not approve it.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "ConflictOfInterest" c WHERE c."editorId" = NEW."approverId" AND c."withdrawnAt" IS NULL
      AND c."speakerId" IN (SELECT id FROM desk.used_by(kind, target) WHERE what = 'speaker')
  ) THEN
    PERFORM desk.refuse('no_conflict_of_interest', 'Who declared a conflict of interest on a speaker does not approve.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."approverId" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.refuse('approver_may', 'The role of this account does not allow approval.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_approval BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.check_approval();
CREATE FUNCTION desk.keep_voided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."voidedAt" IS NOT NULL AND NEW."voidedAt" IS DISTINCT FROM OLD."voidedAt" THEN
    PERFORM desk.refuse('approval_stays_void', 'A voided approval stays void.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_voided BEFORE UPDATE ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.keep_voided();

ALTER TABLE published."Publication" ADD CONSTRAINT publication_subject CHECK (
  (subject = 'RECORD' AND number IS NOT NULL) OR (subject = 'DISPUTE' AND number IS NULL));
ALTER TABLE published."Publication" ADD CONSTRAINT publication_sha256
  CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'));
ALTER TABLE published."Tombstone" ADD CONSTRAINT tombstone_reason CHECK (btrim(reason) <> '' AND subject IN ('RECORD', 'DISPUTE'));

-- The gate: approved by another, sourced, tied, and its dispute out before it. Locks in fixed order, so that no edit slips through.
CREATE FUNCTION desk.publish_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  held int;
  record "Record";
BEGIN
  PERFORM 1 FROM "Statement" WHERE id IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'statement') ORDER BY id FOR SHARE;
  IF NEW.subject = 'RECORD' THEN
    SELECT * INTO record FROM "Record" WHERE id = NEW."subjectId" FOR UPDATE;
    held := record.revision;
  ELSE
    SELECT revision INTO held FROM "Dispute" WHERE id = NEW."subjectId" FOR UPDATE;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "Approval" a WHERE a.subject::text = NEW.subject AND NEW."subjectId" IN (a."recordId", a."disputeId")
      AND a.revision = held AND a."voidedAt" IS NULL AND a."approverId" = NEW."approvedById"
  ) THEN
    PERFORM desk.refuse('publish_approved', 'Only an approved revision is published.');
  END IF;
  IF desk.changed_since_publication(NEW.subject, NEW."subjectId", NEW."approvedById") THEN
    PERFORM desk.refuse('two_people', 'Who changed it since its last publication does not approve it.');
  END IF;
  IF NEW.version <> 1 + coalesce((SELECT max(version) FROM published."Publication" p WHERE p.subject = NEW.subject AND p."subjectId" = NEW."subjectId"), 0) THEN
    PERFORM desk.refuse('version_gapless', 'Versions are counted without a gap.');
  END IF;
  IF EXISTS (SELECT 1 FROM published."Tombstone" t WHERE t.subject = NEW.subject AND t."subjectId" = NEW."subjectId") THEN
    PERFORM desk.refuse('withdrawn_stays', 'What was withdrawn is not published again.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM desk.used_by(NEW.subject, NEW."subjectId") u WHERE u.what = 'statement'
      AND NOT EXISTS (SELECT 1 FROM "Appearance" a WHERE a."statementId" = u.id)
  ) THEN
    PERFORM desk.refuse('publish_sourced', 'Every statement stands in a snapshot.');
  END IF;
  IF NEW.subject = 'RECORD' THEN PERFORM desk.record_gate(record); END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION desk.record_gate(record desk."Record") RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Dispute" WHERE id = record."disputeId" AND "publicState" = 'PUBLISHED') THEN
    PERFORM desk.refuse('publish_dispute_first', 'A record is published only when its dispute is.');
  END IF;
  IF num_nulls(record.event, record.people, record.time, record.conditions, record.relation) > 0 OR btrim(record.subject) = '' THEN
    PERFORM desk.refuse('publish_answered', 'The questions are answered and the subject is written.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Tie" WHERE "recordId" = record.id) OR EXISTS (
    SELECT 1 FROM "Tie" t WHERE t."recordId" = record.id AND (
      NOT EXISTS (SELECT 1 FROM "TiePassage" p WHERE p."tieId" = t.id AND p."statementId" = record."statementAId")
      OR NOT EXISTS (SELECT 1 FROM "TiePassage" p WHERE p."tieId" = t.id AND p."statementId" = record."statementBId"))
  ) THEN
    PERFORM desk.refuse('publish_tied', 'There is a tie, and every tie has a passage on both sides.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "AnnotationTarget" t JOIN "Annotation" n ON n.id = t."annotationId"
    WHERE t."recordId" = record.id AND n.blocking AND n."resolvedAt" IS NULL
  ) THEN
    PERFORM desk.refuse('publish_unblocked', 'No blocking note is open.');
  END IF;
END $$;
CREATE TRIGGER publish_gate BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.publish_gate();

-- What is said to be published has a publication, and what is withdrawn a tombstone.
CREATE FUNCTION desk.check_public_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE kind text := upper(TG_TABLE_NAME);
BEGIN
  IF NEW."publicState" = 'PUBLISHED' AND NOT EXISTS (SELECT 1 FROM published."Publication" p WHERE p.subject = kind AND p."subjectId" = NEW.id)
    OR NEW."publicState" <> 'WITHDRAWN' AND EXISTS (SELECT 1 FROM published."Tombstone" t WHERE t.subject = kind AND t."subjectId" = NEW.id)
    OR NEW."publicState" = 'WITHDRAWN' AND NOT EXISTS (SELECT 1 FROM published."Tombstone" t WHERE t.subject = kind AND t."subjectId" = NEW.id)
    OR NEW."publicState" = 'UNPUBLISHED' AND EXISTS (SELECT 1 FROM published."Publication" p WHERE p.subject = kind AND p."subjectId" = NEW.id)
  THEN
    PERFORM desk.refuse('public_state_true', 'The public state says what stands on the public side.');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_public_state AFTER INSERT OR UPDATE ON desk."Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_public_state();
CREATE CONSTRAINT TRIGGER check_public_state AFTER INSERT OR UPDATE ON desk."Dispute" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_public_state();
