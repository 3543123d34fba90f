-- Who wrote what a document contains: one function for the commands, the triggers and the checks.

-- For each thing that a document contains, the number of its last change then.
ALTER TABLE published."Publication" ADD COLUMN "parts" JSONB NOT NULL DEFAULT '{}';

-- Everything that the next document of a subject is built from: statements, speakers, organisations of capacities,
-- sources, the sources that evidence cites, and the notes that readers will see.
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
  UNION
  SELECT n.id, 'note' FROM "AnnotationTarget" t JOIN "Annotation" n ON n.id = t."annotationId"
  WHERE used_by.kind = 'RECORD' AND t."recordId" = used_by.target
    AND n.visibility = 'PUBLIC' AND n."parentId" IS NULL AND n."resolvedAt" IS NULL
$$;

-- The subject and everything in its next document, each with the number of its last change.
CREATE FUNCTION desk.parts_of(kind text, target uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT jsonb_object_agg(part.id, coalesce((SELECT max(r.number) FROM "Revision" r WHERE r."subjectId" = part.id), 0))
  FROM (SELECT id FROM desk.used_by(kind, target) UNION SELECT target) part
$$;

-- Everyone who wrote what the later parts contain and the earlier ones do not, whenever it was written.
CREATE FUNCTION desk.contributors_between(earlier jsonb, later jsonb) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT r."editorId" FROM jsonb_each_text(later) part(id, number) JOIN "Revision" r ON r."subjectId" = part.id::uuid
  WHERE r."isContent" AND r.number > coalesce((earlier ->> part.id)::int, 0) AND r.number <= part.number::int
  UNION
  SELECT n."authorId" FROM "Annotation" n WHERE later ? n.id::text AND NOT earlier ? n.id::text
$$;

-- Invariant 9: everyone who wrote what the next document changes in the last published one.
CREATE FUNCTION desk.contributors(kind text, target uuid) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT c.id FROM desk.contributors_between(
    coalesce((SELECT p.parts FROM published."Publication" p WHERE p.subject = kind AND p."subjectId" = target
      ORDER BY p.version DESC LIMIT 1), '{}'),
    desk.parts_of(kind, target)) c
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
  IF NEW."approverId" IN (SELECT id FROM desk.contributors(kind, target)) THEN
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

-- A publication is approved, sourced and tied, and its dispute is public. Locks in a fixed order, so that no edit slips through.
CREATE OR REPLACE FUNCTION desk.publish_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  current_revision int;
  record "Record";
BEGIN
  PERFORM 1 FROM "Statement" WHERE id IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'statement') ORDER BY id FOR SHARE;
  IF NEW.subject = 'RECORD' THEN
    SELECT * INTO record FROM "Record" WHERE id = NEW."subjectId" FOR UPDATE;
    current_revision := record.revision;
  ELSE
    SELECT revision INTO current_revision FROM "Dispute" WHERE id = NEW."subjectId" FOR UPDATE;
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "Approval" a WHERE a.subject::text = NEW.subject AND NEW."subjectId" IN (a."recordId", a."disputeId")
      AND a.revision = current_revision AND a."voidedAt" IS NULL AND a."approverId" = NEW."approvedById"
  ) THEN
    PERFORM desk.refuse('publish_approved', 'Only an approved revision is published.');
  END IF;
  IF NEW."approvedById" IN (SELECT id FROM desk.contributors(NEW.subject, NEW."subjectId")) THEN
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
  NEW.parts := desk.parts_of(NEW.subject, NEW."subjectId");
  RETURN NEW;
END $$;

