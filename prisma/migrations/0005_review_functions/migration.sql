-- Functions that guard history, approvals and conflicts of interest.

-- No command takes a time: a false one would hide who changed what since when.
CREATE OR REPLACE FUNCTION desk.set_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Revision' THEN NEW."madeAt" := clock_timestamp();
  ELSIF TG_TABLE_NAME = 'Approval' THEN
    NEW."approvedAt" := clock_timestamp();
    NEW."voidedAt" := NULL;
  ELSE NEW."withdrawnAt" := clock_timestamp(); END IF;
  RETURN NEW;
END $$;

-- The history of a subject has no gap. The unique index refuses the second of two simultaneous changes.
CREATE OR REPLACE FUNCTION desk.check_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.number > 1 + coalesce((SELECT max(number) FROM "Revision" WHERE subject = NEW.subject AND "subjectId" = NEW."subjectId"), 0) OR NEW.number < 1 THEN
    PERFORM desk.refuse('revision_gapless', 'The changes of a subject are counted without a gap.');
  END IF;
  RETURN NEW;
END $$;

-- Everything that the next document of a subject is built from: statements, speakers, organisations of capacities,
-- sources, and the sources that evidence cites.
CREATE OR REPLACE FUNCTION desk.used_by(kind text, target uuid) RETURNS TABLE (id uuid, what text) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  WITH statements AS (
    SELECT unnest(ARRAY["statementAId", "statementBId"]) AS id FROM "Record" WHERE used_by.kind = 'RECORD' AND "Record".id = used_by.target
    UNION
    SELECT "statementId" FROM "DisputeStatement" WHERE used_by.kind = 'DISPUTE' AND "disputeId" = used_by.target
  )
  SELECT id, 'statement' FROM statements
  UNION
  SELECT a."speakerId", 'speaker' FROM "Attribution" a JOIN statements s ON s.id = a."statementId"
  UNION
  SELECT c."organisationId", 'organisation' FROM "Attribution" a JOIN statements s ON s.id = a."statementId"
    JOIN "Capacity" c ON c.id = a."capacityId" WHERE c."organisationId" IS NOT NULL
  UNION
  SELECT n."sourceId", 'source' FROM "Appearance" a JOIN statements s ON s.id = a."statementId" JOIN "Snapshot" n ON n.id = a."snapshotId"
  UNION
  SELECT n."sourceId", 'source' FROM "Evidence" e JOIN "Snapshot" n ON n.id = e."snapshotId" WHERE used_by.kind = 'RECORD' AND e."recordId" = used_by.target
$$;

-- Invariant 9: an approver changed nothing since the last publication, and has no conflict of interest.
CREATE OR REPLACE FUNCTION desk.changed_since_publication(kind text, target uuid, editor uuid) RETURNS boolean LANGUAGE sql STABLE
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

-- An approval names the exact revision; a later revision voids it.
CREATE OR REPLACE FUNCTION desk.check_approval() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  current_revision int;
  kind text := NEW.subject::text;
  target uuid := coalesce(NEW."recordId", NEW."disputeId");
BEGIN
  IF kind = 'RECORD' THEN SELECT revision INTO current_revision FROM "Record" WHERE id = target FOR UPDATE;
  ELSE SELECT revision INTO current_revision FROM "Dispute" WHERE id = target FOR UPDATE; END IF;
  IF current_revision IS DISTINCT FROM NEW.revision THEN
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

CREATE OR REPLACE FUNCTION desk.keep_voided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."voidedAt" IS NOT NULL AND NEW."voidedAt" IS DISTINCT FROM OLD."voidedAt" THEN
    PERFORM desk.refuse('approval_stays_void', 'A voided approval stays void.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION desk.void_approvals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Approval" SET "voidedAt" = clock_timestamp()
  WHERE NEW.id IN ("recordId", "disputeId") AND "voidedAt" IS NULL AND revision < NEW.revision;
  RETURN NULL;
END $$;

-- A changed part voids the approval even where the revision of the record was not raised.
CREATE OR REPLACE FUNCTION desk.void_by_part() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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

-- A public note is part of its record's document: a change voids the approval.
CREATE OR REPLACE FUNCTION desk.void_by_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  IF TG_TABLE_NAME = 'AnnotationTarget' THEN
    UPDATE "Approval" SET "voidedAt" = clock_timestamp()
    WHERE "voidedAt" IS NULL AND "recordId" = (part ->> 'recordId')::uuid
      AND EXISTS (SELECT 1 FROM "Annotation" WHERE id = (part ->> 'annotationId')::uuid AND visibility = 'PUBLIC');
  ELSIF 'PUBLIC' IN (OLD.visibility, NEW.visibility) THEN
    UPDATE "Approval" SET "voidedAt" = clock_timestamp()
    WHERE "voidedAt" IS NULL AND "recordId" IN (SELECT "recordId" FROM "AnnotationTarget" WHERE "annotationId" = NEW.id);
  END IF;
  RETURN NULL;
END $$;

-- A statement is part of its dispute's document: adding, moving or removing one voids the approval.
CREATE OR REPLACE FUNCTION desk.void_by_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Approval" SET "voidedAt" = clock_timestamp()
  WHERE "voidedAt" IS NULL AND "disputeId" = CASE WHEN TG_OP = 'DELETE' THEN OLD."disputeId" ELSE NEW."disputeId" END;
  RETURN NULL;
END $$;

-- Orders an approval and a conflict of interest of one editor that arrive at the same moment, by locking the editor.
CREATE OR REPLACE FUNCTION desk.lock_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'Approval' THEN
    PERFORM 1 FROM "Editor" WHERE id = NEW."approverId" FOR SHARE;
  ELSE
    PERFORM 1 FROM "Editor" WHERE id IN (NEW."approvedById", NEW."publishedById") ORDER BY id FOR SHARE;
  END IF;
  RETURN NEW;
END $$;

-- A declared conflict of interest voids the editor's approvals that involve the speaker and are not published yet.
-- Their subjects go back into review. A published version keeps the approval it was published on.
CREATE OR REPLACE FUNCTION desk.void_by_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
