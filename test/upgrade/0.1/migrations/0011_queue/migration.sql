-- A pair waits once in the queue, whoever or whatever suggested it.
DROP INDEX desk.suggestion_pair;
CREATE UNIQUE INDEX suggestion_pair ON desk."Suggestion"
  (least("statementAId", "statementBId"), greatest("statementAId", "statementBId"));
-- In the order of the queue: those put off for later come last.
CREATE INDEX suggestion_to_judge ON desk."Suggestion" ((CASE WHEN decision = 'LATER' THEN "decidedAt" ELSE '-infinity' END), id)
  WHERE decision IS NULL OR decision = 'LATER';

ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_decided CHECK (decision IS NULL OR "decidedAt" IS NOT NULL);
ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_remembered CHECK (
  decision IS DISTINCT FROM 'REJECTED' OR num_nonnulls(note, "revisionA", "revisionB") = 3
);

-- Invariant 14: a rejected pair stays away until one of its statements changes, and comes back when one does. What was
-- decided before stays in the row, to be shown beside it.
CREATE FUNCTION desk.return_rejected() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Suggestion" SET decision = NULL
  WHERE decision = 'REJECTED' AND NEW.id IN ("statementAId", "statementBId")
    AND NEW.revision > CASE WHEN NEW.id = "statementAId" THEN "revisionA" ELSE "revisionB" END;
  RETURN NULL;
END $$;
CREATE TRIGGER return_rejected AFTER UPDATE ON desk."Statement" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.return_rejected();
CREATE INDEX suggestion_rejected_a ON desk."Suggestion" ("statementAId") WHERE decision = 'REJECTED';
CREATE INDEX suggestion_rejected_b ON desk."Suggestion" ("statementBId") WHERE decision = 'REJECTED';

-- A record that a judgement made, and nobody touched since, goes when the judgement is taken back. The desk may delete no
-- other record. True when it went.
CREATE FUNCTION desk.take_back_pair(made uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  -- Whoever notes or ties something at this moment waits here, and is then told that it is gone.
  PERFORM 1 FROM "Record" WHERE id = made FOR UPDATE;
  DELETE FROM "Record" WHERE id = made AND revision = 1 AND state = 'DRAFT' AND "publicState" = 'UNPUBLISHED'
    AND NOT EXISTS (SELECT FROM "AnnotationTarget" WHERE "recordId" = made)
    AND NOT EXISTS (SELECT FROM "Approval" WHERE "recordId" = made);
  RETURN FOUND;
EXCEPTION WHEN foreign_key_violation THEN
  RETURN false;
END $$;
REVOKE ALL ON FUNCTION desk.take_back_pair(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.take_back_pair(uuid) TO variance_desk;

-- True when the statement has these words, as a LIKE pattern in lower case, in its quote, its gloss or a speaker's name.
CREATE FUNCTION desk.says(statement uuid, pattern text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM desk."Statement" s WHERE s.id = statement AND lower(s.quote || ' ' || coalesce(s.gloss, '')) LIKE pattern)
    OR EXISTS (SELECT FROM desk."Attribution" a JOIN desk."Speaker" p ON p.id = a."speakerId"
      WHERE a."statementId" = statement AND desk.names_of(p.name, p.aliases) LIKE pattern)
$$;

-- What a second editor approved and nobody has published since.
CREATE FUNCTION desk.awaiting_publication() RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
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

-- Where a record or dispute stands among the desk's lists: in exactly one of them.
CREATE FUNCTION desk.list_of(state desk."EditorialState", shown desk."PublicState", awaits boolean) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN shown = 'WITHDRAWN' THEN 'withdrawn'
    WHEN state = 'IN_REVIEW' OR awaits OR (state = 'APPROVED' AND shown = 'UNPUBLISHED') THEN 'review'
    WHEN shown = 'UNPUBLISHED' THEN 'drafts'
    WHEN state = 'DRAFT' THEN 'changed'
    ELSE 'published'
  END
$$;