-- Invariant 9 binds the publisher as it binds the approver.
CREATE OR REPLACE FUNCTION desk.check_publisher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."publishedById" IN (SELECT id FROM desk.contributors(NEW.subject, NEW."subjectId")) THEN
    PERFORM desk.forbid('published_by_second', 'Who changed it since its last publication does not publish it.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "ConflictOfInterest" c WHERE c."editorId" = NEW."publishedById" AND c."withdrawnAt" IS NULL
      AND c."speakerId" IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'speaker')
  ) THEN
    PERFORM desk.forbid('published_without_interest', 'Who declared a conflict of interest on a speaker does not publish.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."publishedById" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.forbid('publisher_may', 'The role of this account does not allow publication.');
  END IF;
  RETURN NEW;
END $$;

DROP FUNCTION desk.changed_since_publication(text, uuid, uuid);

-- The parts of existing versions, found by the slugs, names and texts in their documents, as they were then.
ALTER TABLE published."Publication" DISABLE TRIGGER forbid_change;
UPDATE published."Publication" p SET parts = (
  WITH named AS (SELECT jsonb_path_query_array(p.document::jsonb, '$.**.slug') AS slugs,
    jsonb_path_query_array(p.document::jsonb, '$.**.organisation') AS organisations,
    jsonb_path_query_array(p.document::jsonb, '$.notes[*].body') AS bodies)
  SELECT jsonb_object_agg(part.id, coalesce((SELECT max(r.number) FROM desk."Revision" r
    WHERE r."subjectId" = part.id AND r."madeAt" <= p."publishedAt"), 0))
  FROM (
    SELECT p."subjectId" AS id
    UNION SELECT s.id FROM desk."Statement" s, named WHERE slugs ? s.slug
    UNION SELECT s.id FROM desk."Speaker" s, named WHERE slugs ? s.slug OR organisations ? s.name
    UNION SELECT s.id FROM desk."Source" s, named WHERE slugs ? s.slug
    UNION SELECT n.id FROM desk."Annotation" n JOIN desk."AnnotationTarget" t ON t."annotationId" = n.id, named
      WHERE t."recordId" = p."subjectId" AND n.visibility = 'PUBLIC' AND bodies ? n.body
  ) part
);
ALTER TABLE published."Publication" ENABLE TRIGGER forbid_change;

-- A dispute's words in the documents of its records: those of its latest publication, or of the desk before the first.
CREATE FUNCTION desk.dispute_text(target uuid) RETURNS jsonb LANGUAGE sql STABLE SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT coalesce(
    (SELECT jsonb_build_object('slug', p.document::jsonb -> 'slug', 'title', p.document::jsonb -> 'title',
        'question', p.document::jsonb -> 'question')
      FROM published."Publication" p WHERE p.subject = 'DISPUTE' AND p."subjectId" = target ORDER BY p.version DESC LIMIT 1),
    (SELECT jsonb_build_object('slug', d.slug, 'title', d.title, 'question', d.question) FROM "Dispute" d WHERE d.id = target))
$$;

-- A new title or question of a dispute edits its records, because their approvals did not cover it.
CREATE FUNCTION desk.reach_records() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF desk.dispute_text(NEW."subjectId") IS DISTINCT FROM (
    SELECT jsonb_build_object('slug', p.document::jsonb -> 'slug', 'title', p.document::jsonb -> 'title',
      'question', p.document::jsonb -> 'question')
    FROM published."Publication" p WHERE p.subject = 'DISPUTE' AND p."subjectId" = NEW."subjectId" AND p.version = NEW.version - 1
  ) AND NEW.version > 1 THEN
    PERFORM 1 FROM "Record" WHERE "disputeId" = NEW."subjectId" ORDER BY id FOR UPDATE;
    UPDATE "Record" SET revision = revision + 1, state = 'DRAFT', "needsReview" = "needsReview" OR "publicState" = 'PUBLISHED'
    WHERE "disputeId" = NEW."subjectId" AND "publicState" <> 'WITHDRAWN';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER reach_records AFTER INSERT ON published."Publication" FOR EACH ROW
  WHEN (NEW.subject = 'DISPUTE') EXECUTE FUNCTION desk.reach_records();

-- A document contains the same number, slug, version and times as its row, and its dispute's words.
CREATE OR REPLACE FUNCTION desk.check_document() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE said jsonb := NEW.document::jsonb;
BEGIN
  IF jsonb_build_array(said -> 'version', said -> 'slug', said -> 'number', said -> 'isCorrection', said -> 'changeNote')
    <> jsonb_build_array(NEW.version, NEW.slug, NEW.number, NEW."isCorrection", NEW."changeNote")
    OR (said ->> 'publishedAt')::timestamptz IS DISTINCT FROM NEW."publishedAt"
  THEN
    PERFORM desk.refuse('publication_document', 'A document says of itself what its row says.');
  END IF;
  IF NEW.subject = 'RECORD' AND said -> 'dispute' IS DISTINCT FROM (
    SELECT desk.dispute_text(r."disputeId") FROM "Record" r WHERE r.id = NEW."subjectId"
  ) THEN
    PERFORM desk.refuse('publication_dispute', 'A record bears the title and question under which its dispute is published.');
  END IF;
  RETURN NULL;
END $$;

-- A passage of a note belongs to a statement of the note's record, as a passage of a tie does. Checked at commit.
CREATE FUNCTION desk.check_note_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "AnnotationTarget" passage
    JOIN "AnnotationTarget" t ON t."annotationId" = passage."annotationId"
    LEFT JOIN "Tie" tie ON tie.id = t."tieId"
    LEFT JOIN "Evidence" e ON e.id = t."evidenceId"
    JOIN "Record" r ON r.id = coalesce(t."recordId", tie."recordId", e."recordId")
    WHERE passage."annotationId" = NEW."annotationId" AND passage."statementId" NOT IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('note_of_the_pair', 'A note on a record stands on passages of its two statements.');
  END IF;
  RETURN NULL;
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
  IF EXISTS (
    SELECT 1 FROM "Record" r JOIN "AnnotationTarget" t ON t."recordId" = r.id
    JOIN "AnnotationTarget" p ON p."annotationId" = t."annotationId"
    WHERE r.id = NEW.id AND p."statementId" NOT IN (r."statementAId", r."statementBId")
  ) THEN
    PERFORM desk.refuse('note_of_the_pair', 'A note on a record stands on passages of its two statements.');
  END IF;
  RETURN NULL;
END $$;

-- Moves notes on a third statement to their record. Existing documents do not change.
DELETE FROM desk."AnnotationTarget" p USING desk."AnnotationTarget" t
  LEFT JOIN desk."Tie" tie ON tie.id = t."tieId" LEFT JOIN desk."Evidence" e ON e.id = t."evidenceId"
  JOIN desk."Record" r ON r.id = coalesce(t."recordId", tie."recordId", e."recordId")
WHERE p."annotationId" = t."annotationId" AND p."statementId" NOT IN (r."statementAId", r."statementBId");
CREATE CONSTRAINT TRIGGER check_note_side AFTER INSERT OR UPDATE ON desk."AnnotationTarget"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_note_side();
