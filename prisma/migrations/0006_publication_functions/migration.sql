-- Functions that guard what becomes public: publication, withdrawal and the rows that readers list.

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

CREATE OR REPLACE FUNCTION desk.record_gate(record desk."Record") RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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

-- Checks time, names and completeness. Runs after publish_gate, which has locked the subject.
CREATE OR REPLACE FUNCTION desk.publish_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."publishedAt" NOT BETWEEN now() - interval '1 second' AND clock_timestamp() + interval '1 millisecond' THEN
    PERFORM desk.refuse('publication_clock', 'The time of a publication is the database''s.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Record" WHERE NEW.subject = 'RECORD' AND id = NEW."subjectId" AND number = NEW.number AND slug = NEW.slug)
    AND NOT EXISTS (SELECT 1 FROM "Dispute" WHERE NEW.subject = 'DISPUTE' AND id = NEW."subjectId" AND slug = NEW.slug)
  THEN
    PERFORM desk.refuse('publication_names_subject', 'A publication bears the number and the slug of its subject.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "ConflictOfInterest" c WHERE c."editorId" = NEW."approvedById" AND c."withdrawnAt" IS NULL
      AND c."speakerId" IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'speaker')
  ) THEN
    PERFORM desk.refuse('no_conflict_of_interest', 'Who declared a conflict of interest on a speaker does not approve.');
  END IF;
  IF NEW.subject = 'RECORD' THEN PERFORM desk.record_truth(NEW."subjectId"); END IF;
  IF NEW.subject = 'DISPUTE' AND NOT EXISTS (SELECT 1 FROM "DisputeStatement" WHERE "disputeId" = NEW."subjectId") THEN
    PERFORM desk.refuse('publish_answered', 'A dispute has a statement.');
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION desk.record_truth(target uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE r "Record";
BEGIN
  SELECT * INTO r FROM "Record" WHERE id = target;
  -- Locked until commit, so that a withdrawal of the dispute waits.
  PERFORM 1 FROM "Dispute" WHERE id = r."disputeId" FOR KEY SHARE;
  IF NOT EXISTS (SELECT 1 FROM published."Publication" WHERE subject = 'DISPUTE' AND "subjectId" = r."disputeId")
    OR EXISTS (SELECT 1 FROM published."Tombstone" WHERE subject = 'DISPUTE' AND "subjectId" = r."disputeId")
  THEN
    PERFORM desk.refuse('publish_dispute_first', 'A record is published only when its dispute is.');
  END IF;
  IF r."bothCanBeTrue" IS NULL OR cardinality(r.dimensions) = 0 OR btrim(r.summary) = '' THEN
    PERFORM desk.refuse('publish_answered', 'The questions are answered, the kind is chosen and the summary is written.');
  END IF;
  IF EXISTS (SELECT 1 FROM "Statement" WHERE id IN (r."statementAId", r."statementBId") AND btrim(coalesce(gloss, '')) = '') THEN
    PERFORM desk.refuse('publish_glossed', 'Both statements have a gloss.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "AnnotationTarget" t JOIN "Annotation" n ON n.id = t."annotationId"
    WHERE n.blocking AND n."resolvedAt" IS NULL AND (
      t."recordId" = r.id OR t."statementId" IN (r."statementAId", r."statementBId")
      OR t."tieId" IN (SELECT id FROM "Tie" WHERE "recordId" = r.id)
      OR t."evidenceId" IN (SELECT id FROM "Evidence" WHERE "recordId" = r.id))
  ) THEN
    PERFORM desk.refuse('publish_unblocked', 'No blocking note is open.');
  END IF;
END $$;

-- Invariant 9 binds the publisher as it binds the approver.
CREATE OR REPLACE FUNCTION desk.check_publisher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF desk.changed_since_publication(NEW.subject, NEW."subjectId", NEW."publishedById") THEN
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

-- A document contains the same number, slug, version and times as its row.
CREATE OR REPLACE FUNCTION desk.check_document() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE said jsonb := NEW.document::jsonb;
BEGIN
  IF jsonb_build_array(said -> 'version', said -> 'slug', said -> 'number', said -> 'isCorrection', said -> 'changeNote')
    <> jsonb_build_array(NEW.version, NEW.slug, NEW.number, NEW."isCorrection", NEW."changeNote")
    OR (said ->> 'publishedAt')::timestamptz IS DISTINCT FROM NEW."publishedAt"
  THEN
    PERFORM desk.refuse('publication_document', 'A document says of itself what its row says.');
  END IF;
  RETURN NULL;
END $$;

-- A subject marked published has a publication, one marked withdrawn a tombstone. Checked at commit.
CREATE OR REPLACE FUNCTION desk.check_public_state() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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

-- A publication or tombstone agrees with the state of its subject, whichever was written first. Checked at commit.
CREATE OR REPLACE FUNCTION desk.check_desk_knows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  wanted "PublicState" := CASE WHEN EXISTS (
    SELECT 1 FROM published."Tombstone" t WHERE t.subject = NEW.subject AND t."subjectId" = NEW."subjectId"
  ) THEN 'WITHDRAWN' ELSE 'PUBLISHED' END;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Record" WHERE NEW.subject = 'RECORD' AND id = NEW."subjectId" AND "publicState" = wanted)
    AND NOT EXISTS (SELECT 1 FROM "Dispute" WHERE NEW.subject = 'DISPUTE' AND id = NEW."subjectId" AND "publicState" = wanted)
  THEN
    PERFORM desk.refuse('public_state_true', 'The public state says what stands on the public side.');
  END IF;
  RETURN NULL;
END $$;

-- Only a published subject is withdrawn, under its own number and slug; a dispute after its records.
CREATE OR REPLACE FUNCTION desk.withdraw_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Record" WHERE id = NEW."subjectId" FOR UPDATE;
  PERFORM 1 FROM "Dispute" WHERE id = NEW."subjectId" FOR UPDATE;
  IF NOT EXISTS (
    SELECT 1 FROM published."Publication" p WHERE p.subject = NEW.subject AND p."subjectId" = NEW."subjectId"
      AND p.number IS NOT DISTINCT FROM NEW.number AND p.slug = NEW.slug
  ) THEN
    PERFORM desk.refuse('withdraw_published', 'Only what is published is withdrawn, under its own number and slug.');
  END IF;
  IF NEW.subject = 'DISPUTE' AND EXISTS (
    SELECT 1 FROM "Record" r JOIN published."Publication" p ON p.subject = 'RECORD' AND p."subjectId" = r.id
    WHERE r."disputeId" = NEW."subjectId"
      AND NOT EXISTS (SELECT 1 FROM published."Tombstone" t WHERE t.subject = 'RECORD' AND t."subjectId" = r.id)
  ) THEN
    PERFORM desk.refuse('withdraw_records_first', 'A dispute is withdrawn after its records.');
  END IF;
  RETURN NEW;
END $$;

-- A withdrawal removes the rows that readers list, whoever made it.
CREATE OR REPLACE FUNCTION desk.clear_listings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  DELETE FROM "RecordListing" WHERE "recordId" = NEW."subjectId";
  DELETE FROM "DisputeListing" WHERE "disputeId" = NEW."subjectId";
  DELETE FROM "StatementListing" WHERE "subjectId" = NEW."subjectId";
  DELETE FROM "SpeakerListing" WHERE "subjectId" = NEW."subjectId";
  DELETE FROM "SourceListing" WHERE "subjectId" = NEW."subjectId";
  RETURN NULL;
END $$;

-- A listed row belongs to a publication that is not withdrawn.
CREATE OR REPLACE FUNCTION desk.check_listing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "LivePublication" p WHERE p.seq = NEW.seq AND p."subjectId" = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid
  ) THEN
    PERFORM desk.refuse('listing_published', 'Only what is published is listed.');
  END IF;
  RETURN NEW;
END $$;

-- Raises the content version; a result read under one number is valid until the next.
-- Deferred, so that the row is locked last and briefly, and readers see the number with its content.
CREATE OR REPLACE FUNCTION published.count_issue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  UPDATE "Issue" SET number = number + 1 WHERE one;
  RETURN NULL;
END $$;
