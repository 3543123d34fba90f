-- Erasing the personal data of a former editor. Work, approvals and the audit chain stay; the name, the address and all that
-- served the sign-in go. Documents name no editor, so no published byte changes.

ALTER TYPE desk."RevisionAction" ADD VALUE 'ERASED';

CREATE TABLE desk."Erasure" (
  "editorId" UUID NOT NULL,
  "number" INTEGER NOT NULL,
  "erasedById" UUID NOT NULL,
  "erasedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Erasure_pkey" PRIMARY KEY ("editorId"),
  CONSTRAINT "Erasure_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Erasure_erasedById_fkey" FOREIGN KEY ("erasedById") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT erasure_numbered CHECK (number > 0),
  CONSTRAINT erasure_by_another CHECK ("erasedById" <> "editorId")
);
CREATE UNIQUE INDEX "Erasure_number_key" ON desk."Erasure"("number");
CREATE TRIGGER stamp BEFORE INSERT ON desk."Erasure" FOR EACH ROW EXECUTE FUNCTION desk.stamp('erasedAt');
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."Erasure" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON desk."Erasure" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();

-- True while this transaction erases an account. Only desk.erase_editor writes the row, and its id is this transaction's.
CREATE FUNCTION desk.is_erasing() RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Erasure" WHERE xmin = pg_current_xact_id()::xid)
$$;

