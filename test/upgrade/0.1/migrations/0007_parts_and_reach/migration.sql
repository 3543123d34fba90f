-- Parts stay where they were made, edits reach all they enter, and two who write at once see each other.

-- A part belongs for good to what it was made for: moved, it would leave one record and enter another unseen.
CREATE FUNCTION desk.keep_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) -> TG_ARGV[0] IS DISTINCT FROM to_jsonb(OLD) -> TG_ARGV[0] THEN
    PERFORM desk.refuse('part_stays', 'A part does not move to another subject.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."Tie" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('recordId');
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."Evidence" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('recordId');
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('tieId');
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."DisputeStatement" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('disputeId');
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('annotationId');

-- The number of a record is cited: it does not change.
CREATE FUNCTION desk.keep_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM desk.refuse('record_keeps_number', 'A record keeps its number.');
  RETURN NULL;
END $$;
CREATE TRIGGER keep_number BEFORE UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD.number <> NEW.number) EXECUTE FUNCTION desk.keep_number();

-- Which of the two is A is derived; which two they are is content.
CREATE FUNCTION desk.content_of(held jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT (held - ARRAY['revision', 'state', 'publicState', 'needsReview', 'standing', 'resolvedAt', 'resolvedById',
      'statementAId', 'statementBId'])
    || jsonb_build_object('pair', ARRAY[
      least(held ->> 'statementAId', held ->> 'statementBId'), greatest(held ->> 'statementAId', held ->> 'statementBId')])
$$;
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

-- After a new pairing no passage and no evidence of the old pair is left. Checked at commit.
CREATE FUNCTION desk.check_pair_parts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
CREATE CONSTRAINT TRIGGER check_pair_parts AFTER UPDATE ON desk."Record" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."statementAId" <> NEW."statementAId" OR OLD."statementBId" <> NEW."statementBId")
  EXECUTE FUNCTION desk.check_pair_parts();

-- Without these locks two transactions that cannot see each other's rows would both pass a check made at commit.
CREATE FUNCTION desk.lock_for_pairing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Statement" WHERE id IN (NEW."statementAId", NEW."statementBId") ORDER BY id FOR SHARE;
  PERFORM 1 FROM "Source" WHERE id IN (
    SELECT n."sourceId" FROM "Appearance" a JOIN "Snapshot" n ON n.id = a."snapshotId"
    WHERE a."statementId" IN (NEW."statementAId", NEW."statementBId")
  ) ORDER BY id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER before_sides BEFORE INSERT ON desk."Record" FOR EACH ROW EXECUTE FUNCTION desk.lock_for_pairing();
CREATE TRIGGER before_sides_again BEFORE UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD."statementAId" <> NEW."statementAId" OR OLD."statementBId" <> NEW."statementBId")
  EXECUTE FUNCTION desk.lock_for_pairing();

CREATE FUNCTION desk.lock_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE held uuid := (to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> 'statementId')::uuid;
BEGIN
  IF TG_TABLE_NAME IN ('Appearance', 'Attribution') THEN
    -- The records before the statement: the order in which a publication takes them.
    PERFORM 1 FROM "Record" WHERE held IN ("statementAId", "statementBId") ORDER BY id FOR UPDATE;
    PERFORM 1 FROM "Statement" WHERE id = held FOR NO KEY UPDATE;
  ELSE
    PERFORM 1 FROM "Statement" WHERE id = held FOR SHARE;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE OR DELETE ON desk."Appearance" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE OR DELETE ON desk."Attribution" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();

-- What a document holds besides statements: the organisations of capacities, and the sources that evidence cites.
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

CREATE FUNCTION desk.check_evidence_passage() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Snapshot" WHERE id = NEW."snapshotId" AND desk.utf16_slice(text, NEW.start, NEW."end") = NEW.exact) THEN
    PERFORM desk.refuse('evidence_in_snapshot', 'The cited words do not stand in the snapshot, character for character.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_evidence_passage BEFORE INSERT OR UPDATE ON desk."Evidence" FOR EACH ROW
  WHEN (NEW.exact IS NOT NULL) EXECUTE FUNCTION desk.check_evidence_passage();

-- A public note is part of its record's document, a statement part of its dispute's: a change voids what was approved.
CREATE FUNCTION desk.void_by_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
CREATE TRIGGER void_by_note AFTER UPDATE ON desk."Annotation" FOR EACH ROW EXECUTE FUNCTION desk.void_by_note();
CREATE TRIGGER void_by_note AFTER INSERT OR UPDATE OR DELETE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.void_by_note();
CREATE FUNCTION desk.void_by_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Approval" SET "voidedAt" = clock_timestamp()
  WHERE "voidedAt" IS NULL AND "disputeId" = CASE WHEN TG_OP = 'DELETE' THEN OLD."disputeId" ELSE NEW."disputeId" END;
  RETURN NULL;
END $$;
CREATE TRIGGER void_by_assignment AFTER INSERT OR UPDATE OR DELETE ON desk."DisputeStatement"
  FOR EACH ROW EXECUTE FUNCTION desk.void_by_assignment();

-- Standing follows from the links alone, whichever comes last and whichever is taken away.
CREATE FUNCTION desk.standing_of(subject uuid) RETURNS desk."Standing" LANGUAGE sql STABLE SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT (CASE WHEN bool_or(kind = 'RETRACTS') THEN 'RETRACTED' WHEN bool_or(kind = 'CORRECTS') THEN 'CORRECTED' ELSE 'STANDS' END)::"Standing"
  FROM "StatementLink" WHERE "toId" = subject
$$;
CREATE OR REPLACE FUNCTION desk.set_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE subject uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."toId" ELSE NEW."toId" END;
BEGIN
  PERFORM 1 FROM "Statement" WHERE id = subject FOR NO KEY UPDATE;
  UPDATE "Statement" SET revision = revision + 1, standing = desk.standing_of(subject)
  WHERE id = subject AND standing <> desk.standing_of(subject);
  RETURN NULL;
END $$;
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."StatementLink" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('toId');
DROP TRIGGER set_standing ON desk."StatementLink";
CREATE TRIGGER set_standing AFTER INSERT OR UPDATE OR DELETE ON desk."StatementLink" FOR EACH ROW EXECUTE FUNCTION desk.set_standing();
CREATE OR REPLACE FUNCTION desk.guard_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.standing <> desk.standing_of(NEW.id) THEN
    PERFORM desk.refuse('standing_by_link', 'The standing of a statement is set by a later statement, never by hand.');
  END IF;
  RETURN NEW;
END $$;
