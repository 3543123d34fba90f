-- The settings of the newsroom. The desk changes one row; a trigger copies what readers may see to the public side, in the same
-- transaction, and raises the content version.

ALTER TYPE desk."RevisionAction" ADD VALUE 'SETTINGS_CHANGED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'LOGO_CHANGED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'LOGO_REMOVED';

-- Text without characters that nobody sees or that reorder the text around them. Both joiners stay: some scripts need them.
CREATE FUNCTION desk.is_plain_text(words text, length_max int) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT words = btrim(words, E' \n') AND words <> '' AND char_length(words) <= length_max
    AND words !~ '[\u0001-\u0009\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\U000E0000-\U000E007F]'
$$;
CREATE FUNCTION desk.is_plain_line(words text, length_max int) RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = desk, pg_temp AS $$
  SELECT desk.is_plain_text(words, length_max) AND strpos(words, E'\n') = 0
$$;

CREATE TABLE desk."Settings" (
  "one" BOOLEAN NOT NULL DEFAULT true,
  "revision" INTEGER NOT NULL DEFAULT 0,
  "name" TEXT NOT NULL DEFAULT 'At Variance',
  "contact" TEXT,
  "licenceName" TEXT,
  "licenceUrl" TEXT,
  "timeZone" TEXT NOT NULL DEFAULT 'UTC',
  "languages" TEXT[] NOT NULL DEFAULT '{en}',
  "correctionPolicy" TEXT NOT NULL DEFAULT 'A correction is a new version with its reason, in bold in the history. Every version keeps its own address and never changes. A record that was taken back answers at its number with the reason.',
  "logoSha256" TEXT,
  "sessionDays" INTEGER NOT NULL DEFAULT 30,
  "formDays" INTEGER NOT NULL DEFAULT 90,
  "invitationDays" INTEGER NOT NULL DEFAULT 30,
  "jobDays" INTEGER NOT NULL DEFAULT 30,
  CONSTRAINT "Settings_pkey" PRIMARY KEY ("one"),
  CONSTRAINT settings_one CHECK (one),
  CONSTRAINT settings_name CHECK (desk.is_plain_line(name, 80)),
  CONSTRAINT settings_contact CHECK (desk.is_plain_line(contact, 254) AND contact !~ '\s' AND contact ~ '^(https://.|[A-Za-z0-9_''+.-]+@[A-Za-z0-9.-]+$)'),
  CONSTRAINT settings_licence CHECK (num_nonnulls("licenceName", "licenceUrl") <> 1 AND desk.is_plain_line("licenceName", 120)
    AND desk.is_plain_line("licenceUrl", 500) AND "licenceUrl" !~ '\s' AND "licenceUrl" ~ '^https?://[^/?#@]+([/?#]|$)'),
  CONSTRAINT settings_languages CHECK (languages <@ ARRAY['en'] AND cardinality(languages) > 0),
  CONSTRAINT settings_policy CHECK (desk.is_plain_text("correctionPolicy", 4000)),
  CONSTRAINT settings_days CHECK ("sessionDays" >= 1 AND "formDays" >= 30 AND "invitationDays" >= 7 AND "jobDays" >= 7
    AND "sessionDays" <= 365 AND "formDays" <= 365 AND "invitationDays" <= 365 AND "jobDays" <= 365)
);

-- What readers see of it.
CREATE TABLE published."Newsroom" (
  "one" BOOLEAN NOT NULL DEFAULT true,
  "name" TEXT NOT NULL,
  "contact" TEXT,
  "licenceName" TEXT,
  "licenceUrl" TEXT,
  "timeZone" TEXT NOT NULL,
  "languages" TEXT[] NOT NULL,
  "correctionPolicy" TEXT NOT NULL,
  "logoSha256" TEXT,
  CONSTRAINT "Newsroom_pkey" PRIMARY KEY ("one"),
  CONSTRAINT newsroom_one CHECK (one)
);

-- The logo at its own address, which contains the hash of its bytes. The first bytes decide the kind: no SVG, which can hold scripts.
CREATE TABLE published."Logo" (
  "sha256" TEXT NOT NULL,
  "type" TEXT NOT NULL,
  "width" INTEGER NOT NULL,
  "height" INTEGER NOT NULL,
  "bytes" BYTEA NOT NULL,
  CONSTRAINT "Logo_pkey" PRIMARY KEY ("sha256"),
  CONSTRAINT logo_sha256 CHECK (sha256 = encode(sha256(bytes), 'hex')),
  CONSTRAINT logo_length CHECK (octet_length(bytes) BETWEEN 1 AND 204800),
  CONSTRAINT logo_extent CHECK (width >= 1 AND height >= 1 AND width <= 4096 AND height <= 4096),
  CONSTRAINT logo_kind CHECK (CASE type
    WHEN 'image/png' THEN substr(bytes, 1, 8) = '\x89504e470d0a1a0a'::bytea
    WHEN 'image/jpeg' THEN substr(bytes, 1, 3) = '\xffd8ff'::bytea
    WHEN 'image/webp' THEN substr(bytes, 1, 4) = 'RIFF'::bytea AND substr(bytes, 9, 4) = 'WEBP'::bytea
    ELSE false END)
);

