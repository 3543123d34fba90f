-- Triggers, a table at a time. PostgreSQL fires the triggers of one event in the order of their names: before_* locks
-- first, publish_truth follows publish_gate. Constraint triggers check at commit.

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Annotation" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER void_by_note AFTER UPDATE ON desk."Annotation" FOR EACH ROW EXECUTE FUNCTION desk.void_by_note();

CREATE CONSTRAINT TRIGGER check_target_passage AFTER INSERT OR UPDATE ON desk."AnnotationTarget"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('annotationId');
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();
CREATE TRIGGER void_by_note AFTER INSERT OR UPDATE OR DELETE ON desk."AnnotationTarget" FOR EACH ROW EXECUTE FUNCTION desk.void_by_note();

CREATE CONSTRAINT TRIGGER check_appearance AFTER INSERT OR UPDATE OR DELETE ON desk."Appearance"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();
CREATE TRIGGER reach AFTER INSERT OR UPDATE OR DELETE ON desk."Appearance" FOR EACH ROW EXECUTE FUNCTION desk.reach_from_change();
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE OR DELETE ON desk."Appearance" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();

CREATE TRIGGER check_approval BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.check_approval();
CREATE TRIGGER keep_voided BEFORE UPDATE ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.keep_voided();
CREATE TRIGGER set_clock BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();
CREATE TRIGGER before_approval BEFORE INSERT ON desk."Approval" FOR EACH ROW EXECUTE FUNCTION desk.lock_hands();

CREATE CONSTRAINT TRIGGER check_attribution AFTER INSERT OR UPDATE OR DELETE ON desk."Attribution"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();
CREATE TRIGGER reach AFTER INSERT OR UPDATE OR DELETE ON desk."Attribution" FOR EACH ROW EXECUTE FUNCTION desk.reach_from_change();
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE OR DELETE ON desk."Attribution" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();

CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."AuditEvent" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON desk."AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Capacity" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER reach AFTER UPDATE ON desk."Capacity" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.reach_from_change();

CREATE TRIGGER void_by_interest AFTER INSERT OR UPDATE ON desk."ConflictOfInterest" FOR EACH ROW
  WHEN (NEW."withdrawnAt" IS NULL) EXECUTE FUNCTION desk.void_by_interest();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Dispute" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER void_approvals AFTER UPDATE ON desk."Dispute" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.void_approvals();
CREATE CONSTRAINT TRIGGER check_public_state AFTER INSERT OR UPDATE ON desk."Dispute" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_public_state();

CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."DisputeStatement" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('disputeId');
CREATE TRIGGER void_by_assignment AFTER INSERT OR UPDATE OR DELETE ON desk."DisputeStatement"
  FOR EACH ROW EXECUTE FUNCTION desk.void_by_assignment();

CREATE TRIGGER revoke_sessions AFTER UPDATE ON desk."Editor" FOR EACH ROW
  WHEN (OLD."passwordHash" IS DISTINCT FROM NEW."passwordHash" OR OLD."suspendedAt" IS DISTINCT FROM NEW."suspendedAt"
    OR OLD.role IS DISTINCT FROM NEW.role)
  EXECUTE FUNCTION desk.revoke_sessions();

CREATE TRIGGER check_evidence_side BEFORE INSERT OR UPDATE ON desk."Evidence"
  FOR EACH ROW EXECUTE FUNCTION desk.check_evidence_side();
CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."Evidence" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."Evidence" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('recordId');
CREATE TRIGGER check_evidence_passage BEFORE INSERT OR UPDATE ON desk."Evidence" FOR EACH ROW
  WHEN (NEW.exact IS NOT NULL) EXECUTE FUNCTION desk.check_evidence_passage();

CREATE TRIGGER keep_answer BEFORE UPDATE ON desk."IdempotencyKey" FOR EACH ROW EXECUTE FUNCTION desk.keep_answer();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Record" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER derive_sides BEFORE INSERT OR UPDATE OF "statementAId", "statementBId", revision ON desk."Record"
  FOR EACH ROW EXECUTE FUNCTION desk.derive_sides();
CREATE TRIGGER void_approvals AFTER UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.void_approvals();
CREATE CONSTRAINT TRIGGER check_public_state AFTER INSERT OR UPDATE ON desk."Record" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_public_state();
CREATE TRIGGER keep_number BEFORE UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD.number <> NEW.number) EXECUTE FUNCTION desk.keep_number();
CREATE CONSTRAINT TRIGGER check_pair_parts AFTER UPDATE ON desk."Record" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD."statementAId" <> NEW."statementAId" OR OLD."statementBId" <> NEW."statementBId")
  EXECUTE FUNCTION desk.check_pair_parts();
