-- A second factor: authenticator apps (TOTP, RFC 6238), recovery codes, and a sign-in of two steps.

ALTER TYPE desk."RevisionAction" ADD VALUE 'FACTOR_ADDED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'FACTOR_REMOVED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'FACTOR_RESET';
ALTER TYPE desk."RevisionAction" ADD VALUE 'RECOVERY_CODES_MADE';
ALTER TYPE desk."RevisionAction" ADD VALUE 'SESSION_ENDED';

-- The secret is encrypted with a key that is derived from APP_SECRET (lib/authenticator.ts).
CREATE TABLE desk."Authenticator" (
  "editorId" UUID NOT NULL,
  "secret" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "confirmedAt" TIMESTAMPTZ(6),
  "lastStep" BIGINT,
  CONSTRAINT "Authenticator_pkey" PRIMARY KEY ("editorId"),
  CONSTRAINT "Authenticator_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT authenticator_secret_encrypted CHECK (secret ~ '^v1\.[A-Za-z0-9_-]{16}\.[A-Za-z0-9_-]{48,}$'),
  CONSTRAINT authenticator_confirmed_by_code CHECK ("confirmedAt" IS NULL OR "lastStep" IS NOT NULL)
);

-- Recovery codes exist only beside a factor, and only as a SHA-256 of 120 random bits.
CREATE TABLE desk."RecoveryCode" (
  "id" UUID NOT NULL,
  "editorId" UUID NOT NULL,
  "codeHash" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "usedAt" TIMESTAMPTZ(6),
  CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "RecoveryCode_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Authenticator"("editorId") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT recovery_code_hashed CHECK ("codeHash" ~ '^[0-9a-f]{64}$')
);
CREATE UNIQUE INDEX "RecoveryCode_editorId_codeHash_key" ON desk."RecoveryCode"("editorId", "codeHash");

-- A sign-in whose password was right and whose code is still missing. It is no session.
CREATE TABLE desk."PendingSignIn" (
  "tokenHash" TEXT NOT NULL,
  "editorId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '00:05:00'::interval),
  CONSTRAINT "PendingSignIn_pkey" PRIMARY KEY ("tokenHash"),
  CONSTRAINT "PendingSignIn_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT pending_sign_in_hashed CHECK ("tokenHash" ~ '^[0-9a-f]{64}$'),
  CONSTRAINT pending_sign_in_short CHECK ("expiresAt" <= "createdAt" + interval '5 minutes')
);
CREATE INDEX "PendingSignIn_editorId_idx" ON desk."PendingSignIn"("editorId");

-- When a code was given in this session, and where the session was opened.
ALTER TABLE desk."Session" ADD COLUMN "factorAt" TIMESTAMPTZ(6), ADD COLUMN "network" TEXT, ADD COLUMN "browser" TEXT;

-- The end of the days of grace, set by the first promotion to publisher or admin. It never changes.
ALTER TABLE desk."Editor" ADD COLUMN "factorDueAt" TIMESTAMPTZ(6);
UPDATE desk."Editor" SET "factorDueAt" = now() + interval '7 days' WHERE role IN ('PUBLISHER', 'ADMIN');

CREATE FUNCTION desk.set_factor_due() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
  NEW."factorDueAt" := CASE
    WHEN TG_OP = 'UPDATE' AND OLD."factorDueAt" IS NOT NULL THEN OLD."factorDueAt"
    WHEN NEW.role IN ('PUBLISHER', 'ADMIN') THEN now() + interval '7 days' END;
  RETURN NEW;
END $$;
CREATE TRIGGER set_factor_due BEFORE INSERT OR UPDATE OF role, "factorDueAt" ON desk."Editor"
  FOR EACH ROW EXECUTE FUNCTION desk.set_factor_due();

-- Whether the account must set up a second factor before it may do anything else.
CREATE FUNCTION desk.is_factor_overdue(editor desk."Editor") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT editor.role IN ('PUBLISHER', 'ADMIN') AND editor."factorDueAt" <= now() AND NOT EXISTS (
    SELECT 1 FROM desk."Authenticator" a WHERE a."editorId" = editor.id AND a."confirmedAt" IS NOT NULL)
$$;

