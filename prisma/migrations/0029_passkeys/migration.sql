-- Passkeys (WebAuthn) as second factor, beside the authenticator app. Recovery codes belong to the account.

ALTER TYPE desk."RevisionAction" ADD VALUE 'PASSKEY_ADDED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'PASSKEY_REMOVED';

CREATE TABLE desk."Passkey" (
  "id" UUID NOT NULL,
  "editorId" UUID NOT NULL,
  "credentialId" TEXT NOT NULL,
  "publicKey" BYTEA NOT NULL,
  "counter" BIGINT NOT NULL,
  "transports" TEXT[] NOT NULL,
  "name" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "lastUsedAt" TIMESTAMPTZ(6),
  CONSTRAINT "Passkey_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Passkey_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT passkey_named CHECK (btrim(name) <> ''),
  CONSTRAINT passkey_credential CHECK ("credentialId" ~ '^[A-Za-z0-9_-]+$' AND length("credentialId") BETWEEN 16 AND 1400),
  CONSTRAINT passkey_counter CHECK (counter >= 0)
);
CREATE UNIQUE INDEX "Passkey_credentialId_key" ON desk."Passkey"("credentialId");
CREATE INDEX "Passkey_editorId_idx" ON desk."Passkey"("editorId");
CREATE TRIGGER stamp BEFORE INSERT ON desk."Passkey" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');

-- A passkey changes by its use alone. A counter that does not rise is the sign of a copy; one that is always 0 counts nothing.
CREATE FUNCTION desk.keep_passkey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - ARRAY['counter', 'lastUsedAt'] <> to_jsonb(OLD) - ARRAY['counter', 'lastUsedAt'] THEN
    PERFORM desk.refuse('passkey_stays', 'A passkey does not change. Remove it, then add another.');
  END IF;
  IF NEW.counter <= OLD.counter AND NOT (NEW.counter = 0 AND OLD.counter = 0) THEN
    PERFORM desk.refuse('passkey_counter_rises', 'The counter of a passkey rises with each use.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_passkey BEFORE UPDATE ON desk."Passkey" FOR EACH ROW EXECUTE FUNCTION desk.keep_passkey();

-- The one challenge of a session, or of a sign-in that waits for its second step. An answer takes it away.
CREATE TABLE desk."PasskeyChallenge" (
  "holder" TEXT NOT NULL,
  "challenge" TEXT NOT NULL,
  "isToAdd" BOOLEAN NOT NULL,
  "expiresAt" TIMESTAMPTZ(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '00:05:00'::interval),
  CONSTRAINT "PasskeyChallenge_pkey" PRIMARY KEY ("holder"),
  CONSTRAINT passkey_challenge_random CHECK (challenge ~ '^[A-Za-z0-9_-]{43}$')
);

CREATE FUNCTION desk.limit_challenge() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."expiresAt" := now() + interval '5 minutes';
  RETURN NEW;
END $$;
CREATE TRIGGER limit_challenge BEFORE INSERT OR UPDATE ON desk."PasskeyChallenge" FOR EACH ROW EXECUTE FUNCTION desk.limit_challenge();

-- The one answer to whether an account has a second factor.
CREATE FUNCTION desk.has_factor(editor uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Authenticator" a WHERE a."editorId" = editor AND a."confirmedAt" IS NOT NULL)
    OR EXISTS (SELECT 1 FROM "Passkey" p WHERE p."editorId" = editor)
$$;

CREATE FUNCTION desk.needs_factor(role desk."Role") RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT role IN ('PUBLISHER', 'ADMIN')
$$;

CREATE OR REPLACE FUNCTION desk.is_factor_overdue(editor desk."Editor") RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT desk.needs_factor(editor.role) AND editor."factorDueAt" <= now() AND NOT desk.has_factor(editor.id)
$$;

CREATE OR REPLACE FUNCTION desk.has_fresh_factor(editor uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
  SELECT desk.has_factor(editor) AND EXISTS (SELECT 1 FROM "Session" s
    WHERE s."editorId" = editor AND s."revokedAt" IS NULL AND s."expiresAt" > now() AND s."factorAt" > now() - interval '10 minutes')
$$;

CREATE OR REPLACE FUNCTION desk.stamp_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT desk.has_factor(NEW."editorId") THEN
    PERFORM desk.forbid('factor_of_session', 'This account has no second factor.');
  END IF;
  NEW."factorAt" := now();
  RETURN NEW;
END $$;

-- Recovery codes exist beside any factor, and end with the last one.
ALTER TABLE desk."RecoveryCode" DROP CONSTRAINT "RecoveryCode_editorId_fkey",
  ADD CONSTRAINT "RecoveryCode_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

CREATE FUNCTION desk.check_recovery_code() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NOT desk.has_factor(NEW."editorId") THEN
    PERFORM desk.forbid('recovery_code_of_factor', 'This account has no second factor.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_recovery_code BEFORE INSERT ON desk."RecoveryCode" FOR EACH ROW EXECUTE FUNCTION desk.check_recovery_code();

-- No session is fresh, and no sign-in is half done, by a factor that was removed.
CREATE OR REPLACE FUNCTION desk.forget_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Session" SET "factorAt" = NULL WHERE "editorId" = OLD."editorId" AND "factorAt" IS NOT NULL;
  DELETE FROM "PendingSignIn" WHERE "editorId" = OLD."editorId";
  DELETE FROM "RecoveryCode" WHERE "editorId" = OLD."editorId" AND NOT desk.has_factor(OLD."editorId");
  RETURN NULL;
END $$;
CREATE TRIGGER forget_passkey AFTER DELETE ON desk."Passkey" FOR EACH ROW EXECUTE FUNCTION desk.forget_factor();

REVOKE ALL ON FUNCTION desk.check_recovery_code() FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON desk."Passkey", desk."PasskeyChallenge" TO variance_desk;
GRANT UPDATE (counter, "lastUsedAt") ON desk."Passkey" TO variance_desk;
GRANT UPDATE (challenge, "isToAdd") ON desk."PasskeyChallenge" TO variance_desk;
