-- Checks, and the indexes that Prisma cannot express.

ALTER TABLE desk."AnnotationTarget" ADD CONSTRAINT target_of_one
  CHECK (num_nonnulls("statementId", "recordId", "tieId", "evidenceId") = 1);
ALTER TABLE desk."AnnotationTarget" ADD CONSTRAINT target_selector CHECK (
  num_nonnulls(start, "end", exact) IN (0, 3) AND (start IS NULL OR "statementId" IS NOT NULL)
);

ALTER TABLE desk."Appearance" ADD CONSTRAINT appearance_offsets CHECK (start >= 0 AND "end" > start);

ALTER TABLE desk."Approval" ADD CONSTRAINT approval_of_one CHECK (
  CASE subject WHEN 'RECORD' THEN "recordId" IS NOT NULL AND "disputeId" IS NULL
               ELSE "disputeId" IS NOT NULL AND "recordId" IS NULL END
);

ALTER TABLE desk."Attribution" ADD CONSTRAINT attribution_position CHECK (position >= 0);

ALTER TABLE desk."AuditHead" ADD CONSTRAINT audit_head_one CHECK (one);

ALTER TABLE desk."ConflictOfInterest" ADD CONSTRAINT conflict_noted CHECK (btrim(note) <> '');

ALTER TABLE desk."Dispute" ADD CONSTRAINT dispute_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE desk."Editor" ADD CONSTRAINT editor_email_lower CHECK (email = lower(email) AND email LIKE '%_@_%');
ALTER TABLE desk."Editor" ADD CONSTRAINT editor_password_hashed
  CHECK ("passwordHash" IS NULL OR "passwordHash" LIKE '$argon2id$%');

ALTER TABLE desk."Evidence" ADD CONSTRAINT evidence_selector CHECK (num_nonnulls(start, "end", exact) IN (0, 3));

ALTER TABLE desk."RateLimit" ADD CONSTRAINT rate_limit_counts CHECK (count > 0);

