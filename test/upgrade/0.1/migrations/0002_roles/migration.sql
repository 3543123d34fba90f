-- The wall. Roles are shared by a whole server, so they may exist already; a login that may step into them needs no grant.
DO $$
DECLARE
  wanted text;
  stepping text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['variance_desk', 'variance_reader'] LOOP
    BEGIN
      IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = wanted) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      END IF;
    EXCEPTION WHEN unique_violation OR duplicate_object THEN
      NULL; -- Another database of this server is being migrated at the same moment and made it first.
    END;
    IF NOT pg_has_role(current_user, wanted, stepping) THEN
      EXECUTE format('GRANT %I TO %I', wanted, current_user);
    END IF;
  END LOOP;
END $$;

-- What readers see of publications: all versions of what is not withdrawn, without editors' ids. Owner's rights.
CREATE VIEW published."LivePublication" AS
SELECT p.seq, p.subject, p."subjectId", p.number, p.slug, p.version, p.document, p.sha256, p."publishedAt",
       p."publishedBy", p."approvedBy", p."changeNote", p."isCorrection"
FROM published."Publication" p
WHERE NOT EXISTS (
  SELECT 1 FROM published."Tombstone" t WHERE t.subject = p.subject AND t."subjectId" = p."subjectId"
);

REVOKE ALL ON SCHEMA desk, published FROM PUBLIC;
GRANT USAGE ON SCHEMA published TO variance_reader;
GRANT SELECT ON published."LivePublication", published."Tombstone", published."RecordListing",
  published."DisputeListing", published."StatementListing", published."SpeakerListing", published."SourceListing"
  TO variance_reader;

GRANT USAGE ON SCHEMA desk, published TO variance_desk;
GRANT SELECT ON ALL TABLES IN SCHEMA desk, published TO variance_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA desk, published TO variance_desk;
-- Append-only.
GRANT INSERT ON desk."Snapshot", desk."Revision", desk."Approval", published."Publication", published."Tombstone"
  TO variance_desk;
-- An approval is voided, never undone otherwise.
GRANT UPDATE ("voidedAt") ON desk."Approval" TO variance_desk;
-- Corrected, never deleted.
GRANT INSERT, UPDATE ON desk."Editor", desk."Session", desk."ConflictOfInterest", desk."Speaker", desk."Capacity",
  desk."Source", desk."Statement", desk."Dispute", desk."Record", desk."Annotation", desk."Suggestion",
  desk."Resolution", desk."ReplyRequest", desk."IdempotencyKey" TO variance_desk;
-- Parts that come and go with an edit of what they belong to.
GRANT INSERT, UPDATE, DELETE ON desk."Attribution", desk."Appearance", desk."StatementLink", desk."DisputeStatement",
  desk."Tie", desk."TiePassage", desk."Evidence", desk."ResolutionCite", desk."AnnotationTarget" TO variance_desk;
GRANT DELETE ON desk."Session", desk."IdempotencyKey" TO variance_desk;
GRANT INSERT, UPDATE, DELETE ON published."RecordListing", published."DisputeListing", published."StatementListing",
  published."SpeakerListing", published."SourceListing" TO variance_desk;
