-- Functions that guard sessions, idempotency keys and the audit chain.

-- A new password, a suspension and a new role end every session of the account.
CREATE OR REPLACE FUNCTION desk.revoke_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Session" SET "revokedAt" = now() WHERE "editorId" = NEW.id AND "revokedAt" IS NULL;
  RETURN NULL;
END $$;

-- An ended session stays ended, and no session changes its owner or lasts longer.
CREATE OR REPLACE FUNCTION desk.keep_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt" THEN
    PERFORM desk.refuse('session_stays_ended', 'A session that ended stays ended.');
  END IF;
  IF NEW."expiresAt" > OLD."expiresAt" OR to_jsonb(NEW) - ARRAY['expiresAt', 'lastSeenAt', 'revokedAt']
    <> to_jsonb(OLD) - ARRAY['expiresAt', 'lastSeenAt', 'revokedAt']
  THEN
    PERFORM desk.refuse('session_stays_whose', 'A session stays whose it is, and ends when it was to end.');
  END IF;
  RETURN NEW;
END $$;

-- A stored response is never replaced.
CREATE OR REPLACE FUNCTION desk.keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.response IS NOT NULL OR to_jsonb(NEW) - 'response' <> to_jsonb(OLD) - 'response' THEN
    PERFORM desk.refuse('answer_stays', 'What a form was answered stays so.');
  END IF;
  RETURN NEW;
END $$;

-- Every release computes this hash alike: a change here breaks every existing chain.
CREATE OR REPLACE FUNCTION desk.audit_hash(previous bytea, e desk."AuditEvent") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    e.seq, to_char(e.at AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."actorId", e."actorRole", e.action,
    e.subject, e."subjectId", e.detail)::text, 'UTF8'))
$$;

-- The only way into the audit chain, and the last step of every command. An account that was suspended or given another
-- role since the command began writes nothing. The account is locked before the head, as commands on accounts do, so that
-- neither waits for the other; the lock of the head puts the events in one line.
CREATE OR REPLACE FUNCTION desk.audit_append(actor uuid, role text, action text, subject text, "subjectId" text, detail jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  head "AuditHead";
  event "AuditEvent";
BEGIN
  PERFORM 1 FROM "Editor" e WHERE e.id = actor AND e.role::text = audit_append.role AND e."suspendedAt" IS NULL FOR SHARE;
  IF NOT FOUND THEN
    PERFORM desk.forbid('actor_stands', 'This account was suspended or given another role. Sign in again.');
  END IF;
  SELECT * INTO head FROM "AuditHead" WHERE one FOR UPDATE;
  event := ROW(head.seq + 1, clock_timestamp(), actor, role, action, subject, "subjectId", detail, head.hash, NULL);
  event.hash := desk.audit_hash(head.hash, event);
  INSERT INTO "AuditEvent" SELECT event.*;
  UPDATE "AuditHead" SET seq = event.seq, hash = event.hash WHERE one;
  RETURN event.seq;
END $$;

-- How many events there are and the first one with a wrong hash or number; the head shows whether the end is missing.
CREATE OR REPLACE FUNCTION desk.audit_verify() RETURNS TABLE (events bigint, "firstWrong" bigint, "headHolds" boolean) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  WITH chain AS (
    SELECT e, lag(e.hash, 1, '\x00'::bytea) OVER (ORDER BY e.seq) AS previous, row_number() OVER (ORDER BY e.seq) AS place
    FROM "AuditEvent" e
  )
  SELECT count(*),
    min((e).seq) FILTER (WHERE (e)."prevHash" <> previous OR (e).seq <> place OR (e).hash <> desk.audit_hash(previous, e)),
    coalesce((SELECT h.seq = count(chain.*) AND h.hash = coalesce((SELECT l.hash FROM "AuditEvent" l ORDER BY l.seq DESC LIMIT 1), '\x00') FROM "AuditHead" h), false)
  FROM chain
$$;
