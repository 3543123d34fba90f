-- Functions over texts and names, and the two ways in which a rule refuses.
-- Each function has one definition. The upgrade from 0.1 runs these files again, hence OR REPLACE.

-- A broken rule: the name of the rule, and the sentence that a person reads.
CREATE OR REPLACE FUNCTION desk.refuse(rule text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = '23514', CONSTRAINT = rule;
END $$;

-- A missing permission, with a SQLSTATE of our own: the input is valid, this account may not do it.
CREATE OR REPLACE FUNCTION desk.forbid(rule text, sentence text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', sentence USING ERRCODE = 'V0403', CONSTRAINT = rule;
END $$;

-- Snapshots, history, the audit chain, publications and tombstones are append-only, for the owner too.
CREATE OR REPLACE FUNCTION desk.forbid() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only: no %', TG_TABLE_NAME, TG_OP USING ERRCODE = '42501';
END $$;

-- Offsets are UTF-16 code units, as in JavaScript; PostgreSQL counts characters.
CREATE OR REPLACE FUNCTION desk.utf16_length(words text) RETURNS int LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT length(words) + length(regexp_replace(words, '[\U00000001-\U0000FFFF]', '', 'g'))
$$;

-- The text between two UTF-16 offsets; null where an offset lies outside the text or inside a surrogate pair.
CREATE OR REPLACE FUNCTION desk.utf16_slice(words text, first int, past int) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  before int;
  upto int;
BEGIN
  IF first < 0 OR past < first THEN RETURN NULL; END IF;
  IF octet_length(words) = length(words) OR words !~ '[\U00010000-\U0010FFFF]' THEN
    IF past > length(words) THEN RETURN NULL; END IF;
    RETURN substr(words, first + 1, past - first);
  END IF;
  -- The characters that end at the two offsets; null where no character ends at an offset.
  SELECT max(place) FILTER (WHERE ends = first), max(place) FILTER (WHERE ends = past) INTO before, upto
  FROM (
    SELECT 0 AS place, 0 AS ends
    UNION ALL
    SELECT place, sum(CASE WHEN ascii(letter) > 65535 THEN 2 ELSE 1 END) OVER (ORDER BY place)
    FROM regexp_split_to_table(words, '') WITH ORDINALITY AS letters(letter, place)
  ) placed;
  RETURN substr(words, before + 1, upto - before);
END $$;

-- The name and aliases of a speaker, as trigram search compares them.
CREATE OR REPLACE FUNCTION desk.names_of(name text, aliases text[]) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(name || ' ' || coalesce((SELECT string_agg(alias, ' ') FROM unnest(aliases) AS alias), ''))
$$;

-- True when the quote, the gloss or a speaker's name matches a LIKE pattern in lower case.
CREATE OR REPLACE FUNCTION desk.says(statement uuid, pattern text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM desk."Statement" s WHERE s.id = statement AND lower(s.quote || ' ' || coalesce(s.gloss, '')) LIKE pattern)
    OR EXISTS (SELECT FROM desk."Attribution" a JOIN desk."Speaker" p ON p.id = a."speakerId"
      WHERE a."statementId" = statement AND desk.names_of(p.name, p.aliases) LIKE pattern)
$$;

-- Indexes words by their English stem and unstemmed: names and other languages have no English stem.
CREATE OR REPLACE FUNCTION published.search_vector(subject text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', subject), 'A') || setweight(to_tsvector('pg_catalog.simple', subject), 'A')
    || setweight(to_tsvector('pg_catalog.english', words), 'B') || setweight(to_tsvector('pg_catalog.simple', words), 'B')
$$;

CREATE OR REPLACE FUNCTION published.set_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := published.search_vector(NEW.subject, NEW."searchText");
  RETURN NEW;
END $$;
