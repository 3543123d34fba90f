-- The desk's role may change only the columns that its commands change.

-- Columns of accounts, sessions and people that no command changes. An administrator changes them as the owner.
DO $$
DECLARE fixed record;
BEGIN
  FOR fixed IN SELECT * FROM (VALUES
    ('Editor', ARRAY['id', 'email', 'name', 'role', 'createdAt', 'suspendedAt']),
    ('Session', ARRAY['id', 'editorId', 'tokenHash', 'createdAt']),
    ('IdempotencyKey', ARRAY['key', 'editorId', 'fingerprint', 'createdAt']),
    ('ConflictOfInterest', ARRAY['id', 'editorId', 'speakerId', 'note', 'declaredAt']),
    ('Annotation', ARRAY['id', 'authorId', 'parentId', 'createdAt']),
    ('Record', ARRAY['id', 'createdAt']),
    ('Dispute', ARRAY['id', 'createdAt']),
    ('Statement', ARRAY['id', 'createdAt']),
    ('Speaker', ARRAY['id', 'createdAt']),
    ('Source', ARRAY['id', 'createdAt'])
  ) AS f ("table", columns)
  LOOP
    EXECUTE format('REVOKE UPDATE ON desk.%I FROM variance_desk', fixed."table");
    EXECUTE (
      SELECT format('GRANT UPDATE (%s) ON desk.%I TO variance_desk', string_agg(quote_ident(a.attname), ', '), fixed."table")
      FROM pg_attribute a
      WHERE a.attrelid = format('desk.%I', fixed."table")::regclass AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attname <> ALL (fixed.columns)
    );
  END LOOP;
END $$;

-- A new account is not suspended.
REVOKE INSERT ON desk."Editor" FROM variance_desk;
GRANT INSERT (id, email, name, role, "passwordHash", "createdAt") ON desk."Editor" TO variance_desk;

-- The rows that readers list are derived from the document that was published in the same transaction. Only this function
-- and a withdrawal write them.
REVOKE INSERT, UPDATE, DELETE ON published."RecordListing", published."DisputeListing", published."StatementListing",
  published."SpeakerListing", published."SourceListing" FROM variance_desk;

-- The values without repetition, in the order of their first place.
CREATE FUNCTION published.distinct_in_order(words text[]) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(word ORDER BY place), '{}')
  FROM (SELECT word, min(place) AS place FROM unnest(words) WITH ORDINALITY AS w (word, place) GROUP BY word) AS first
$$;

