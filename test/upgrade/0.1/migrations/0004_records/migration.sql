-- An unordered pair occurs once (invariant 1).
ALTER TABLE desk."Record" ADD CONSTRAINT record_of_two CHECK ("statementAId" <> "statementBId");
CREATE UNIQUE INDEX record_pair ON desk."Record"
  (least("statementAId", "statementBId"), greatest("statementAId", "statementBId"));
ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_of_two CHECK ("statementAId" <> "statementBId");
CREATE UNIQUE INDEX suggestion_pair ON desk."Suggestion"
  (least("statementAId", "statementBId"), greatest("statementAId", "statementBId"), method);

-- Invariants 5 and 6: what the answers allow, and what must be written.
ALTER TABLE desk."Record" ADD CONSTRAINT record_strict_scope CHECK (
  relation NOT IN ('CONTRADICTORY', 'CONTRARY') OR (
    event IS NOT DISTINCT FROM 'SAME' AND people IS NOT DISTINCT FROM 'SAME'
    AND time IS NOT DISTINCT FROM 'SAME' AND conditions IS NOT DISTINCT FROM 'SAME'
    AND "bothCanBeTrue" IS NOT DISTINCT FROM false
    AND "bothCouldBeFalse" IS NOT DISTINCT FROM (relation = 'CONTRARY')
  )
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_soft_relation CHECK (
  relation NOT IN ('IN_TENSION', 'CHARACTERISATION', 'APPARENT') OR (
    "bothCanBeTrue" IS NOT DISTINCT FROM true
    AND "disputeOver" IS NOT DISTINCT FROM (CASE relation
      WHEN 'IN_TENSION' THEN 'FACT' WHEN 'CHARACTERISATION' THEN 'MEANING' ELSE 'NOTHING' END)::desk."DisputeOver"
  )
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_reconciliation CHECK (
  relation NOT IN ('IN_TENSION', 'CHARACTERISATION', 'APPARENT')
  OR (reconciliation IS NOT NULL AND btrim(reconciliation) <> '')
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_answers_follow CHECK (
  ("bothCouldBeFalse" IS NULL OR "bothCanBeTrue" IS NOT DISTINCT FROM false)
  AND ("disputeOver" IS NULL OR "bothCanBeTrue" IS NOT DISTINCT FROM true)
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE desk."Dispute" ADD CONSTRAINT dispute_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE desk."Approval" ADD CONSTRAINT approval_of_one CHECK (
  CASE subject WHEN 'RECORD' THEN "recordId" IS NOT NULL AND "disputeId" IS NULL
               ELSE "disputeId" IS NOT NULL AND "recordId" IS NULL END
);
ALTER TABLE desk."Evidence" ADD CONSTRAINT evidence_selector CHECK (num_nonnulls(start, "end", exact) IN (0, 3));

-- What decides a statement's place: said, or else published; published; place in the snapshot; id.
CREATE FUNCTION desk.is_earlier(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  WITH first AS (
    SELECT DISTINCT ON (s.id) s.id, coalesce(s."saidMax", src."publishedMax") AS said, src."publishedMax" AS published, a.start
    FROM "Statement" s
    JOIN "Appearance" a ON a."statementId" = s.id
    JOIN "Snapshot" n ON n.id = a."snapshotId"
    JOIN "Source" src ON src.id = n."sourceId"
    WHERE s.id IN (one, other)
    ORDER BY s.id, src."publishedMax" NULLS LAST, a.start
  )
  SELECT coalesce((SELECT id FROM first ORDER BY said NULLS LAST, published NULLS LAST, start, id LIMIT 1) = one, one < other)
$$;

CREATE FUNCTION desk.derive_sides() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER derive_sides BEFORE INSERT OR UPDATE OF "statementAId", "statementBId", revision ON desk."Record"
  FOR EACH ROW EXECUTE FUNCTION desk.derive_sides();

-- A tie's passages are of its record's two statements.
CREATE FUNCTION desk.check_tie_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Tie" t JOIN "Record" r ON r.id = t."recordId"
    WHERE t.id = NEW."tieId" AND NEW."statementId" IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('tie_of_the_pair', 'A tie joins passages of its record''s two statements.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_tie_side BEFORE INSERT OR UPDATE ON desk."TiePassage"
  FOR EACH ROW EXECUTE FUNCTION desk.check_tie_side();
CREATE FUNCTION desk.check_evidence_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."statementId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "Record" r WHERE r.id = NEW."recordId" AND NEW."statementId" IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('evidence_of_the_pair', 'Evidence bears on one of its record''s two statements, or on both.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_evidence_side BEFORE INSERT OR UPDATE ON desk."Evidence"
  FOR EACH ROW EXECUTE FUNCTION desk.check_evidence_side();

-- Invariant 15: content does not change under an unchanged revision.
CREATE FUNCTION desk.check_revision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE steps text[] := ARRAY['revision', 'state', 'publicState', 'needsReview', 'standing', 'resolvedAt', 'resolvedById', 'statementAId', 'statementBId'];
BEGIN
  IF NEW.revision < OLD.revision THEN
    PERFORM desk.refuse('revision_rises', 'A revision does not go back.');
  END IF;
  IF NEW.revision = OLD.revision AND (to_jsonb(NEW) - steps) <> (to_jsonb(OLD) - steps) THEN
    PERFORM desk.refuse('revision_bumped', 'A change of content raises the revision.');
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Record', 'Dispute', 'Statement', 'Speaker', 'Capacity', 'Source', 'Annotation'] LOOP
    EXECUTE format('CREATE TRIGGER check_revision BEFORE UPDATE ON desk.%I FOR EACH ROW EXECUTE FUNCTION desk.check_revision()', name);
  END LOOP;
END $$;

-- An edit reaches every record and dispute that uses what was edited (RULINGS.md, "The model, settled" 3).
CREATE FUNCTION desk.reach(statements uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Record" WHERE "statementAId" = ANY (statements) OR "statementBId" = ANY (statements) ORDER BY id FOR UPDATE;
  UPDATE "Record" SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
  WHERE "statementAId" = ANY (statements) OR "statementBId" = ANY (statements);
  UPDATE "Dispute" d SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
  WHERE EXISTS (SELECT 1 FROM "DisputeStatement" ds WHERE ds."disputeId" = d.id AND ds."statementId" = ANY (statements));
END $$;

CREATE FUNCTION desk.reach_from_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  changed jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  changed_id uuid := (changed ->> 'id')::uuid;
  used uuid[];
BEGIN
  used := CASE TG_TABLE_NAME
    WHEN 'Statement' THEN ARRAY[changed_id]
    WHEN 'Attribution' THEN ARRAY[(changed ->> 'statementId')::uuid]
    WHEN 'Appearance' THEN ARRAY[(changed ->> 'statementId')::uuid]
    WHEN 'Speaker' THEN ARRAY(SELECT a."statementId" FROM "Attribution" a WHERE a."speakerId" = changed_id)
    WHEN 'Capacity' THEN ARRAY(SELECT a."statementId" FROM "Attribution" a WHERE a."capacityId" = changed_id)
    ELSE ARRAY(SELECT a."statementId" FROM "Appearance" a JOIN "Snapshot" n ON n.id = a."snapshotId" WHERE n."sourceId" = changed_id)
  END;
  PERFORM desk.reach(used);
  RETURN NULL;
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Statement', 'Speaker', 'Capacity', 'Source'] LOOP
    EXECUTE format('CREATE TRIGGER reach AFTER UPDATE ON desk.%I FOR EACH ROW WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.reach_from_change()', name);
  END LOOP;
END $$;
CREATE TRIGGER reach AFTER INSERT OR UPDATE OR DELETE ON desk."Attribution" FOR EACH ROW EXECUTE FUNCTION desk.reach_from_change();
CREATE TRIGGER reach AFTER INSERT OR UPDATE OR DELETE ON desk."Appearance" FOR EACH ROW EXECUTE FUNCTION desk.reach_from_change();

-- Invariant 11: a correction or retraction sets the standing, and every record using the statement needs review.
CREATE FUNCTION desk.set_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.kind IN ('CORRECTS', 'RETRACTS') THEN
    UPDATE "Statement" SET revision = revision + 1,
      standing = (CASE NEW.kind WHEN 'CORRECTS' THEN 'CORRECTED' ELSE 'RETRACTED' END)::"Standing"
    WHERE id = NEW."toId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER set_standing AFTER INSERT ON desk."StatementLink" FOR EACH ROW EXECUTE FUNCTION desk.set_standing();
CREATE FUNCTION desk.guard_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.standing <> 'STANDS' AND NOT EXISTS (
    SELECT 1 FROM "StatementLink" WHERE "toId" = NEW.id AND kind IN ('CORRECTS', 'RETRACTS')
  ) THEN
    PERFORM desk.refuse('standing_by_link', 'The standing of a statement is set by a later statement, never by hand.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER guard_standing BEFORE INSERT OR UPDATE OF standing ON desk."Statement"
  FOR EACH ROW EXECUTE FUNCTION desk.guard_standing();