-- A confirmed secret does not change, and no code counts twice: the time step of the last code only rises.
CREATE FUNCTION desk.keep_authenticator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."confirmedAt" IS NOT NULL
    AND to_jsonb(NEW) - 'lastStep' <> to_jsonb(OLD) - 'lastStep'
  THEN
    PERFORM desk.refuse('factor_stays', 'A second factor does not change. Remove it, then set up another.');
  END IF;
  IF NEW.secret = OLD.secret AND OLD."lastStep" IS NOT NULL AND NEW."lastStep" IS DISTINCT FROM OLD."lastStep"
    AND coalesce(NEW."lastStep" <= OLD."lastStep", true)
  THEN
    PERFORM desk.refuse('code_once', 'A code of an authenticator app counts once.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_authenticator BEFORE UPDATE ON desk."Authenticator" FOR EACH ROW EXECUTE FUNCTION desk.keep_authenticator();

CREATE FUNCTION desk.keep_recovery_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."usedAt" IS NOT NULL OR to_jsonb(NEW) - 'usedAt' <> to_jsonb(OLD) - 'usedAt' THEN
    PERFORM desk.refuse('recovery_code_once', 'A recovery code works once, and does not change otherwise.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_recovery_code BEFORE UPDATE ON desk."RecoveryCode" FOR EACH ROW EXECUTE FUNCTION desk.keep_recovery_code();

-- An ended session stays ended, and no session changes its owner or lasts longer. A code may be given in it.
CREATE OR REPLACE FUNCTION desk.keep_session() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."revokedAt" IS NOT NULL AND NEW."revokedAt" IS DISTINCT FROM OLD."revokedAt" THEN
    PERFORM desk.refuse('session_stays_ended', 'A session that ended stays ended.');
  END IF;
  IF NEW."expiresAt" > OLD."expiresAt" OR to_jsonb(NEW) - ARRAY['expiresAt', 'lastSeenAt', 'revokedAt', 'factorAt']
    <> to_jsonb(OLD) - ARRAY['expiresAt', 'lastSeenAt', 'revokedAt', 'factorAt']
  THEN
    PERFORM desk.refuse('session_stays_whose', 'A session stays whose it is, and ends when it was to end.');
  END IF;
  RETURN NEW;
END $$;

-- A code is given now, by the database's clock, and only for an account that has a factor.
CREATE FUNCTION desk.stamp_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Authenticator" a WHERE a."editorId" = NEW."editorId" AND a."confirmedAt" IS NOT NULL) THEN
    PERFORM desk.forbid('factor_of_session', 'This account has no second factor.');
  END IF;
  NEW."factorAt" := now();
  RETURN NEW;
END $$;
CREATE TRIGGER stamp_factor BEFORE INSERT ON desk."Session" FOR EACH ROW
  WHEN (NEW."factorAt" IS NOT NULL) EXECUTE FUNCTION desk.stamp_factor();
CREATE TRIGGER stamp_new_factor BEFORE UPDATE ON desk."Session" FOR EACH ROW
  WHEN (NEW."factorAt" IS NOT NULL AND NEW."factorAt" IS DISTINCT FROM OLD."factorAt") EXECUTE FUNCTION desk.stamp_factor();

-- No session is fresh, and no sign-in is half done, by a factor that was removed.
CREATE FUNCTION desk.forget_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Session" SET "factorAt" = NULL WHERE "editorId" = OLD."editorId" AND "factorAt" IS NOT NULL;
  DELETE FROM "PendingSignIn" WHERE "editorId" = OLD."editorId";
  RETURN NULL;
END $$;
CREATE TRIGGER forget_factor AFTER DELETE ON desk."Authenticator" FOR EACH ROW EXECUTE FUNCTION desk.forget_factor();

-- A new password, a suspension and a new role end a sign-in that is half done, as they end sessions.
CREATE FUNCTION desk.end_pending_sign_ins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  DELETE FROM "PendingSignIn" WHERE "editorId" = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER end_pending_sign_ins AFTER UPDATE OF "passwordHash", "suspendedAt", role ON desk."Editor" FOR EACH ROW
  WHEN (OLD."passwordHash" IS DISTINCT FROM NEW."passwordHash" OR OLD."suspendedAt" IS DISTINCT FROM NEW."suspendedAt"
    OR OLD.role <> NEW.role)
  EXECUTE FUNCTION desk.end_pending_sign_ins();

REVOKE ALL ON FUNCTION desk.stamp_factor(), desk.forget_factor(), desk.end_pending_sign_ins() FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON desk."Authenticator", desk."RecoveryCode", desk."PendingSignIn" TO variance_desk;
GRANT UPDATE (secret, "createdAt", "confirmedAt", "lastStep") ON desk."Authenticator" TO variance_desk;
GRANT UPDATE ("usedAt") ON desk."RecoveryCode" TO variance_desk;
GRANT UPDATE ("factorAt") ON desk."Session" TO variance_desk;
