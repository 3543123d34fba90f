-- AlterTable
ALTER TABLE "desk"."Suggestion" ADD COLUMN     "revisionA" INTEGER,
ADD COLUMN     "revisionB" INTEGER;

-- CreateTable
CREATE TABLE "desk"."RateLimit" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "windowStart" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

GRANT SELECT, INSERT, UPDATE, DELETE ON desk."RateLimit" TO variance_desk;

-- Speakers are found by a name or alias that is spelt nearly so.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE FUNCTION desk.names_of(name text, aliases text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(name || ' ' || coalesce((SELECT string_agg(alias, ' ') FROM unnest(aliases) AS alias), ''))
$$;
CREATE INDEX speaker_names ON desk."Speaker" USING gin (desk.names_of(name, aliases) public.gin_trgm_ops);

-- Invariant 9 holds for the hand that publishes as it does for the one that approves.
CREATE FUNCTION desk.check_publisher() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF desk.changed_since_publication(NEW.subject, NEW."subjectId", NEW."publishedById") THEN
    PERFORM desk.refuse('published_by_second', 'Who changed it since its last publication does not publish it.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "ConflictOfInterest" c WHERE c."editorId" = NEW."publishedById" AND c."withdrawnAt" IS NULL
      AND c."speakerId" IN (SELECT id FROM desk.used_by(NEW.subject, NEW."subjectId") WHERE what = 'speaker')
  ) THEN
    PERFORM desk.refuse('published_without_interest', 'Who declared a conflict of interest on a speaker does not publish.');
  END IF;
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."publishedById" AND role <> 'CONTRIBUTOR' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.refuse('publisher_may', 'The role of this account does not allow publication.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER publish_hand BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.check_publisher();

-- A new password, and a suspension, end every session of the account.
CREATE FUNCTION desk.revoke_sessions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  UPDATE "Session" SET "revokedAt" = now() WHERE "editorId" = NEW.id AND "revokedAt" IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER revoke_sessions AFTER UPDATE ON desk."Editor" FOR EACH ROW
  WHEN (OLD."passwordHash" IS DISTINCT FROM NEW."passwordHash" OR OLD."suspendedAt" IS DISTINCT FROM NEW."suspendedAt")
  EXECUTE FUNCTION desk.revoke_sessions();

-- Statements are found at the desk by any part of their words.
CREATE INDEX statement_words ON desk."Statement" USING gin (lower(quote || ' ' || coalesce(gloss, '')) public.gin_trgm_ops);
-- The queue counts and lists by state, the newest first.
CREATE INDEX record_by_state ON desk."Record" ("publicState", state, number DESC);
