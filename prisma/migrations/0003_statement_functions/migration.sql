-- Functions that guard statements, their attribution and their passages.

-- Invariant 2: every quote occurs, character for character, in a stored snapshot. Checked at commit.
CREATE OR REPLACE FUNCTION desk.check_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  subject uuid;
  words text;
BEGIN
  IF TG_TABLE_NAME = 'Statement' THEN subject := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN subject := OLD."statementId";
  ELSE subject := NEW."statementId"; END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'Statement' THEN
    IF OLD."statementId" <> NEW."statementId" THEN
      PERFORM desk.refuse('part_stays', 'A part of a statement does not move to another one.');
    END IF;
  END IF;
  SELECT quote INTO words FROM "Statement" WHERE id = subject;
  IF NOT EXISTS (SELECT 1 FROM "Appearance" WHERE "statementId" = subject) THEN
    PERFORM desk.refuse('statement_anchored', 'A statement stands in at least one snapshot.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "Appearance" a JOIN "Snapshot" s ON s.id = a."snapshotId"
    WHERE a."statementId" = subject
      AND (a.exact <> words OR desk.utf16_slice(s.text, a.start, a."end") IS DISTINCT FROM a.exact)
  ) THEN
    PERFORM desk.refuse('quote_in_snapshot', 'The quotation does not stand in the snapshot, character for character.');
  END IF;
  IF (SELECT count(*) = 0 OR count(*) <> max(position) + 1 FROM "Attribution" WHERE "statementId" = subject) THEN
    PERFORM desk.refuse('attribution_gapless', 'The links of an attribution are 0 to k without a gap.');
  END IF;
  RETURN NULL;
END $$;

-- Passages of ties and notes lie inside the statement's context and equal its text there. Checked at commit.
CREATE OR REPLACE FUNCTION desk.check_passages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE subject uuid := CASE WHEN TG_TABLE_NAME = 'Statement' THEN NEW.id ELSE NULL END;
BEGIN
  IF subject IS NULL THEN subject := NEW."statementId"; END IF;
  IF EXISTS (
    SELECT 1 FROM "Statement" s
    JOIN (
      SELECT "statementId", start, "end", exact FROM "TiePassage"
      UNION ALL
      SELECT "statementId", start, "end", exact FROM "AnnotationTarget" WHERE start IS NOT NULL
    ) p ON p."statementId" = s.id
    WHERE s.id = subject AND (p."end" <= p.start OR desk.utf16_slice(s.context, p.start, p."end") IS DISTINCT FROM p.exact)
  ) THEN
    PERFORM desk.refuse('passage_in_context', 'A passage does not stand in the words around its statement.');
  END IF;
  RETURN NULL;
END $$;

-- Orders two statements by date said, else date published; then date published, offset in the snapshot, id.
CREATE OR REPLACE FUNCTION desk.is_earlier(one uuid, other uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
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

-- The standing of a statement follows from its links alone, in whatever order they were added or removed.
CREATE OR REPLACE FUNCTION desk.standing_of(subject uuid) RETURNS desk."Standing" LANGUAGE sql STABLE SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT (CASE WHEN bool_or(kind = 'RETRACTS') THEN 'RETRACTED' WHEN bool_or(kind = 'CORRECTS') THEN 'CORRECTED' ELSE 'STANDS' END)::"Standing"
  FROM "StatementLink" WHERE "toId" = subject
$$;

-- Invariant 11: a correction or retraction sets the standing, and every record of the statement needs review.
CREATE OR REPLACE FUNCTION desk.set_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE subject uuid := CASE WHEN TG_OP = 'DELETE' THEN OLD."toId" ELSE NEW."toId" END;
BEGIN
  PERFORM 1 FROM "Statement" WHERE id = subject FOR NO KEY UPDATE;
  UPDATE "Statement" SET revision = revision + 1, standing = desk.standing_of(subject)
  WHERE id = subject AND standing <> desk.standing_of(subject);
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION desk.guard_standing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.standing <> desk.standing_of(NEW.id) THEN
    PERFORM desk.refuse('standing_by_link', 'The standing of a statement is set by a later statement, never by hand.');
  END IF;
  RETURN NEW;
END $$;

-- Two transactions that cannot see each other's rows would both pass a check made at commit.
-- Locking the statement makes the second one wait.
CREATE OR REPLACE FUNCTION desk.lock_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE target uuid := (to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END) ->> 'statementId')::uuid;
BEGIN
  IF TG_TABLE_NAME IN ('Appearance', 'Attribution') THEN
    -- Records before the statement, in the order in which a publication locks them.
    PERFORM 1 FROM "Record" WHERE target IN ("statementAId", "statementBId") ORDER BY id FOR UPDATE;
    PERFORM 1 FROM "Statement" WHERE id = target FOR NO KEY UPDATE;
  ELSE
    PERFORM 1 FROM "Statement" WHERE id = target FOR SHARE;
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;

-- Invariant 14: a rejected pair returns to the queue when one of its statements changes.
-- The row keeps the earlier judgement, which the queue shows beside the pair.
CREATE OR REPLACE FUNCTION desk.return_rejected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Suggestion" SET decision = NULL
  WHERE decision = 'REJECTED' AND NEW.id IN ("statementAId", "statementBId")
    AND NEW.revision > CASE WHEN NEW.id = "statementAId" THEN "revisionA" ELSE "revisionB" END;
  RETURN NULL;
END $$;
