-- DropIndex
DROP INDEX "published"."RecordListing_latestOn_number_idx";

-- DropIndex
DROP INDEX "published"."StatementListing_originator_idx";

-- CreateTable
CREATE TABLE "published"."Issue" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "number" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "Issue_pkey" PRIMARY KEY ("one")
);

-- CreateIndex
CREATE INDEX "AnnotationTarget_tieId_idx" ON "desk"."AnnotationTarget"("tieId");

-- CreateIndex
CREATE INDEX "AnnotationTarget_evidenceId_idx" ON "desk"."AnnotationTarget"("evidenceId");

-- CreateIndex
CREATE INDEX "RecordListing_originators_idx" ON "published"."RecordListing" USING GIN ("originators");

-- CreateIndex
CREATE INDEX "RecordListing_relayers_idx" ON "published"."RecordListing" USING GIN ("relayers");

-- CreateIndex
CREATE INDEX "RecordListing_statementSlugs_idx" ON "published"."RecordListing" USING GIN ("statementSlugs");

-- CreateIndex
CREATE INDEX "StatementListing_subjectId_idx" ON "published"."StatementListing"("subjectId");

-- CreateIndex
CREATE INDEX "StatementListing_slug_seq_idx" ON "published"."StatementListing"("slug", "seq" DESC);

-- CreateIndex
CREATE INDEX "StatementListing_originator_slug_idx" ON "published"."StatementListing"("originator", "slug");

-- CreateIndex
CREATE INDEX "StatementListing_relayers_idx" ON "published"."StatementListing" USING GIN ("relayers");

-- CreateIndex
CREATE INDEX "SpeakerListing_subjectId_idx" ON "published"."SpeakerListing"("subjectId");

-- CreateIndex
CREATE INDEX "SpeakerListing_slug_seq_idx" ON "published"."SpeakerListing"("slug", "seq" DESC);

-- CreateIndex
CREATE INDEX "SourceListing_subjectId_idx" ON "published"."SourceListing"("subjectId");

-- CreateIndex
CREATE INDEX "SourceListing_slug_seq_idx" ON "published"."SourceListing"("slug", "seq" DESC);

-- The front page in its order, with all that its filters and counts ask for: neither has to look at the rows themselves.
CREATE INDEX record_listing_front ON published."RecordListing" ("latestOn" DESC NULLS LAST, number)
  INCLUDE ("disputeSlug", status, "withItself", originators, dimensions, "saidMin");

-- What was read at one issue stands until the next one. Deferred, so that the row is locked last and for the shortest
-- time, and readers see the new number together with what it stands for.
INSERT INTO published."Issue" DEFAULT VALUES;
ALTER TABLE published."Issue" ADD CONSTRAINT issue_one CHECK (one);
GRANT SELECT ON published."Issue" TO variance_reader, variance_desk;
CREATE FUNCTION published.count_issue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = published, pg_temp AS $$
BEGIN
  UPDATE "Issue" SET number = number + 1 WHERE one;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER count_issue AFTER INSERT ON published."Publication" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION published.count_issue();
CREATE CONSTRAINT TRIGGER count_issue AFTER INSERT ON published."Tombstone" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION published.count_issue();
