-- A forgotten password: a link by mail opens the account once, within 30 minutes.

ALTER TYPE desk."RevisionAction" ADD VALUE 'PASSWORD_RECOVERED';

-- Whatever address was typed. The worker looks the account up and deletes the row, so the request takes equally long for every address.
CREATE TABLE desk."PasswordResetRequest" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "PasswordResetRequest_pkey" PRIMARY KEY ("id")
);

-- The code of a link is computed from the id with APP_SECRET (lib/signed-id.server.ts), so the table opens no account.
CREATE TABLE desk."PasswordReset" (
  "id" UUID NOT NULL,
  "editorId" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '00:30:00'::interval),
  "usedAt" TIMESTAMPTZ(6),
  "endedAt" TIMESTAMPTZ(6),
  CONSTRAINT "PasswordReset_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "PasswordReset_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT password_reset_short CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '30 minutes'),
  CONSTRAINT password_reset_ends_once CHECK (num_nonnulls("usedAt", "endedAt") < 2)
);
CREATE INDEX "PasswordReset_editorId_idx" ON desk."PasswordReset"("editorId");
-- An account has one link that works: the newest.
CREATE UNIQUE INDEX password_reset_open ON desk."PasswordReset" ("editorId") WHERE "usedAt" IS NULL AND "endedAt" IS NULL;

CREATE TRIGGER stamp BEFORE INSERT ON desk."PasswordReset" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');

-- A link works once, within its time, and never for an account that cannot sign in.
CREATE FUNCTION desk.keep_password_reset() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."editorId" AND "suspendedAt" IS NOT NULL) THEN
      PERFORM desk.refuse('password_reset_active', 'This account is suspended.');
    END IF;
    RETURN NEW;
  END IF;
  IF num_nonnulls(OLD."usedAt", OLD."endedAt") > 0 OR to_jsonb(NEW) - ARRAY['usedAt', 'endedAt']
    <> to_jsonb(OLD) - ARRAY['usedAt', 'endedAt']
  THEN
    PERFORM desk.refuse('password_reset_once', 'A link to a new password works once, and does not change otherwise.');
  END IF;
  IF NEW."usedAt" IS NOT NULL AND OLD."expiresAt" <= now() THEN
    PERFORM desk.refuse('password_reset_in_time', 'A link to a new password works for 30 minutes.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_password_reset BEFORE INSERT OR UPDATE ON desk."PasswordReset" FOR EACH ROW EXECUTE FUNCTION desk.keep_password_reset();

-- A new password, a suspension and another address end the link. A restored account does not get it back.
CREATE FUNCTION desk.end_password_resets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "PasswordReset" SET "endedAt" = now() WHERE "editorId" = NEW.id AND "usedAt" IS NULL AND "endedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER end_password_resets AFTER UPDATE OF "passwordHash", "suspendedAt", email ON desk."Editor" FOR EACH ROW
  WHEN (OLD."passwordHash" IS DISTINCT FROM NEW."passwordHash" OR OLD."suspendedAt" IS DISTINCT FROM NEW."suspendedAt"
    OR OLD.email <> NEW.email)
  EXECUTE FUNCTION desk.end_password_resets();

REVOKE ALL ON FUNCTION desk.keep_password_reset(), desk.end_password_resets() FROM PUBLIC;

GRANT SELECT, INSERT, DELETE ON desk."PasswordResetRequest", desk."PasswordReset" TO variance_desk;
GRANT UPDATE ("usedAt", "endedAt") ON desk."PasswordReset" TO variance_desk;