-- Personal data in the state of an account that history stores. A change of an account has them under these keys alone.
CREATE FUNCTION desk.redact(state jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN jsonb_typeof(state) = 'object' THEN (
    SELECT coalesce(jsonb_object_agg(key,
      CASE WHEN key IN ('email', 'name', 'note', 'network', 'browser') THEN '"erased"' ELSE value END), '{}')
    FROM jsonb_each(state)
  ) ELSE state END
$$;
CREATE FUNCTION desk.redact_change(change jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE SET search_path = desk, pg_temp AS $$
  SELECT change || jsonb_build_object('before', desk.redact(change -> 'before'), 'after', desk.redact(change -> 'after'))
$$;

-- History and audit chain are append-only. The one change is the redaction of an account's own rows while it is erased.
CREATE FUNCTION desk.forbid_all_but_redaction() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
DECLARE redacted jsonb := to_jsonb(OLD);
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.subject = 'editor' AND desk.is_erasing() THEN
    redacted := (CASE TG_TABLE_NAME WHEN 'Revision' THEN desk.redact_change(redacted)
      ELSE redacted || jsonb_build_object('detail', desk.redact_change(redacted -> 'detail')) END);
    IF to_jsonb(NEW) = redacted THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% is append-only: no %', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
END $$;
DROP TRIGGER forbid_change ON desk."Revision";
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.forbid_all_but_redaction();
DROP TRIGGER forbid_change ON desk."AuditEvent";
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."AuditEvent" FOR EACH ROW EXECUTE FUNCTION desk.forbid_all_but_redaction();

-- The hash of an event as it is stored now, by which a later event names a redacted one.
CREATE FUNCTION desk.event_sha256(e desk."AuditEvent") RETURNS text LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
  SELECT encode(desk.audit_hash('\x'::bytea, e), 'hex')
$$;

-- How many events there are and the first one with a wrong hash or number; the head shows whether the end is missing.
-- A redacted event keeps its hash, so that the chain goes on. It is right if a later event, itself right, names its present content.
CREATE OR REPLACE FUNCTION desk.audit_verify() RETURNS TABLE (events bigint, "firstWrong" bigint, "headHolds" boolean) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  WITH chain AS (
    SELECT e, lag(e.hash, 1, '\x00'::bytea) OVER (ORDER BY e.seq) AS previous, row_number() OVER (ORDER BY e.seq) AS place
    FROM "AuditEvent" e
  ), redaction AS (
    SELECT e.seq AS by, split_part(named, ' ', 1) AS seq, split_part(named, ' ', 2) AS sha256
    FROM "AuditEvent" e, jsonb_array_elements_text(
      CASE jsonb_typeof(e.detail #> '{after,redacted}') WHEN 'array' THEN e.detail #> '{after,redacted}' ELSE '[]' END) AS named
    WHERE e.subject = 'editor'
  )
  SELECT count(*),
    min((e).seq) FILTER (WHERE (e)."prevHash" <> previous OR (e).seq <> place OR ((e).hash <> desk.audit_hash(previous, e)
      AND NOT ((e).subject = 'editor' AND EXISTS (
        SELECT 1 FROM redaction r WHERE r.seq = (e).seq::text AND r.by > (e).seq AND r.sha256 = desk.event_sha256(e))))),
    coalesce((SELECT h.seq = count(chain.*) AND h.hash = coalesce((SELECT l.hash FROM "AuditEvent" l ORDER BY l.seq DESC LIMIT 1), '\x00') FROM "AuditHead" h), false)
  FROM chain
$$;

-- An erased account never changes again: no name, no password, no return from suspension.
CREATE FUNCTION desk.keep_erased() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Erasure" WHERE "editorId" = OLD.id) THEN
    PERFORM desk.refuse('erased_for_good', 'This account was erased, and nothing brings it back. Invite the person again.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_erased BEFORE UPDATE ON desk."Editor" FOR EACH ROW EXECUTE FUNCTION desk.keep_erased();

-- The tables with rows of an account that serve the account alone, such as its sessions. Every table with a column "editorId"
-- counts, so that a new one is erased too; the three here are history.
CREATE FUNCTION desk.tables_of_account() RETURNS SETOF regclass LANGUAGE sql STABLE AS $$
  SELECT c.conrelid::regclass FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND c.conkey = ARRAY[a.attnum]
  WHERE c.contype = 'f' AND c.confrelid = 'desk."Editor"'::regclass AND a.attname = 'editorId'
    AND c.conrelid <> ALL (ARRAY['desk."Revision"', 'desk."ConflictOfInterest"', 'desk."Erasure"']::regclass[])
$$;

-- So nobody signs in to an erased account, and nothing of it is stored again.
CREATE FUNCTION desk.refuse_erased() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Erasure" WHERE "editorId" = NEW."editorId") THEN
    PERFORM desk.refuse('erased_for_good', 'This account was erased, and nothing brings it back. Invite the person again.');
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE own regclass;
BEGIN
  FOR own IN SELECT desk.tables_of_account() LOOP
    EXECUTE format('CREATE TRIGGER refuse_erased BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION desk.refuse_erased()', own);
  END LOOP;
END $$;

-- Erased editors differ by a number, from the second one on.
CREATE FUNCTION desk.former_editor(number int) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT 'Former editor' || CASE WHEN number > 1 THEN ' ' || number ELSE '' END
$$;

-- Erases a suspended account at the word of another admin. Returns the redacted events, each as its number and the hash of its
-- present content: the caller writes them into the event of this erasure.
CREATE FUNCTION desk.erase_editor(actor uuid, target uuid) RETURNS text[] LANGUAGE plpgsql
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  person "Editor";
  place int;
  addresses text[];
  own regclass;
  redacted text[];
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('desk.erase_editor'));
  IF actor = target OR NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = actor AND role = 'ADMIN' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.forbid('account_by_admin', 'Another admin erases an account.');
  END IF;
  IF NOT desk.has_fresh_factor(actor) THEN
    PERFORM desk.forbid('factor_fresh', 'Give a code of your second factor first. It counts for ten minutes.');
  END IF;
  SELECT * INTO person FROM "Editor" WHERE id = target FOR NO KEY UPDATE;
  IF person."suspendedAt" IS NULL THEN
    PERFORM desk.refuse('erased_when_suspended', 'Suspend the account first: only a former editor is erased.');
  END IF;
  SELECT coalesce(max(number), 0) + 1 INTO place FROM "Erasure";
  SELECT array_agg(address) INTO addresses FROM (
    SELECT person.email AS address
    UNION SELECT unnest(ARRAY[before ->> 'email', after ->> 'email']) FROM "Revision" WHERE subject = 'editor' AND "subjectId" = target
  ) a WHERE address IS NOT NULL;

  UPDATE "Editor" SET name = desk.former_editor(place), email = 'former-editor-' || place || '@erased.invalid', "passwordHash" = NULL
  WHERE id = target;
  INSERT INTO "Erasure" ("editorId", number, "erasedById") VALUES (target, place, actor);
  FOR own IN SELECT desk.tables_of_account() LOOP
    EXECUTE format('DELETE FROM %s WHERE "editorId" = $1', own) USING target;
  END LOOP;
  DELETE FROM "Job" WHERE id IN (SELECT "jobId" FROM "Mail" WHERE "to" = ANY (addresses));
  -- A mail to somebody else may name the person, as the one who invites.
  UPDATE "Mail" SET content = (
    SELECT jsonb_object_agg(key, CASE WHEN value = to_jsonb(person.name) THEN to_jsonb(desk.former_editor(place)) ELSE value END)
    FROM jsonb_each(content))
  WHERE EXISTS (SELECT 1 FROM jsonb_each(content) WHERE value = to_jsonb(person.name));
  DELETE FROM "Invitation" WHERE email = ANY (addresses);
  UPDATE "ConflictOfInterest" SET note = 'erased' WHERE "editorId" = target;

  UPDATE "Revision" r SET before = desk.redact(r.before), after = desk.redact(r.after)
  WHERE r.subject = 'editor' AND (r."subjectId" = target OR r.before ->> 'email' = ANY (addresses) OR r.after ->> 'email' = ANY (addresses))
    AND to_jsonb(r) <> desk.redact_change(to_jsonb(r));
  WITH changed AS (
    UPDATE "AuditEvent" e SET detail = desk.redact_change(e.detail)
    WHERE e.subject = 'editor' AND (e."subjectId" = target::text
        OR e.detail #>> '{before,email}' = ANY (addresses) OR e.detail #>> '{after,email}' = ANY (addresses))
      AND e.detail <> desk.redact_change(e.detail)
    RETURNING e.seq, desk.event_sha256(e) AS sha256
  )
  SELECT array_agg(seq || ' ' || sha256 ORDER BY seq) INTO redacted FROM changed;
  RETURN coalesce(redacted, '{}');
END $$;

-- An erasure and its entry in history come in one transaction, and neither without the other.
CREATE FUNCTION desk.check_erasure() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_TABLE_NAME = 'Revision' THEN
    IF NOT EXISTS (SELECT 1 FROM "Erasure" WHERE "editorId" = NEW."subjectId" AND "erasedById" = NEW."editorId" AND xmin = pg_current_xact_id()::xid) THEN
      PERFORM desk.refuse('erasure_recorded', 'History says that an account was erased only where it was.');
    END IF;
  ELSIF NOT EXISTS (SELECT 1 FROM "Revision" r WHERE r.subject = 'editor' AND r."subjectId" = NEW."editorId" AND r.action::text = 'ERASED') THEN
    PERFORM desk.refuse('erasure_recorded', 'An erasure is part of history.');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER check_erasure AFTER INSERT ON desk."Revision" FOR EACH ROW
  WHEN (NEW.action::text = 'ERASED') EXECUTE FUNCTION desk.check_erasure();
CREATE CONSTRAINT TRIGGER check_erasure AFTER INSERT ON desk."Erasure" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_erasure();

-- As in 0012, and the reason of a conflict of interest goes when its editor is erased.
CREATE OR REPLACE FUNCTION desk.keep_conflict() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW."declaredAt" := clock_timestamp();
    NEW."withdrawalAskedAt" := NULL;
    NEW."withdrawnAt" := NULL;
    NEW."withdrawnById" := NULL;
    RETURN NEW;
  END IF;
  IF desk.is_erasing() AND to_jsonb(NEW) = to_jsonb(OLD) || '{"note": "erased"}' THEN
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

-- As in 0024. A job stays seven days at least, and an erasure deletes the mails of the person.
CREATE OR REPLACE FUNCTION desk.keep_job() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF coalesce(coalesce(OLD."doneAt", OLD."deadAt") >= now() - interval '7 days', true) AND NOT desk.is_erasing() THEN
      PERFORM desk.refuse('job_stays', 'A job is deleted seven days after its end at the earliest.');
    END IF;
    RETURN OLD;
  END IF;
  IF OLD."doneAt" IS NOT NULL THEN
    PERFORM desk.refuse('job_done_once', 'A job that is done does not run again.');
  END IF;
  RETURN NEW;
END $$;

-- As in 0024, and an erasure takes the name of the person out of the parameters.
CREATE OR REPLACE FUNCTION desk.keep_mail() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
  IF desk.is_erasing() AND to_jsonb(NEW) - 'content' = to_jsonb(OLD) - 'content' THEN
    RETURN NEW;
  END IF;
  IF num_nonnulls(OLD."sentAt", OLD."storedAt") > 0 THEN
    PERFORM desk.refuse('mail_sent_once', 'This message is sent already.');
  END IF;
  IF OLD."startedAt" IS NOT NULL AND NEW."startedAt" IS DISTINCT FROM OLD."startedAt" AND NEW."startedAt" IS NOT NULL THEN
    PERFORM desk.refuse('mail_started_once', 'This message may be on its way already.');
  END IF;
  RETURN NEW;
END $$;

-- An invitation is deleted some days after its end.
CREATE FUNCTION desk.keep_recent_invitation() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
  IF coalesce(OLD."acceptedAt", OLD."takenBackAt", OLD."expiresAt") >= now() - interval '7 days' AND NOT desk.is_erasing() THEN
    PERFORM desk.refuse('invitation_remains', 'An invitation is deleted seven days after its end at the earliest.');
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER keep_recent_invitation BEFORE DELETE ON desk."Invitation" FOR EACH ROW EXECUTE FUNCTION desk.keep_recent_invitation();

REVOKE ALL ON FUNCTION desk.keep_erased(), desk.refuse_erased(), desk.check_erasure(), desk.erase_editor(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.erase_editor(uuid, uuid) TO variance_desk;
GRANT SELECT ON desk."Erasure" TO variance_desk;
GRANT DELETE ON desk."Invitation" TO variance_desk;
