-- One normal form for names, and addresses in any script.

-- The normal form of a name ignores invisible differences: form of characters, white space, marks of format, and kind of
-- apostrophe or hyphen. lib/name-key.ts computes the same.
CREATE FUNCTION desk.name_form(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(normalize(regexp_replace(
    translate(normalize(translate(name, '‘’‛ʻʼʽʹ´`′׳“”„‟״', '''''''''''''''''''''''"""""'), NFKC), '‐‒–—−־', '------'),
    '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\U0001BCA0-\U0001BCA3\U0001D173-\U0001D17A\U000E0000-\U000E0FFF\u0640]+', '', 'g'), NFKC),
    '[\u0009-\u000D\u0020\u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'))
$$;

-- Two names with one key are the same name. Dotted I and final sigma depend on the language or the place in a word.
CREATE FUNCTION desk.name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT translate(replace(lower(translate(desk.name_form(name), 'İ', 'i')), U&'i\0307', 'i'), 'ς', 'σ')
$$;
CREATE FUNCTION desk.name_keys(names text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(desk.name_key(name)), '{}') FROM unnest(names) AS name
$$;

-- Two names with one likeness may be the same: they differ in accents, punctuation, order or title alone.
CREATE FUNCTION desk.name_likeness(name text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(string_agg(word, ' ' ORDER BY word COLLATE "C"), '')
  FROM regexp_split_to_table(
    replace(replace(replace(replace(replace(translate(
      -- Vowel signs of Arabic and Hebrew, dots below Indian letters, and spaces between Chinese characters.
      regexp_replace(regexp_replace(normalize(desk.name_key(name), NFKD),
        '[\u0300-\u036F''\u0591-\u05C7\u064B-\u065F\u0670\u093C\u09BC\u0A3C\u0ABC\u0B3C\u0CBC]+', '', 'g'),
        '([\u4E00-\u9FFF]) (?=[\u4E00-\u9FFF])', '\1', 'g'),
      'łøđðıħŧŋيىك', 'loddihtnییک'), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'), 'ə', 'a'),
    '[\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E\u00A1-\u00BF\u0964\u2010-\u205E\u3001-\u3003\u3008-\u301F\u30FB\u0020]+') AS word
  WHERE word NOT IN ('', 'the', 'dr', 'mr', 'mrs', 'ms', 'mx', 'miss', 'prof', 'professor', 'doctor', 'sir', 'dame', 'lord', 'lady',
    'shri', 'sri', 'shrimati', 'smt', 'kumari', 'hon', 'honourable', 'rev', 'adv', 'herr', 'frau', 'श्री', 'श्रीमती', 'डॉ')
$$;
CREATE FUNCTION desk.name_likenesses(names text[]) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(desk.name_likeness(name)), '{}') FROM unnest(names) AS name
$$;

CREATE INDEX speaker_name_key ON desk."Speaker" (desk.name_key(name));
CREATE INDEX speaker_alias_keys ON desk."Speaker" USING gin (desk.name_keys(aliases));
CREATE INDEX speaker_likenesses ON desk."Speaker" USING gin (desk.name_likenesses(aliases || name));
CREATE INDEX source_publisher_key ON desk."Source" (desk.name_key(publisher));

-- A name is no name or alias of another speaker; two speakers may share an alias. Speakers whom no source names may share
-- a name if they are described differently. A unique index cannot express this, and
-- would refuse databases of earlier releases. The locks make two transactions with one name wait for each other; there
-- are at most 1024 of them, so that a bulk load does not fill the lock table.
CREATE FUNCTION desk.check_speaker_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  own text := desk.name_key(NEW.name);
  keys text[] := desk.name_keys(NEW.aliases || NEW.name);
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.name = OLD.name AND NEW.aliases = OLD.aliases AND NEW.kind = OLD.kind
    AND NEW."describedAs" IS NOT DISTINCT FROM OLD."describedAs" THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(7264014, bucket)
  FROM (SELECT DISTINCT hashtext(key) & 1023 AS bucket FROM unnest(keys) AS key ORDER BY 1) sorted;
  IF EXISTS (
    SELECT FROM "Speaker" s
    WHERE s.id <> NEW.id AND (desk.name_key(s.name) = ANY (keys) OR desk.name_keys(s.aliases) @> ARRAY[own])
      AND NOT (s.kind = 'UNNAMED' AND NEW.kind = 'UNNAMED'
        AND desk.name_key(s."describedAs") <> desk.name_key(NEW."describedAs"))
  ) THEN
    PERFORM desk.refuse('speaker_name_known', 'Another speaker has this name on file already.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_speaker_name BEFORE INSERT OR UPDATE ON desk."Speaker"
  FOR EACH ROW EXECUTE FUNCTION desk.check_speaker_name();

-- One capacity of a speaker is written in one way.
CREATE FUNCTION desk.check_capacity_title() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  form text := desk.name_form(NEW.title);
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.title = OLD.title THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(7264015, hashtext(NEW."speakerId"::text || form) & 1023);
  IF EXISTS (SELECT FROM "Capacity" c WHERE c."speakerId" = NEW."speakerId" AND c.id <> NEW.id AND desk.name_form(c.title) = form) THEN
    PERFORM desk.refuse('capacity_title_known', 'The speaker has this role on file already.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER check_capacity_title BEFORE INSERT OR UPDATE ON desk."Capacity"
  FOR EACH ROW EXECUTE FUNCTION desk.check_capacity_title();

-- The words of an address are in their script, in NFC. Latin letters are a to z.
CREATE FUNCTION desk.is_slug(slug text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT slug ~ '^[a-z0-9\u0370-\U000DFFFF]+(-[a-z0-9\u0370-\U000DFFFF]+)*$' AND slug = normalize(slug, NFC)
    AND slug !~ '[\u1E00-\u1EFF\u1FFE-\u206F\u2100-\u2BFF\u2C60-\u2C7F\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\uA720-\uA7FF\uD7FC-\uF8FF\uFE00-\uFE1F\uFEFF\uFF00-\uFF0F\uFFE0-\uFFFF]'
$$;
ALTER TABLE desk."Dispute" DROP CONSTRAINT dispute_slug, ADD CONSTRAINT dispute_slug CHECK (desk.is_slug(slug));
ALTER TABLE desk."Record" DROP CONSTRAINT record_slug, ADD CONSTRAINT record_slug CHECK (desk.is_slug(slug));
