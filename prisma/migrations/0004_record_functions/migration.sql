-- Functions that guard records and their parts, and that carry an edit to every document it enters.

-- Side A is the earlier statement. A record that was published keeps its two statements.
CREATE OR REPLACE FUNCTION desk.derive_sides() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE earlier uuid := NEW."statementBId";
BEGIN
  IF TG_OP = 'UPDATE' AND least(NEW."statementAId", NEW."statementBId") <> least(OLD."statementAId", OLD."statementBId")
    OR TG_OP = 'UPDATE' AND greatest(NEW."statementAId", NEW."statementBId") <> greatest(OLD."statementAId", OLD."statementBId")
  THEN
    IF OLD."publicState" <> 'UNPUBLISHED' THEN
      PERFORM desk.refuse('record_keeps_pair', 'A record that was published keeps its two statements.');
    END IF;
  END IF;
  IF desk.is_earlier(NEW."statementBId", NEW."statementAId") THEN
    NEW."statementBId" := NEW."statementAId";
    NEW."statementAId" := earlier;
  END IF;
  RETURN NEW;
END $$;

-- Statements and sources of a new pair stay as they are until the record is written.
CREATE OR REPLACE FUNCTION desk.lock_for_pairing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Statement" WHERE id IN (NEW."statementAId", NEW."statementBId") ORDER BY id FOR SHARE;
  PERFORM 1 FROM "Source" WHERE id IN (
    SELECT n."sourceId" FROM "Appearance" a JOIN "Snapshot" n ON n.id = a."snapshotId"
    WHERE a."statementId" IN (NEW."statementAId", NEW."statementBId")
  ) ORDER BY id FOR SHARE;
  RETURN NEW;
END $$;

-- The number of a record is cited, so it never changes.
CREATE OR REPLACE FUNCTION desk.keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk.refuse('record_keeps_number', 'A record keeps its number.');
  RETURN NULL;
END $$;

