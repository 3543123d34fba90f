-- Refuses for want of permission, with a SQLSTATE of our own: nothing that the person typed is wrong.
CREATE FUNCTION desk.forbid(rule text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'V0403', CONSTRAINT = rule;
END $$;

-- The only way into the audit chain, and so the last door of every command: an account that was suspended or given
-- another role since the command was allowed writes nothing more. The account's row comes before the head, as it does
-- for whoever changes an account, so that the two never wait for each other.
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

-- As before, but refused as what it is: forbidden.
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
