-- Two people end a conflict of interest. It still bars its editor from the subjects that were in review meanwhile.
ALTER TYPE desk."RevisionAction" ADD VALUE 'CONFLICT_WITHDRAWAL_ASKED' BEFORE 'CONFLICT_WITHDRAWN';
ALTER TABLE desk."ConflictOfInterest" ADD COLUMN "withdrawalAskedAt" TIMESTAMPTZ(6), ADD COLUMN "withdrawnById" UUID;
ALTER TABLE desk."ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_withdrawnById_fkey"
  FOREIGN KEY ("withdrawnById") REFERENCES desk."Editor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Sets the times, and lets a conflict end only when its editor asked for it and a second person confirms it.
CREATE FUNCTION desk.keep_conflict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW."declaredAt" := clock_timestamp();
    NEW."withdrawalAskedAt" := NULL;
    NEW."withdrawnAt" := NULL;
    NEW."withdrawnById" := NULL;
    RETURN NEW;
  END IF;
  IF OLD."withdrawnAt" IS NOT NULL OR to_jsonb(NEW) - ARRAY['withdrawalAskedAt', 'withdrawnAt', 'withdrawnById']
    <> to_jsonb(OLD) - ARRAY['withdrawalAskedAt', 'withdrawnAt', 'withdrawnById']
  THEN
    PERFORM desk.refuse('conflict_stays', 'A declared conflict of interest stays as it was declared.');
  END IF;
  IF NEW."withdrawalAskedAt" IS DISTINCT FROM OLD."withdrawalAskedAt" THEN NEW."withdrawalAskedAt" := clock_timestamp(); END IF;
  IF NEW."withdrawnAt" IS NOT NULL OR NEW."withdrawnById" IS NOT NULL THEN
    NEW."withdrawnAt" := clock_timestamp();
    IF OLD."withdrawalAskedAt" IS NULL OR NOT EXISTS (
      SELECT 1 FROM "Editor" e WHERE e.id = NEW."withdrawnById" AND e.id <> NEW."editorId"
        AND e.role <> 'CONTRIBUTOR' AND e."suspendedAt" IS NULL
    ) THEN
      PERFORM desk.refuse('conflict_ended_by_second', 'A conflict of interest ends when a second editor confirms it.');
    END IF;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_conflict BEFORE INSERT OR UPDATE ON desk."ConflictOfInterest" FOR EACH ROW EXECUTE FUNCTION desk.keep_conflict();

-- The speakers of the next document, and the organisations that they speak for or belong to.
CREATE FUNCTION desk.parties_to(kind text, target uuid) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  WITH RECURSIVE party AS (
    SELECT u.id FROM desk.used_by(kind, target) u WHERE u.what IN ('speaker', 'organisation')
    UNION
    SELECT s."partOfId" FROM party JOIN "Speaker" s ON s.id = party.id WHERE s."partOfId" IS NOT NULL
  )
  SELECT party.id FROM party
$$;

-- True if the next version was in review at some time between the two.
CREATE FUNCTION desk.was_in_review(kind text, target uuid, since timestamptz, until timestamptz) RETURNS boolean LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  SELECT EXISTS (
    SELECT 1 FROM "Revision" sent
    WHERE sent."subjectId" = target AND sent.action = 'SENT_TO_REVIEW' AND sent."madeAt" < until
      AND sent.number > coalesce((SELECT (p.parts ->> target::text)::int FROM published."Publication" p
        WHERE p.subject = kind AND p."subjectId" = target ORDER BY p.version DESC LIMIT 1), 0)
      AND NOT EXISTS (SELECT 1 FROM "Revision" over WHERE over."subjectId" = target AND over.number > sent.number
        AND over."madeAt" < since AND (over."isContent" OR over.action = 'SENT_BACK')))
$$;

