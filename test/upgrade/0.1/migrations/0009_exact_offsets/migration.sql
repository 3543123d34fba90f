-- As before, and null for an empty slice too where its offset lies inside a surrogate pair or past the end.
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
  -- The characters that end at each of the two offsets; none where an offset is no end of a character.
  SELECT max(place) FILTER (WHERE ends = first), max(place) FILTER (WHERE ends = past) INTO before, upto
  FROM (
    SELECT 0 AS place, 0 AS ends
    UNION ALL
    SELECT place, sum(CASE WHEN ascii(letter) > 65535 THEN 2 ELSE 1 END) OVER (ORDER BY place)
    FROM regexp_split_to_table(words, '') WITH ORDINALITY AS letters(letter, place)
  ) placed;
  RETURN substr(words, before + 1, upto - before);
END $$;
