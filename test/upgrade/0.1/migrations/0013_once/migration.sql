-- What was decided, ended or answered once stays so, whatever the code above does.

-- Of those who approve one revision at the same moment, one does: the last wall behind the command's own lock.
CREATE UNIQUE INDEX approval_holds ON desk."Approval" (coalesce("recordId", "disputeId")) WHERE "voidedAt" IS NULL;

-- A session that ended is not opened again, and none is handed to somebody else or made to last longer.
CREATE FUNCTION desk.keep_session() RETURNS trigger LANGUAGE plpgsql AS $$
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
CREATE TRIGGER keep_session BEFORE UPDATE ON desk."Session" FOR EACH ROW EXECUTE FUNCTION desk.keep_session();

-- What a form was answered is not put otherwise later.
CREATE FUNCTION desk.keep_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.response IS NOT NULL OR to_jsonb(NEW) - 'response' <> to_jsonb(OLD) - 'response' THEN
    PERFORM desk.refuse('answer_stays', 'What a form was answered stays so.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_answer BEFORE UPDATE ON desk."IdempotencyKey" FOR EACH ROW EXECUTE FUNCTION desk.keep_answer();

ALTER TABLE desk."RateLimit" ADD CONSTRAINT rate_limit_counts CHECK (count > 0);