CREATE FUNCTION desk.publish_settings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW."logoSha256" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM published."Logo" WHERE sha256 = NEW."logoSha256") THEN
    PERFORM desk.refuse('settings_logo', 'The logo is not on file.');
  END IF;
  INSERT INTO published."Newsroom" (one, name, contact, "licenceName", "licenceUrl", "timeZone", languages, "correctionPolicy", "logoSha256")
  VALUES (NEW.one, NEW.name, NEW.contact, NEW."licenceName", NEW."licenceUrl", NEW."timeZone", NEW.languages, NEW."correctionPolicy", NEW."logoSha256")
  ON CONFLICT (one) DO UPDATE SET name = EXCLUDED.name, contact = EXCLUDED.contact, "licenceName" = EXCLUDED."licenceName",
    "licenceUrl" = EXCLUDED."licenceUrl", "timeZone" = EXCLUDED."timeZone", languages = EXCLUDED.languages,
    "correctionPolicy" = EXCLUDED."correctionPolicy", "logoSha256" = EXCLUDED."logoSha256";
  DELETE FROM published."Logo" WHERE sha256 IS DISTINCT FROM NEW."logoSha256";
  RETURN NULL;
END $$;
CREATE TRIGGER publish_settings AFTER INSERT OR UPDATE ON desk."Settings" FOR EACH ROW EXECUTE FUNCTION desk.publish_settings();
INSERT INTO desk."Settings" DEFAULT VALUES;
CREATE CONSTRAINT TRIGGER count_issue AFTER UPDATE ON published."Newsroom" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION published.count_issue();

-- Each change is the next revision, and names a time zone that exists.
CREATE FUNCTION desk.keep_settings() RETURNS trigger LANGUAGE plpgsql SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.revision <> OLD.revision + 1 THEN
    PERFORM desk.refuse('settings_counted', 'Each change of the settings is the next revision.');
  END IF;
  IF NEW."timeZone" <> OLD."timeZone" AND NOT EXISTS (SELECT 1 FROM pg_timezone_names WHERE name = NEW."timeZone") THEN
    PERFORM desk.refuse('settings_time_zone', 'There is no such time zone.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_settings BEFORE UPDATE ON desk."Settings" FOR EACH ROW EXECUTE FUNCTION desk.keep_settings();

-- A change of the settings and its entry in history come together, by an admin who gave a code just now. A stored logo is the current one.
CREATE FUNCTION desk.check_settings() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'Revision' THEN
      IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."editorId" AND role = 'ADMIN') OR NOT desk.has_fresh_factor(NEW."editorId") THEN
        PERFORM desk.forbid('settings_by_admin', 'Admins change the settings, with a code of their second factor.');
      END IF;
      IF NOT EXISTS (SELECT 1 FROM "Settings" WHERE revision = NEW.number) THEN
        PERFORM desk.refuse('settings_recorded', 'History says that the settings were changed only where they were.');
      END IF;
    WHEN 'Settings' THEN
      IF NOT EXISTS (SELECT 1 FROM "Revision" WHERE subject = 'settings' AND number = NEW.revision) THEN
        PERFORM desk.refuse('settings_recorded', 'A change of the settings is part of history.');
      END IF;
    WHEN 'Logo' THEN
      IF EXISTS (SELECT 1 FROM published."Logo" WHERE sha256 = NEW.sha256)
        AND NOT EXISTS (SELECT 1 FROM "Settings" WHERE "logoSha256" = NEW.sha256)
      THEN
        PERFORM desk.refuse('logo_used', 'A logo that nothing shows is not stored.');
      END IF;
  END CASE;
  RETURN NULL;
END $$;
CREATE TRIGGER check_settings AFTER INSERT ON desk."Revision" FOR EACH ROW
  WHEN (NEW.subject = 'settings') EXECUTE FUNCTION desk.check_settings();
CREATE CONSTRAINT TRIGGER check_settings AFTER UPDATE ON desk."Settings" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_settings();
CREATE CONSTRAINT TRIGGER check_settings AFTER INSERT ON published."Logo" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_settings();

REVOKE ALL ON FUNCTION desk.publish_settings(), desk.check_settings() FROM PUBLIC;
GRANT SELECT ON desk."Settings", published."Newsroom", published."Logo" TO variance_desk;
GRANT UPDATE (revision, name, contact, "licenceName", "licenceUrl", "timeZone", languages, "correctionPolicy", "logoSha256",
  "sessionDays", "formDays", "invitationDays", "jobDays") ON desk."Settings" TO variance_desk;
GRANT INSERT ON published."Logo" TO variance_desk;
GRANT SELECT ON published."Newsroom", published."Logo" TO variance_reader;
