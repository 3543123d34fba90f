INSERT INTO desk."AuditHead" (one, seq, hash) VALUES (true, 0, '\x00');
ALTER TABLE desk."AuditHead" ADD CONSTRAINT audit_head_one CHECK (one);

CREATE FUNCTION desk.audit_hash(previous bytea, e desk."AuditEvent") RETURNS bytea LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(jsonb_build_array(
    e.seq, to_char(e.at AT TIME ZONE 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), e."actorId", e."actorRole", e.action,
    e.subject, e."subjectId", e.detail)::text, 'UTF8'))
$$;

-- The only way into the audit chain. The head's row lock puts the events in one line.
CREATE FUNCTION desk.audit_append(actor uuid, role text, action text, subject text, "subjectId" text, detail jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE
  head "AuditHead";
  event "AuditEvent";
BEGIN
  SELECT * INTO head FROM "AuditHead" WHERE one FOR UPDATE;
  event := ROW(head.seq + 1, clock_timestamp(), actor, role, action, subject, "subjectId", detail, head.hash, NULL);
  event.hash := desk.audit_hash(head.hash, event);
  INSERT INTO "AuditEvent" SELECT event.*;
  UPDATE "AuditHead" SET seq = event.seq, hash = event.hash WHERE one;
  RETURN event.seq;
END $$;
REVOKE EXECUTE ON FUNCTION desk.audit_append(uuid, text, text, text, text, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.audit_append(uuid, text, text, text, text, jsonb) TO variance_desk;

-- How many events there are, and which is the first whose hash or place is wrong; the head tells of a tail cut off.
CREATE FUNCTION desk.audit_verify() RETURNS TABLE (events bigint, "firstWrong" bigint, "headHolds" boolean) LANGUAGE sql STABLE
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
  WITH chain AS (
    SELECT e, lag(e.hash, 1, '\x00'::bytea) OVER (ORDER BY e.seq) AS previous, row_number() OVER (ORDER BY e.seq) AS place
    FROM "AuditEvent" e
  )
  SELECT count(*),
    min((e).seq) FILTER (WHERE (e)."prevHash" <> previous OR (e).seq <> place OR (e).hash <> desk.audit_hash(previous, e)),
    coalesce((SELECT h.seq = count(chain.*) AND h.hash = coalesce((SELECT l.hash FROM "AuditEvent" l ORDER BY l.seq DESC LIMIT 1), '\x00') FROM "AuditHead" h), false)
  FROM chain
$$;

-- Words are found by their English stem and as they stand: names and other languages have no English stem.
CREATE FUNCTION published.search_vector(subject text, words text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', subject), 'A') || setweight(to_tsvector('pg_catalog.simple', subject), 'A')
    || setweight(to_tsvector('pg_catalog.english', words), 'B') || setweight(to_tsvector('pg_catalog.simple', words), 'B')
$$;
CREATE FUNCTION published.set_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.search := published.search_vector(NEW.subject, NEW."searchText");
  RETURN NEW;
END $$;
CREATE TRIGGER set_search BEFORE INSERT OR UPDATE ON published."RecordListing" FOR EACH ROW EXECUTE FUNCTION published.set_search();
CREATE INDEX record_listing_search ON published."RecordListing" USING gin (search);