-- One side of a row as the document has it. The application adds its byline and its extract, whose words are in the context.
CREATE FUNCTION published.side_of(statement jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_build_object(
    'slug', statement -> 'slug', 'wording', statement -> 'wording', 'language', statement -> 'language',
    'said', statement #> '{said,edtf}', 'published', statement #> '{source,published}',
    'speaker', jsonb_build_object(
      'slug', statement #> '{attribution,0,speaker,slug}', 'name', statement #> '{attribution,0,speaker,name}',
      'kind', statement #> '{attribution,0,speaker,kind}'))
$$;

CREATE FUNCTION published.is_row_of(line jsonb, document jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT line - ARRAY['a', 'b'] = jsonb_build_object(
      'number', document -> 'number', 'slug', document -> 'slug', 'subject', document -> 'subject',
      'status', document -> 'status', 'withItself', document -> 'withItself')
    AND (line -> 'a') - ARRAY['byline', 'extract', 'isVerbatim', 'saidOn', 'publishedOn'] = published.side_of(document -> 'a')
    AND (line -> 'b') - ARRAY['byline', 'extract', 'isVerbatim', 'saidOn', 'publishedOn'] = published.side_of(document -> 'b')
    AND NOT EXISTS (
      SELECT FROM unnest(ARRAY['a', 'b']) AS side, jsonb_array_elements(line #> ARRAY[side, 'extract']) AS run
      WHERE strpos(document #>> ARRAY[side, 'context'], run ->> 'text') = 0
    )
    -- A row has a day only where the date names exactly that day.
    AND NOT EXISTS (
      SELECT FROM unnest(ARRAY['a', 'b']) AS side
      WHERE coalesce(line #>> ARRAY[side, 'saidOn'], '') NOT IN ('', coalesce(document #>> ARRAY[side, 'said', 'min'], ''))
        OR coalesce(line #>> ARRAY[side, 'publishedOn'], '') NOT IN ('', coalesce(document #>> ARRAY[side, 'source', 'publishedMin'], ''))
    )
$$;

-- Replaces the rows of the subject of a publication. `line` and `words` are the row and the search text of a record.
CREATE FUNCTION published.list_publication(publication bigint, line jsonb, words text) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = published, pg_temp AS $$
DECLARE
  p "Publication";
  document jsonb;
  statements jsonb;
  dispute text;
BEGIN
  -- The row's transaction id tells that it was published just now: later nobody can list other words for it.
  SELECT * INTO p FROM "Publication" WHERE seq = publication AND xmin = pg_current_xact_id()::xid;
  IF NOT FOUND OR EXISTS (SELECT 1 FROM "Publication" n WHERE n.subject = p.subject AND n."subjectId" = p."subjectId" AND n.seq > p.seq) THEN
    PERFORM desk.refuse('listing_published', 'Only what is published is listed.');
  END IF;
  document := p.document::jsonb;
  statements := CASE p.subject WHEN 'RECORD' THEN jsonb_build_array(document -> 'a', document -> 'b') ELSE document -> 'statements' END;
  dispute := CASE p.subject WHEN 'RECORD' THEN document #>> '{dispute,slug}' ELSE p.slug END;
  DELETE FROM "RecordListing" WHERE "recordId" = p."subjectId";
  DELETE FROM "DisputeListing" WHERE "disputeId" = p."subjectId";
  DELETE FROM "StatementListing" WHERE "subjectId" = p."subjectId";
  DELETE FROM "SpeakerListing" WHERE "subjectId" = p."subjectId";
  DELETE FROM "SourceListing" WHERE "subjectId" = p."subjectId";

  IF p.subject = 'RECORD' THEN
    IF NOT published.is_row_of(line, document) THEN
      PERFORM desk.refuse('listing_row', 'A listed row has the words of its document.');
    END IF;
    INSERT INTO "RecordListing" ("recordId", number, slug, version, seq, "publishedAt", "disputeSlug", "disputeTitle", subject,
      status, relation, dimensions, "withItself", originators, relayers, "statementSlugs", "sourceSlugs",
      "saidMin", "saidMax", "latestOn", "row", "searchText")
    SELECT p."subjectId", p.number, p.slug, p.version, p.seq, p."publishedAt", dispute, document #>> '{dispute,title}',
      document ->> 'subject', document ->> 'status', document ->> 'relation',
      ARRAY(SELECT jsonb_array_elements_text(document -> 'dimensions')), (document ->> 'withItself')::boolean,
      published.distinct_in_order(ARRAY(
        SELECT link #>> '{speaker,slug}' FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side),
          jsonb_array_elements(statement -> 'attribution') WITH ORDINALITY AS l (link, step) WHERE step = 1 ORDER BY side)),
      published.distinct_in_order(ARRAY(
        SELECT link #>> '{speaker,slug}' FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side),
          jsonb_array_elements(statement -> 'attribution') WITH ORDINALITY AS l (link, step) WHERE step > 1 ORDER BY side, step)),
      ARRAY(SELECT statement ->> 'slug' FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side) ORDER BY side),
      published.distinct_in_order(ARRAY(
        SELECT statement #>> '{source,slug}' FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side) ORDER BY side)),
      -- A statement without a date counts by its report, one of open beginning from the first day there is.
      (SELECT min(CASE WHEN statement #>> '{said,edtf}' IS NULL THEN statement #>> '{source,publishedMin}'
          ELSE coalesce(statement #>> '{said,min}', '0001-01-01') END)
        FROM jsonb_array_elements(statements) AS s (statement))::date,
      (SELECT max(statement #>> '{said,max}') FROM jsonb_array_elements(statements) AS s (statement))::date,
      (SELECT max(coalesce(statement #>> '{said,max}', statement #>> '{source,publishedMax}'))
        FROM jsonb_array_elements(statements) AS s (statement))::date,
      line, words;
  ELSE
    INSERT INTO "DisputeListing" ("disputeId", slug, version, seq, "publishedAt", title, question, "statementCount")
    VALUES (p."subjectId", p.slug, p.version, p.seq, p."publishedAt", document ->> 'title', document ->> 'question',
      jsonb_array_length(statements));
  END IF;

  INSERT INTO "StatementListing" (slug, "subjectId", seq, "disputeSlug", originator, relayers, "sourceSlug", "orderOn", statement)
  SELECT statement ->> 'slug', p."subjectId", p.seq, dispute, coalesce(statement #>> '{attribution,0,speaker,slug}', ''),
    published.distinct_in_order(ARRAY(
      SELECT link #>> '{speaker,slug}' FROM jsonb_array_elements(statement -> 'attribution') WITH ORDINALITY AS l (link, step)
      WHERE step > 1 ORDER BY step)),
    statement #>> '{source,slug}', coalesce(statement #>> '{said,max}', statement #>> '{source,publishedMax}')::date, statement
  FROM jsonb_array_elements(statements) AS s (statement);

  INSERT INTO "SpeakerListing" (slug, "subjectId", seq, name, kind, speaker)
  SELECT DISTINCT ON (speaker ->> 'slug') speaker ->> 'slug', p."subjectId", p.seq, speaker ->> 'name', speaker ->> 'kind', speaker
  FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side),
    jsonb_array_elements(statement -> 'attribution') WITH ORDINALITY AS l (link, step), LATERAL (SELECT link -> 'speaker') AS k (speaker)
  ORDER BY speaker ->> 'slug', side DESC, step DESC;

  INSERT INTO "SourceListing" (slug, "subjectId", seq, title, publisher, source)
  SELECT DISTINCT ON (source ->> 'slug') source ->> 'slug', p."subjectId", p.seq, source ->> 'title', source ->> 'publisher', source
  FROM jsonb_array_elements(statements) WITH ORDINALITY AS s (statement, side), LATERAL (SELECT statement -> 'source') AS o (source)
  ORDER BY source ->> 'slug', side DESC;
END $$;
REVOKE ALL ON FUNCTION published.list_publication(bigint, jsonb, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION published.list_publication(bigint, jsonb, text) TO variance_desk;