-- How a conflict of interest bars an editor from a subject: DECLARED, MEANWHILE (taken back since) or null.
CREATE FUNCTION desk.conflict_with(kind text, target uuid, editor uuid) RETURNS text LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT CASE WHEN bool_or(c."withdrawnAt" IS NULL) THEN 'DECLARED' WHEN count(*) > 0 THEN 'MEANWHILE' END
  FROM "ConflictOfInterest" c
  WHERE c."editorId" = editor AND c."speakerId" IN (SELECT id FROM desk.parties_to(kind, target))
    AND (c."withdrawnAt" IS NULL OR desk.was_in_review(kind, target, c."declaredAt", c."withdrawnAt"))
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
  IF desk.conflict_with(kind, target, NEW."approverId") IS NOT NULL THEN
    PERFORM desk.refuse('no_conflict_of_interest', 'Who declared a conflict of interest on a speaker does not approve.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."approverId" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.refuse('approver_may', 'The role of this account does not allow approval.');
  END IF;
  RETURN NEW;
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
  IF desk.conflict_with(NEW.subject, NEW."subjectId", NEW."approvedById") IS NOT NULL THEN
    PERFORM desk.refuse('no_conflict_of_interest', 'Who declared a conflict of interest on a speaker does not approve.');
  END IF;
  IF NEW.subject = 'RECORD' THEN PERFORM desk.record_truth(NEW."subjectId"); END IF;
  IF NEW.subject = 'DISPUTE' AND NOT EXISTS (SELECT 1 FROM "DisputeStatement" WHERE "disputeId" = NEW."subjectId") THEN
    PERFORM desk.refuse('publish_answered', 'A dispute has a statement.');
  END IF;
  RETURN NEW;
END $$;

-- Invariant 9 binds the publisher as it binds the approver.
CREATE OR REPLACE FUNCTION desk.check_publisher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."publishedById" IN (SELECT id FROM desk.contributors(NEW.subject, NEW."subjectId")) THEN
    PERFORM desk.forbid('published_by_second', 'Who changed it since its last publication does not publish it.');
  END IF;
  IF desk.conflict_with(NEW.subject, NEW."subjectId", NEW."publishedById") IS NOT NULL THEN
    PERFORM desk.forbid('published_without_interest', 'Who declared a conflict of interest on a speaker does not publish.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."publishedById" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.forbid('publisher_may', 'The role of this account does not allow publication.');
  END IF;
  RETURN NEW;
END $$;

-- A declared conflict of interest voids the editor's approvals that involve the speaker and are not published yet.
-- Their subjects go back into review. A published version keeps the approval it was published on.
CREATE OR REPLACE FUNCTION desk.void_by_interest() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM 1 FROM "Editor" WHERE id = NEW."editorId" FOR NO KEY UPDATE;
  WITH RECURSIVE party AS (
    SELECT NEW."speakerId" AS id
    UNION
    SELECT s.id FROM "Speaker" s JOIN party ON s."partOfId" = party.id
  ),
  said AS (
    SELECT a."statementId" AS id FROM "Attribution" a WHERE a."speakerId" IN (SELECT id FROM party)
    UNION
    SELECT a."statementId" FROM "Attribution" a JOIN "Capacity" c ON c.id = a."capacityId" WHERE c."organisationId" IN (SELECT id FROM party)
  ),
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

-- The editor who sends a subject to review writes its note for the public history. The note is approved with it.
ALTER TABLE desk."Approval" ADD COLUMN "changeNote" TEXT NOT NULL DEFAULT 'Published', ADD COLUMN "isCorrection" BOOLEAN NOT NULL DEFAULT false;

-- The note of the latest submission to review.
CREATE FUNCTION desk.sent_note(target uuid) RETURNS TABLE ("changeNote" text, "isCorrection" boolean) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT coalesce(r.after ->> 'changeNote', 'Published'), coalesce((r.after ->> 'isCorrection')::boolean, false)
  FROM "Revision" r WHERE r."subjectId" = target AND r.action = 'SENT_TO_REVIEW' ORDER BY r.number DESC LIMIT 1
$$;

-- An approval covers the note as it was sent; no command sets it.
CREATE FUNCTION desk.set_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  SELECT n."changeNote", n."isCorrection" INTO NEW."changeNote", NEW."isCorrection"
  FROM desk.sent_note(coalesce(NEW."recordId", NEW."disputeId")) n;
  IF NOT FOUND THEN
    NEW."changeNote" := 'Published';
    NEW."isCorrection" := false;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER set_note BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.set_note();

-- Everyone who wrote what the later parts contain and the earlier ones do not, whenever it was written. The editors who
-- sent the later ones to review wrote their change notes.
CREATE OR REPLACE FUNCTION desk.contributors_between(earlier jsonb, later jsonb) RETURNS TABLE (id uuid) LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = desk, pg_temp AS $$
  SELECT r."editorId" FROM jsonb_each_text(later) part(id, number) JOIN "Revision" r ON r."subjectId" = part.id::uuid
  WHERE r.number > coalesce((earlier ->> part.id)::int, 0) AND r.number <= part.number::int
    AND (r."isContent" OR r.action = 'SENT_TO_REVIEW' AND r.after ? 'changeNote' AND r.number = (
      SELECT max(s.number) FROM "Revision" s
      WHERE s."subjectId" = r."subjectId" AND s.action = 'SENT_TO_REVIEW' AND s.number <= part.number::int))
  UNION
  SELECT n."authorId" FROM "Annotation" n WHERE later ? n.id::text AND NOT earlier ? n.id::text
$$;

-- A publication is approved, sourced and tied, and its dispute is public. Locks in a fixed order, so that no edit slips through.
CREATE OR REPLACE FUNCTION desk.publish_gate() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  current_revision int;
  record "Record";
  approval "Approval";
BEGIN
  PERFORM 1 FROM "Statement" WHERE id IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'statement') ORDER BY id FOR SHARE;
  IF NEW.subject = 'RECORD' THEN
    SELECT * INTO record FROM "Record" WHERE id = NEW."subjectId" FOR UPDATE;
    current_revision := record.revision;
  ELSE
    SELECT revision INTO current_revision FROM "Dispute" WHERE id = NEW."subjectId" FOR UPDATE;
  END IF;
  SELECT * INTO approval FROM "Approval" a WHERE a.subject::text = NEW.subject AND NEW."subjectId" IN (a."recordId", a."disputeId")
    AND a.revision = current_revision AND a."voidedAt" IS NULL AND a."approverId" = NEW."approvedById";
  IF NOT FOUND THEN
    PERFORM desk.refuse('publish_approved', 'Only an approved revision is published.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."approvedById" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.refuse('approver_may', 'The account that approved it may not approve any more. Send it back; another editor approves it.');
  END IF;
  IF NEW."approvedById" IN (SELECT id FROM desk.contributors(NEW.subject, NEW."subjectId")) THEN
    PERFORM desk.refuse('two_people', 'Who changed it since its last publication does not approve it.');
  END IF;
  IF (NEW."changeNote", NEW."isCorrection") IS DISTINCT FROM (approval."changeNote", approval."isCorrection") THEN
    PERFORM desk.refuse('publish_note', 'A publication bears the note that was approved with it.');
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

-- A dispute is released with its first record: while it is unpublished, a change of it makes its records drafts.
CREATE FUNCTION desk.reach_from_dispute() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Record" SET revision = revision + 1, state = 'DRAFT' WHERE "disputeId" = NEW.id AND state <> 'DRAFT';
  RETURN NULL;
END $$;
CREATE TRIGGER reach_from_dispute AFTER UPDATE ON desk."Dispute" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision AND NEW."publicState" = 'UNPUBLISHED') EXECUTE FUNCTION desk.reach_from_dispute();

-- The parts of a publication as its audit event stores them.
CREATE FUNCTION desk.parts_sha256(parts jsonb) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = desk, pg_temp AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(id || ' ' || number, E'\n' ORDER BY id COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM jsonb_each_text(parts) part(id, number)
$$;

-- A row and its event are written by one transaction, which ends within ten seconds.
CREATE FUNCTION desk.is_same_time(one timestamptz, other timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT one BETWEEN other - interval '1 minute' AND other + interval '1 minute'
$$;

-- Rows that differ from the audit events written with them: the chain shows a changed event, this shows a changed row.
-- An action has the label of most of its changes. Events of earlier releases do not say whether a change is of content.
CREATE FUNCTION desk.audit_compare() RETURNS TABLE (difference text, subject text, id text) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  WITH revision AS (
    SELECT r.subject, r."subjectId"::text AS id, r.number::bigint AS number, r.action, r."isContent" AS is_content, r."editorId" AS editor, r."madeAt" AS made_at,
      jsonb_build_object('reason', r.reason, 'before', r.before, 'after', r.after) AS stored
    FROM "Revision" r
  ), event AS (
    SELECT e.subject, e."subjectId" AS id, row_number() OVER (PARTITION BY e.subject, e."subjectId" ORDER BY e.seq) AS number,
      e."actorId" AS actor, e.action AS label, e.detail, e.at
    FROM "AuditEvent" e
  ), change AS (
    SELECT * FROM revision FULL JOIN event USING (subject, id, number)
  ), usual AS (
    SELECT action, mode() WITHIN GROUP (ORDER BY label) AS label FROM change WHERE action IS NOT NULL GROUP BY action
  ), step AS (
    SELECT u.action, upper(e.subject) AS subject, e.id, e.actor, e.number, (e.detail #>> '{after,revision}')::int AS revision,
      (e.detail #>> '{after,version}')::int AS version, e.detail #>> '{after,sha256}' AS sha256, e.detail ->> 'reason' AS reason,
      e.detail #>> '{after,partsSha256}' AS parts_sha256, e.at
    FROM event e JOIN usual u ON u.label = e.label WHERE u.action IN ('APPROVED', 'PUBLISHED', 'WITHDRAWN')
  ), approved AS (
    SELECT subject, id, revision, actor, count(*) AS times FROM step WHERE action = 'APPROVED' GROUP BY 1, 2, 3, 4
  )
  SELECT CASE WHEN c.editor IS NULL THEN 'a change is missing' WHEN c.actor IS NULL THEN 'a change has no event'
    ELSE 'a change differs from its event' END, c.subject, c.id
  FROM change c LEFT JOIN usual u USING (action)
  WHERE c.editor IS DISTINCT FROM c.actor OR c.stored IS DISTINCT FROM c.detail - 'isContent' OR c.label IS DISTINCT FROM u.label
    OR c.is_content <> (c.detail ->> 'isContent')::boolean OR NOT desk.is_same_time(c.made_at, c.at)
  UNION ALL
  SELECT CASE WHEN p.seq IS NULL THEN 'a publication is missing' WHEN s.id IS NULL THEN 'a publication has no event'
    ELSE 'a publication differs from its event' END, coalesce(s.subject, p.subject), coalesce(s.id, p."subjectId"::text)
  FROM (SELECT * FROM step WHERE action = 'PUBLISHED') s
  FULL JOIN published."Publication" p ON p.subject = s.subject AND p."subjectId"::text = s.id AND p.version = s.version
  WHERE p.sha256 IS DISTINCT FROM s.sha256 OR p."publishedById" IS DISTINCT FROM s.actor OR p."changeNote" IS DISTINCT FROM s.reason
    OR p.sha256 <> encode(sha256(convert_to(p.document, 'UTF8')), 'hex')
    OR p."publishedAt" <> (p.document::jsonb ->> 'publishedAt')::timestamptz OR desk.parts_sha256(p.parts) <> s.parts_sha256
    OR NOT EXISTS (SELECT 1 FROM approved a WHERE a.subject = p.subject AND a.id = p."subjectId"::text
      AND a.revision = s.revision AND a.actor = p."approvedById")
  UNION ALL
  SELECT 'an approval differs from its event', coalesce(s.subject, a.subject), coalesce(s.id, a.id)
  FROM approved s FULL JOIN (
    SELECT a.subject::text, coalesce(a."recordId", a."disputeId")::text AS id, a.revision, a."approverId" AS actor, count(*) AS times
    FROM "Approval" a GROUP BY 1, 2, 3, 4
  ) a USING (subject, id, revision, actor)
  WHERE s.times IS DISTINCT FROM a.times
  UNION ALL
  SELECT 'an approval differs from its event', a.subject::text, coalesce(a."recordId", a."disputeId")::text
  FROM "Approval" a
  WHERE NOT EXISTS (SELECT 1 FROM step s WHERE s.action = 'APPROVED' AND s.id = coalesce(a."recordId", a."disputeId")::text
    AND s.revision = a.revision AND s.actor = a."approverId" AND desk.is_same_time(a."approvedAt", s.at))
  UNION ALL
  SELECT 'a withdrawal differs from its event', coalesce(s.subject, t.subject), coalesce(s.id, t."subjectId"::text)
  FROM (SELECT * FROM step WHERE action = 'WITHDRAWN') s
  FULL JOIN published."Tombstone" t ON t.subject = s.subject AND t."subjectId"::text = s.id
  WHERE s.reason IS DISTINCT FROM t.reason OR NOT desk.is_same_time(t."withdrawnAt", s.at)
  UNION ALL
  SELECT CASE WHEN n.id IS NULL THEN 'a text of a source is missing' ELSE 'a text of a source differs from its event' END,
    'source', coalesce(c.id, n."sourceId"::text)
  FROM (SELECT e.id, e.detail #>> '{after,sha256}' AS sha256, e.at FROM event e WHERE e.subject = 'source' AND e.detail -> 'after' ? 'sha256') c
  FULL JOIN "Snapshot" n ON n."sourceId"::text = c.id AND n.sha256 = c.sha256
  WHERE n.id IS NULL OR c.id IS NULL OR n.sha256 <> encode(sha256(convert_to(n.text, 'UTF8')), 'hex')
    OR NOT desk.is_same_time(n."capturedAt", c.at)
$$;
