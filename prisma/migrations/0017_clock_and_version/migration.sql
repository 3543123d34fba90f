-- The database's clock, the content version after a restore, and addresses without a name and a password.

-- Sets the named columns to the database's time, whatever the client sent.
CREATE FUNCTION desk.stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RETURN jsonb_populate_record(NEW, (SELECT jsonb_object_agg(name, now()) FROM unnest(TG_ARGV) AS name));
END $$;

CREATE TRIGGER stamp BEFORE INSERT ON desk."Annotation" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp_resolution BEFORE UPDATE ON desk."Annotation" FOR EACH ROW
  WHEN (OLD."resolvedAt" IS NULL AND NEW."resolvedAt" IS NOT NULL) EXECUTE FUNCTION desk.stamp('resolvedAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."ConflictOfInterest" FOR EACH ROW EXECUTE FUNCTION desk.stamp('declaredAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Dispute" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Editor" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Record" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Snapshot" FOR EACH ROW EXECUTE FUNCTION desk.stamp('capturedAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Source" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Speaker" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Statement" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');
CREATE TRIGGER stamp BEFORE INSERT ON desk."Suggestion" FOR EACH ROW EXECUTE FUNCTION desk.stamp('createdAt');

-- Raises the content version; a result read under one number is valid until the next. The number is at least the time in
-- microseconds: after a restore to an earlier time no number returns, so no server takes an old result for a current one.
-- Deferred, so that the row is locked last and briefly, and readers see the number with its content.
CREATE OR REPLACE FUNCTION published.count_issue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  UPDATE "Issue" SET number = greatest(number + 1, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint) WHERE one;
  RETURN NULL;
END $$;

-- A name and a password in a link pretend to be another site. Older rows are checked when they change.
ALTER TABLE desk."Source"
  ADD CONSTRAINT source_address_plain CHECK (coalesce(url, '') !~ '^[A-Za-z]+:[/\\]*[^/\\?#]*@') NOT VALID;