CREATE TRIGGER before_sides BEFORE INSERT ON desk."Record" FOR EACH ROW EXECUTE FUNCTION desk.lock_for_pairing();
CREATE TRIGGER before_sides_again BEFORE UPDATE ON desk."Record" FOR EACH ROW
  WHEN (OLD."statementAId" <> NEW."statementAId" OR OLD."statementBId" <> NEW."statementBId")
  EXECUTE FUNCTION desk.lock_for_pairing();

CREATE TRIGGER set_clock BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();
CREATE TRIGGER check_history BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.check_history();
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON desk."Revision" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();

CREATE TRIGGER keep_session BEFORE UPDATE ON desk."Session" FOR EACH ROW EXECUTE FUNCTION desk.keep_session();

CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON desk."Snapshot" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON desk."Snapshot" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Source" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER reach AFTER UPDATE ON desk."Source" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.reach_from_change();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Speaker" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE TRIGGER reach AFTER UPDATE ON desk."Speaker" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.reach_from_change();

CREATE TRIGGER check_revision BEFORE UPDATE ON desk."Statement" FOR EACH ROW EXECUTE FUNCTION desk.check_revision();
CREATE CONSTRAINT TRIGGER check_statement AFTER INSERT OR UPDATE ON desk."Statement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_statement();
CREATE CONSTRAINT TRIGGER check_context AFTER UPDATE ON desk."Statement"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
CREATE TRIGGER guard_standing BEFORE INSERT OR UPDATE OF standing ON desk."Statement"
  FOR EACH ROW EXECUTE FUNCTION desk.guard_standing();
CREATE TRIGGER return_rejected AFTER UPDATE ON desk."Statement" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.return_rejected();
CREATE TRIGGER reach AFTER UPDATE ON desk."Statement" FOR EACH ROW
  WHEN (OLD.revision <> NEW.revision) EXECUTE FUNCTION desk.reach_from_change();

CREATE TRIGGER set_standing AFTER INSERT OR UPDATE OR DELETE ON desk."StatementLink" FOR EACH ROW EXECUTE FUNCTION desk.set_standing();
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."StatementLink" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('toId');

CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."Tie" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."Tie" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('recordId');

CREATE CONSTRAINT TRIGGER check_tie_passage AFTER INSERT OR UPDATE ON desk."TiePassage"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION desk.check_passages();
CREATE TRIGGER check_tie_side BEFORE INSERT OR UPDATE ON desk."TiePassage"
  FOR EACH ROW EXECUTE FUNCTION desk.check_tie_side();
CREATE TRIGGER void_by_part AFTER INSERT OR UPDATE OR DELETE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.void_by_part();
CREATE TRIGGER keep_owner BEFORE UPDATE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.keep_owner('tieId');
CREATE TRIGGER lock_statement BEFORE INSERT OR UPDATE ON desk."TiePassage" FOR EACH ROW EXECUTE FUNCTION desk.lock_statement();

CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."DisputeListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('disputeId');

CREATE TRIGGER publish_gate BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.publish_gate();
CREATE TRIGGER publish_truth BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.publish_truth();
CREATE TRIGGER check_document AFTER INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.check_document();
CREATE CONSTRAINT TRIGGER check_desk_knows AFTER INSERT ON published."Publication" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_desk_knows();
CREATE TRIGGER publish_hand BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.check_publisher();
CREATE TRIGGER before_publication BEFORE INSERT ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.lock_hands();
CREATE CONSTRAINT TRIGGER count_issue AFTER INSERT ON published."Publication" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION published.count_issue();
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON published."Publication" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON published."Publication" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();

CREATE TRIGGER set_search BEFORE INSERT OR UPDATE ON published."RecordListing" FOR EACH ROW EXECUTE FUNCTION published.set_search();
CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."RecordListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('recordId');

CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."SourceListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');

CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."SpeakerListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');

CREATE TRIGGER check_listing BEFORE INSERT OR UPDATE ON published."StatementListing" FOR EACH ROW EXECUTE FUNCTION desk.check_listing('subjectId');

CREATE TRIGGER set_clock BEFORE INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.set_clock();
CREATE TRIGGER withdraw_gate BEFORE INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.withdraw_gate();
CREATE TRIGGER clear_listings AFTER INSERT ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.clear_listings();
CREATE CONSTRAINT TRIGGER check_desk_knows AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION desk.check_desk_knows();
CREATE CONSTRAINT TRIGGER count_issue AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION published.count_issue();
CREATE TRIGGER forbid_change BEFORE UPDATE OR DELETE ON published."Tombstone" FOR EACH ROW EXECUTE FUNCTION desk.forbid();
CREATE TRIGGER forbid_truncate BEFORE TRUNCATE ON published."Tombstone" FOR EACH STATEMENT EXECUTE FUNCTION desk.forbid();
