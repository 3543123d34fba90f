-- Offsets are UTF-16 code units, as in JavaScript; PostgreSQL counts characters.
CREATE FUNCTION desk.utf16_length(words text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT length(words) + length(regexp_replace(words, '[\U00000001-\U0000FFFF]', '', 'g'))
$$;

-- The text between two UTF-16 offsets; null where an offset lies outside or inside a surrogate pair.
CREATE FUNCTION desk.utf16_slice(words text, first int, past int) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE slice text;
BEGIN
  IF first < 0 OR past < first THEN RETURN NULL; END IF;
  IF octet_length(words) = length(words) OR words !~ '[\U00010000-\U0010FFFF]' THEN
    IF past > length(words) THEN RETURN NULL; END IF;
    RETURN substr(words, first + 1, past - first);
  END IF;
  SELECT string_agg(letter, '' ORDER BY place) INTO slice
  FROM (
    SELECT letter, place, width, sum(width) OVER (ORDER BY place) AS upto
    FROM (
      SELECT letter, place, CASE WHEN ascii(letter) > 65535 THEN 2 ELSE 1 END AS width
      FROM regexp_split_to_table(words, '') WITH ORDINALITY AS letters(letter, place)
    ) measured
  ) placed
  WHERE upto - width >= first AND upto <= past;
  IF desk.utf16_length(coalesce(slice, '')) <> past - first THEN RETURN NULL; END IF;
  RETURN coalesce(slice, '');
END $$;

CREATE FUNCTION desk.refuse(rule text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = '23514', CONSTRAINT = rule;
END $$;

ALTER TABLE desk."Editor" ADD CONSTRAINT editor_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE desk."Editor" ADD CONSTRAINT editor_password_hashed
  CHECK ("passwordHash" IS NULL OR "passwordHash" LIKE '$argon2id$%');
ALTER TABLE desk."Session" ADD CONSTRAINT session_token_hashed CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');
ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_named CHECK (btrim(name) <> '');
ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_unnamed_described
  CHECK (kind <> 'UNNAMED' OR (("describedAs" IS NOT NULL) AND btrim("describedAs") <> ''));
ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_wikidata_id CHECK ("wikidataId" ~ '^Q[0-9]+$');
ALTER TABLE desk."Source" ADD CONSTRAINT source_published_order CHECK ("publishedMin" <= "publishedMax");
ALTER TABLE desk."Snapshot" ADD CONSTRAINT snapshot_sha256
  CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'));
ALTER TABLE desk."Statement" ADD CONSTRAINT statement_quote_in_context CHECK (
  btrim(quote) <> ''
  AND desk.utf16_slice(context, "quoteStart", "quoteStart" + desk.utf16_length(quote)) IS NOT DISTINCT FROM quote
);
ALTER TABLE desk."Statement" ADD CONSTRAINT statement_dates_in_order
  CHECK ("saidMin" <= "saidMax" AND "aboutMin" <= "aboutMax");
ALTER TABLE desk."Attribution" ADD CONSTRAINT attribution_position CHECK (position >= 0);
ALTER TABLE desk."Appearance" ADD CONSTRAINT appearance_offsets CHECK (start >= 0 AND "end" > start);
ALTER TABLE desk."StatementLink" ADD CONSTRAINT link_of_two CHECK ("fromId" <> "toId");

-- Invariant 2: every quote stands, character for character, in a stored snapshot. Checked at commit.
CREATE FUNCTION desk.check_statement() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  subject uuid;
  words text;
BEGIN
  IF TG_TABLE_NAME = 'Statement' THEN subject := NEW.id;
  ELSIF TG_OP = 'DELETE' THEN subject := OLD."statementId";
  ELSE subject := NEW."statementId"; END IF;
  IF TG_OP = 'UPDATE' AND TG_TABLE_NAME <> 'Statement' THEN
    IF OLD."statementId" <> NEW."statementId" THEN
      PERFORM desk.refuse('part_stays', 'A part of a statement does not move to another one.');
    END IF;
  END IF;
  SELECT quote INTO words FROM "Statement" WHERE id = subject;
  IF NOT EXISTS (SELECT 1 FROM "Appearance" WHERE "statementId" = subject) THEN
    PERFORM desk.refuse('statement_anchored', 'A statement stands in at least one snapshot.');
  END IF;
  IF EXISTS (
    SELECT 1 FROM "Appearance" a JOIN "Snapshot" s ON s.id = a."snapshotId"
    WHERE a."statementId" = subject
      AND (a.exact <> words OR desk.utf16_slice(s.text, a.start, a."end") IS DISTINCT FROM a.exact)
  ) THEN
    PERFORM desk.refuse('quote_in_snapshot', 'The quotation does not stand in the snapshot, character for character.');
  END IF;
  IF (SELECT count(*) = 0 OR count(*) <> max(position) + 1 FROM "Attribution" WHERE "statementId" = subject) THEN
    PERFORM desk.refuse('attribution_gapless', 'The links of an attribution are 0 to k without a gap.');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_statement AFTER INSERT OR UPDATE ON desk."Statement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();
CREATE CONSTRAINT TRIGGER check_appearance AFTER INSERT OR UPDATE OR DELETE ON desk."Appearance"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();
CREATE CONSTRAINT TRIGGER check_attribution AFTER INSERT OR UPDATE OR DELETE ON desk."Attribution"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();

-- Passages of ties and notes lie inside the statement's context and keep its exact words.
CREATE FUNCTION desk.check_passages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE subject uuid := CASE WHEN TG_TABLE_NAME = 'Statement' THEN NEW.id ELSE NULL END;
BEGIN
  IF subject IS NULL THEN subject := NEW."statementId"; END IF;
  IF EXISTS (
    SELECT 1 FROM "Statement" s
    JOIN (
      SELECT "statementId", start, "end", exact FROM "TiePassage"
      UNION ALL
      SELECT "statementId", start, "end", exact FROM "AnnotationTarget" WHERE start IS NOT NULL
    ) p ON p."statementId" = s.id
    WHERE s.id = subject AND (p."end" <= p.start OR desk.utf16_slice(s.context, p.start, p."end") IS DISTINCT FROM p.exact)
  ) THEN
    PERFORM desk.refuse('passage_in_context', 'A passage does not stand in the words around its statement.');
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER check_context AFTER UPDATE ON desk."Statement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
CREATE CONSTRAINT TRIGGER check_tie_passage AFTER INSERT OR UPDATE ON desk."TiePassage"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
CREATE CONSTRAINT TRIGGER check_target_passage AFTER INSERT OR UPDATE ON desk."AnnotationTarget"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
ALTER TABLE desk."AnnotationTarget" ADD CONSTRAINT target_of_one
  CHECK (num_nonnulls("statementId", "recordId", "tieId", "evidenceId") = 1);
ALTER TABLE desk."AnnotationTarget" ADD CONSTRAINT target_selector CHECK (
  num_nonnulls(start, "end", exact) IN (0, 3) AND (start IS NULL OR "statementId" IS NOT NULL)
);

-- Immutable and append-only, for the owner as well.
CREATE FUNCTION desk.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: no %', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['desk."Snapshot"', 'desk."Revision"', 'desk."AuditEvent"', 'published."Publication"', 'published."Tombstone"'] LOOP
    EXECUTE format('CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION desk.forbid()', name);
    EXECUTE format('CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid()', name);
  END LOOP;
END $$;