ALTER TABLE desk."Record" ADD CONSTRAINT record_of_two CHECK ("statementAId" <> "statementBId");
-- Invariants 5 and 6: the relation is one that the answers allow, and its reconciliation is written.
ALTER TABLE desk."Record" ADD CONSTRAINT record_strict_scope CHECK (
  relation NOT IN ('CONTRADICTORY', 'CONTRARY') OR (
    event IS NOT DISTINCT FROM 'SAME' AND people IS NOT DISTINCT FROM 'SAME'
    AND time IS NOT DISTINCT FROM 'SAME' AND conditions IS NOT DISTINCT FROM 'SAME'
    AND "bothCanBeTrue" IS NOT DISTINCT FROM false
    AND "bothCouldBeFalse" IS NOT DISTINCT FROM (relation = 'CONTRARY')
  )
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_soft_relation CHECK (
  relation NOT IN ('IN_TENSION', 'CHARACTERISATION', 'APPARENT') OR (
    "bothCanBeTrue" IS NOT DISTINCT FROM true
    AND "disputeOver" IS NOT DISTINCT FROM (CASE relation
      WHEN 'IN_TENSION' THEN 'FACT' WHEN 'CHARACTERISATION' THEN 'MEANING' ELSE 'NOTHING' END)::desk."DisputeOver"
  )
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_reconciliation CHECK (
  relation NOT IN ('IN_TENSION', 'CHARACTERISATION', 'APPARENT')
  OR (reconciliation IS NOT NULL AND btrim(reconciliation) <> '')
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_answers_follow CHECK (
  ("bothCouldBeFalse" IS NULL OR "bothCanBeTrue" IS NOT DISTINCT FROM false)
  AND ("disputeOver" IS NULL OR "bothCanBeTrue" IS NOT DISTINCT FROM true)
);
ALTER TABLE desk."Record" ADD CONSTRAINT record_slug CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');

ALTER TABLE desk."Session" ADD CONSTRAINT session_token_hashed CHECK ("tokenHash" ~ '^[0-9a-f]{64}$');

ALTER TABLE desk."Snapshot" ADD CONSTRAINT snapshot_sha256
  CHECK (sha256 = encode(sha256(convert_to(text, 'UTF8')), 'hex'));

ALTER TABLE desk."Source" ADD CONSTRAINT source_published_order CHECK ("publishedMin" <= "publishedMax");

ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_named CHECK (btrim(name) <> '');
ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_unnamed_described
  CHECK (kind <> 'UNNAMED' OR (("describedAs" IS NOT NULL) AND btrim("describedAs") <> ''));
ALTER TABLE desk."Speaker" ADD CONSTRAINT speaker_wikidata_id CHECK ("wikidataId" ~ '^Q[0-9]+$');

ALTER TABLE desk."Statement" ADD CONSTRAINT statement_quote_in_context CHECK (
  btrim(quote) <> ''
  AND desk.utf16_slice(context, "quoteStart", "quoteStart" + desk.utf16_length(quote)) IS NOT DISTINCT FROM quote
);
ALTER TABLE desk."Statement" ADD CONSTRAINT statement_dates_in_order
  CHECK ("saidMin" <= "saidMax" AND "aboutMin" <= "aboutMax");

ALTER TABLE desk."StatementLink" ADD CONSTRAINT link_of_two CHECK ("fromId" <> "toId");

ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_of_two CHECK ("statementAId" <> "statementBId");
ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_decided CHECK (decision IS NULL OR "decidedAt" IS NOT NULL);
ALTER TABLE desk."Suggestion" ADD CONSTRAINT suggestion_remembered CHECK (
  decision IS DISTINCT FROM 'REJECTED' OR num_nonnulls(note, "revisionA", "revisionB") = 3
);

ALTER TABLE published."Issue" ADD CONSTRAINT issue_one CHECK (one);

ALTER TABLE published."Publication" ADD CONSTRAINT publication_subject CHECK (
  (subject = 'RECORD' AND number IS NOT NULL) OR (subject = 'DISPUTE' AND number IS NULL));
ALTER TABLE published."Publication" ADD CONSTRAINT publication_sha256
  CHECK (sha256 = encode(sha256(convert_to(document, 'UTF8')), 'hex'));

ALTER TABLE published."Tombstone" ADD CONSTRAINT tombstone_reason CHECK (btrim(reason) <> '' AND subject IN ('RECORD', 'DISPUTE'));

-- An unordered pair is recorded once (invariant 1), and waits once in the queue.
CREATE UNIQUE INDEX record_pair ON desk."Record"
  (least("statementAId", "statementBId"), greatest("statementAId", "statementBId"));
CREATE UNIQUE INDEX suggestion_pair ON desk."Suggestion"
  (least("statementAId", "statementBId"), greatest("statementAId", "statementBId"));
-- A revision has one valid approval, and an editor declares a conflict of interest once until it is withdrawn.
CREATE UNIQUE INDEX approval_holds ON desk."Approval" (coalesce("recordId", "disputeId")) WHERE "voidedAt" IS NULL;
CREATE UNIQUE INDEX conflict_once ON desk."ConflictOfInterest" ("editorId", "speakerId") WHERE "withdrawnAt" IS NULL;

-- The order of the queue: deferred pairs come last.
CREATE INDEX suggestion_to_judge ON desk."Suggestion" ((CASE WHEN decision = 'LATER' THEN "decidedAt" ELSE '-infinity' END), id)
  WHERE decision IS NULL OR decision = 'LATER';
-- The pairs that return when one of their statements changes.
CREATE INDEX suggestion_rejected_a ON desk."Suggestion" ("statementAId") WHERE decision = 'REJECTED';
CREATE INDEX suggestion_rejected_b ON desk."Suggestion" ("statementBId") WHERE decision = 'REJECTED';
-- The desk counts and lists records by state, newest first.
CREATE INDEX record_by_state ON desk."Record" ("publicState", state, number DESC);
-- History and audit of one subject.
CREATE INDEX revision_of_subject ON desk."Revision" ("subjectId", "madeAt" DESC, id DESC);
CREATE INDEX audit_of_subject ON desk."AuditEvent" ("subjectId", seq DESC);

-- Speakers are found by a similar name or alias, statements by any part of their words.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE INDEX speaker_names ON desk."Speaker" USING gin (desk.names_of(name, aliases) public.gin_trgm_ops);
CREATE INDEX statement_words ON desk."Statement" USING gin (lower(quote || ' ' || coalesce(gloss, '')) public.gin_trgm_ops);

-- Search of readers, and the front page in its order with every column that its filters and counts need.
CREATE INDEX record_listing_search ON published."RecordListing" USING gin (search);
CREATE INDEX record_listing_front ON published."RecordListing" ("latestOn" DESC NULLS LAST, number)
  INCLUDE ("disputeSlug", status, "withItself", originators, dimensions, "saidMin");
