-- A published status agrees with the record: no "Settled by evidence" without evidence. Runs after publish_gate, which has
-- locked the record and its statements.
CREATE FUNCTION desk.publish_status() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE r "Record";
BEGIN
  IF NEW.subject <> 'RECORD' THEN RETURN NEW; END IF;
  SELECT * INTO r FROM "Record" WHERE id = NEW."subjectId";
  IF r.status = 'RESOLVED' AND NOT EXISTS (
    SELECT 1 FROM "Evidence" WHERE "recordId" = r.id AND "snapshotId" IS NOT NULL AND stance <> 'CONTEXT'
  ) THEN
    PERFORM desk.refuse('status_settled', 'It is settled by evidence only if evidence on file supports or speaks against a statement.');
  END IF;
  IF r.status = 'RECONCILED' AND (r."bothCanBeTrue" IS DISTINCT FROM true OR btrim(coalesce(r.reconciliation, '')) = '') THEN
    PERFORM desk.refuse('status_reconciled', 'It is reconciled only if both can be true, and it says on which condition.');
  END IF;
  IF r.status = 'ONE_SIDE_CORRECTED' AND NOT EXISTS (
    SELECT 1 FROM "Statement" WHERE id IN (r."statementAId", r."statementBId") AND standing <> 'STANDS'
  ) THEN
    PERFORM desk.refuse('status_corrected', 'One side is corrected only if one of the statements no longer stands.');
  END IF;
  IF r.status IN ('ANSWERED', 'AWAITING_REPLY') AND btrim(coalesce(r."statusNote", '')) = '' THEN
    PERFORM desk.refuse('status_noted', 'The status note says who was asked or has answered, and when.');
  END IF;
  RETURN NEW;
END $$;
REVOKE EXECUTE ON FUNCTION desk.publish_status() FROM PUBLIC;

CREATE TRIGGER publish_status BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.publish_status();
