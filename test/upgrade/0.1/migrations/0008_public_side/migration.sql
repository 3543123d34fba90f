-- What goes through the door: named as on the desk, dated by this clock, complete, and in every place at once.

-- No command takes a time (RULINGS.md, "The model, settled" 4); a false one would hide who changed what since when.
CREATE FUNCTION desk.set_clock() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_TABLE_NAME = 'Revision' THEN NEW."madeAt" := clock_timestamp();
  ELSIF TG_TABLE_NAME = 'Approval' THEN
    NEW."approvedAt" := clock_timestamp();
    NEW."voidedAt" := NULL;
  ELSE NEW."withdrawnAt" := clock_timestamp(); END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER set_clock BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();
CREATE TRIGGER set_clock BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();
CREATE TRIGGER set_clock BEFORE INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();

-- History of a subject has no hole (the unique index refuses the second of two that come at once).
CREATE FUNCTION desk.check_history() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.number > 1 + coalesce((SELECT max(number) FROM "Revision" WHERE subject = NEW.subject AND "subjectId" = NEW."subjectId"), 0) OR NEW.number < 1 THEN
    PERFORM desk.refuse('revision_gapless', 'The changes of a subject are counted without a gap.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_history BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.check_history();

-- Runs after publish_gate, which has locked the subject.
CREATE FUNCTION desk.publish_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
CREATE FUNCTION desk.record_truth(target uuid) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE r "Record";
BEGIN
  SELECT * INTO r FROM "Record" WHERE id = target;
  -- Held until the end, so that its withdrawal waits.
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
CREATE TRIGGER publish_truth BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.publish_truth();

-- The document says of itself what its row says.
CREATE FUNCTION desk.check_document() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER check_document AFTER INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.check_document();

-- Only what is out is withdrawn, under its own name; a dispute after its records.
CREATE FUNCTION desk.withdraw_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
CREATE TRIGGER withdraw_gate BEFORE INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.withdraw_gate();

-- A withdrawal takes its rows from the lists, whoever made it.
CREATE FUNCTION desk.clear_listings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  DELETE FROM "RecordListing" WHERE "recordId" = NEW."subjectId";
  DELETE FROM "DisputeListing" WHERE "disputeId" = NEW."subjectId";
  DELETE FROM "StatementListing" WHERE "subjectId" = NEW."subjectId";
  DELETE FROM "SpeakerListing" WHERE "subjectId" = NEW."subjectId";
  DELETE FROM "SourceListing" WHERE "subjectId" = NEW."subjectId";
  RETURN NULL;
END $$;
CREATE TRIGGER clear_listings AFTER INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.clear_listings();

-- A row that readers list stands for a publication that is not withdrawn.
CREATE FUNCTION desk.check_listing() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "LivePublication" p WHERE p.seq = NEW.seq AND p."subjectId" = (to_jsonb(NEW) ->> TG_ARGV[0])::uuid
  ) THEN
    PERFORM desk.refuse('listing_published', 'Only what is published is listed.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."RecordListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('recordId');
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."DisputeListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('disputeId');
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."StatementListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."SpeakerListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."SourceListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');

-- The desk knows at commit what the public side holds, whichever of the two was written.
CREATE FUNCTION desk.check_desk_knows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
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
CREATE CONSTRAINT TRIGGER check_desk_knows AFTER INSERT ON published."Publication" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_desk_knows();
CREATE CONSTRAINT TRIGGER check_desk_knows AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_desk_knows();
