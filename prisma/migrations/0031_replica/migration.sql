-- The heartbeat of the primary, by which a server sees how far its replica is behind.

CREATE TABLE published."Heartbeat" (
  "one" BOOLEAN NOT NULL DEFAULT true,
  "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Heartbeat_pkey" PRIMARY KEY ("one"),
  CONSTRAINT heartbeat_one CHECK (one)
);
INSERT INTO published."Heartbeat" DEFAULT VALUES;

-- A heartbeat has the time of the primary, whatever time is sent: a wrong one would hide a lag.
CREATE FUNCTION published.stamp_heartbeat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER stamp_heartbeat BEFORE INSERT OR UPDATE ON published."Heartbeat" FOR EACH ROW EXECUTE FUNCTION published.stamp_heartbeat();

-- How many seconds ago the heartbeat was written that a replica has; null in the primary. Both clocks must agree (docs/scale.md).
CREATE FUNCTION published.lag_seconds() RETURNS float8 LANGUAGE sql VOLATILE SET search_path = published, pg_temp AS $$
  SELECT CASE WHEN pg_is_in_recovery() THEN (SELECT extract(epoch FROM clock_timestamp() - at)::float8 FROM "Heartbeat") END
$$;

GRANT SELECT ON published."Heartbeat" TO variance_desk, variance_reader;
GRANT UPDATE ("at") ON published."Heartbeat" TO variance_desk;