-- A part belongs to one subject for good: moved, it would leave one record and enter another unseen.
CREATE OR REPLACE FUNCTION desk.keep_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) -> TG_ARGV[0] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[0] THEN
    PERFORM desk.refuse('part_stays', 'A part does not move to another subject.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION desk.check_tie_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Tie" t JOIN "Record" r ON r.id = t."recordId"
    WHERE t.id = NEW."tieId" AND NEW."statementId" IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('tie_of_the_pair', 'A tie joins passages of its record''s two statements.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION desk.check_evidence_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."statementId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "Record" r WHERE r.id = NEW."recordId" AND NEW."statementId" IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('evidence_of_the_pair', 'Evidence bears on one of its record''s two statements, or on both.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION desk.check_evidence_passage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Snapshot" WHERE id = NEW."snapshotId" AND desk.utf16_slice(text, NEW.start, NEW."end") = NEW.exact) THEN
    PERFORM desk.refuse('evidence_in_snapshot', 'The cited words do not stand in the snapshot, character for character.');
  END IF;
  RETURN NEW;
END $$;

-- After a change of pair no passage and no evidence of the old pair remains. Checked at commit.
CREATE OR REPLACE FUNCTION desk.check_pair_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "Record" r JOIN "Tie" t ON t."recordId" = r.id JOIN "TiePassage" p ON p."tieId" = t.id
    WHERE r.id = NEW.id AND p."statementId" NOT IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('tie_of_the_pair', 'A tie joins passages of its record''s two statements.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "Record" r JOIN "Evidence" e ON e."recordId" = r.id
    WHERE r.id = NEW.id AND e."statementId" NOT IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('evidence_of_the_pair', 'Evidence bears on one of its record''s two statements, or on both.');
  END IF;
  RETURN NULL;
END $$;

-- Deletes a record that a judgement created and nobody has touched since; true when it did.
-- The desk may delete no other record.
CREATE OR REPLACE FUNCTION desk.take_back_pair(made uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  -- A note or tie added at this moment waits here, and then finds the record deleted.
  PERFORM 1 FROM "Record" WHERE id = made FOR UPDATE;
  DELETE FROM "Record" WHERE id = made AND revision = 1 AND state = 'DRAFT' AND "publicState" = 'UNPUBLISHED'
    AND NOT EXISTS (SELECT FROM "AnnotationTarget" WHERE "recordId" = made)
    AND NOT EXISTS (SELECT FROM "Approval" WHERE "recordId" = made);
  RETURN FOUND;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;
END $$;

-- The content of a row, without its state. Which two statements a record pairs is content; their order is derived.
CREATE OR REPLACE FUNCTION desk.content_of(content jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT (content - ARRAY['revision', 'state', 'publicState', 'needsReview', 'standing', 'resolvedAt', 'resolvedById',
      'statementAId', 'statementBId'])
    || jsonb_build_object('pair', ARRAY[
      least(content ->> 'statementAId', content ->> 'statementBId'), greatest(content ->> 'statementAId', content ->> 'statementBId')])
$$;

-- Invariant 15: content does not change under an unchanged revision.
CREATE OR REPLACE FUNCTION desk.check_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.revision < OLD.revision THEN
    PERFORM desk.refuse('revision_rises', 'A revision does not go back.');
  END IF;
  IF NEW.revision = OLD.revision AND desk.content_of(to_jsonb(NEW)) <> desk.content_of(to_jsonb(OLD)) THEN
    PERFORM desk.refuse('revision_bumped', 'A change of content raises the revision.');
  END IF;
  RETURN NEW;
END $$;

-- An edit reaches every record and dispute that uses the edited statements.
CREATE OR REPLACE FUNCTION desk.reach(statements uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Record" WHERE "statementAId" = ANY (statements) OR "statementBId" = ANY (statements) ORDER BY id FOR UPDATE;
  UPDATE "Record" SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
  WHERE "statementAId" = ANY (statements) OR "statementBId" = ANY (statements);
  UPDATE "Dispute" d SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
  WHERE EXISTS (SELECT 1 FROM "DisputeStatement" ds WHERE ds."disputeId" = d.id AND ds."statementId" = ANY (statements));
END $$;

CREATE OR REPLACE FUNCTION desk.reach_from_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  changed_id uuid := (changed ->> 'id')::uuid;
  used uuid[];
BEGIN
  used := CASE TG_TABLE_NAME
    WHEN 'Statement' THEN ARRAY[changed_id]
    WHEN 'Attribution' THEN ARRAY[(changed ->> 'statementId')::uuid]
    WHEN 'Appearance' THEN ARRAY[(changed ->> 'statementId')::uuid]
    WHEN 'Speaker' THEN ARRAY(
      SELECT a."statementId" FROM "Attribution" a LEFT JOIN "Capacity" c ON c.id = a."capacityId"
      WHERE changed_id IN (a."speakerId", c."organisationId"))
    WHEN 'Capacity' THEN ARRAY(SELECT a."statementId" FROM "Attribution" a WHERE a."capacityId" = changed_id)
    ELSE ARRAY(SELECT a."statementId" FROM "Appearance" a JOIN "Snapshot" n ON n.id = a."snapshotId" WHERE n."sourceId" = changed_id)
  END;
  PERFORM desk.reach(used);
  IF TG_TABLE_NAME = 'Source' THEN
    UPDATE "Record" SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
    WHERE NOT ("statementAId" = ANY (used) OR "statementBId" = ANY (used)) AND id IN (
      SELECT e."recordId" FROM "Evidence" e JOIN "Snapshot" n ON n.id = e."snapshotId" WHERE n."sourceId" = changed_id);
  END IF;
  RETURN NULL;
END $$;

-- Each record or dispute is in exactly one of the desk's lists.
CREATE OR REPLACE FUNCTION desk.list_of(state desk."EditorialState", shown desk."PublicState", awaits boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN shown = 'WITHDRAWN' THEN 'withdrawn'
    WHEN state = 'IN_REVIEW' OR awaits OR (state = 'APPROVED' AND shown = 'UNPUBLISHED') THEN 'review'
    WHEN shown = 'UNPUBLISHED' THEN 'drafts'
    WHEN state = 'DRAFT' THEN 'changed'
    ELSE 'published'
  END
$$;

-- Records and disputes that a second editor approved and nobody has published since.
CREATE OR REPLACE FUNCTION desk.awaiting_publication() RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
  SELECT r.id FROM desk."Record" r
  JOIN desk."Approval" a ON a."recordId" = r.id AND a.revision = r.revision AND a."voidedAt" IS NULL
  LEFT JOIN published."RecordListing" l ON l."recordId" = r.id
  WHERE r.state = 'APPROVED' AND r."publicState" <> 'WITHDRAWN' AND (l."publishedAt" IS NULL OR l."publishedAt" < a."approvedAt")
  UNION ALL
  SELECT d.id FROM desk."Dispute" d
  JOIN desk."Approval" a ON a."disputeId" = d.id AND a.revision = d.revision AND a."voidedAt" IS NULL
  LEFT JOIN published."DisputeListing" l ON l."disputeId" = d.id
  WHERE d.state = 'APPROVED' AND d."publicState" <> 'WITHDRAWN' AND (l."publishedAt" IS NULL OR l."publishedAt" < a."approvedAt")
$$;
