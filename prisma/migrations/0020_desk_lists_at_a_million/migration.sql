-- Replies are read by their note.
CREATE INDEX annotation_of_parent ON desk."Annotation" ("parentId") WHERE "parentId" IS NOT NULL;

-- The newest records of a state. Ordered by -number, because for an ordering by number PostgreSQL may prefer the index of
-- the numbers, and then reads every record for a list that has few.
CREATE INDEX record_newest_by_state ON desk."Record" ("publicState", state, (-number));
DROP INDEX desk.record_by_state;

-- The records and disputes that may await publication: approved, and not published since. Without it every page of the
-- queue compares each approval with each publication, which takes seconds with 200,000 records.
CREATE TABLE "desk"."AwaitingPublication" (
    "id" UUID NOT NULL,

    CONSTRAINT "AwaitingPublication_pkey" PRIMARY KEY ("id")
);

INSERT INTO desk."AwaitingPublication" SELECT id FROM desk.awaiting_publication();

CREATE FUNCTION desk.note_awaiting() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'Approval' THEN
    INSERT INTO "AwaitingPublication" VALUES (coalesce(NEW."recordId", NEW."disputeId")) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM "AwaitingPublication" WHERE id = NEW."subjectId";
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER note_awaiting AFTER INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.note_awaiting();
CREATE TRIGGER note_awaiting AFTER INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.note_awaiting();
GRANT SELECT ON desk."AwaitingPublication" TO variance_desk;

-- Records and disputes that a second editor approved and that were not published since. A row of AwaitingPublication whose
-- approval was voided stays until the next publication, so the conditions are checked here.
CREATE OR REPLACE FUNCTION desk.awaiting_publication() RETURNS TABLE (id uuid) LANGUAGE sql STABLE AS $$
  SELECT r.id FROM desk."AwaitingPublication" w
  JOIN desk."Record" r USING (id)
  JOIN desk."Approval" a ON a."recordId" = r.id AND a.revision = r.revision AND a."voidedAt" IS NULL
  LEFT JOIN published."RecordListing" l ON l."recordId" = r.id
  WHERE r.state = 'APPROVED' AND r."publicState" <> 'WITHDRAWN' AND (l."publishedAt" IS NULL OR l."publishedAt" < a."approvedAt")
  UNION ALL
  SELECT d.id FROM desk."AwaitingPublication" w
  JOIN desk."Dispute" d USING (id)
  JOIN desk."Approval" a ON a."disputeId" = d.id AND a.revision = d.revision AND a."voidedAt" IS NULL
  LEFT JOIN published."DisputeListing" l ON l."disputeId" = d.id
  WHERE d.state = 'APPROVED' AND d."publicState" <> 'WITHDRAWN' AND (l."publishedAt" IS NULL OR l."publishedAt" < a."approvedAt")
$$;
