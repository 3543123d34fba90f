-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "desk";

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "published";

-- CreateEnum
CREATE TYPE "desk"."Role" AS ENUM ('CONTRIBUTOR', 'EDITOR', 'PUBLISHER', 'ADMIN');

-- CreateEnum
CREATE TYPE "desk"."SpeakerKind" AS ENUM ('PERSON', 'ORGANISATION', 'UNNAMED');

-- CreateEnum
CREATE TYPE "desk"."SourceKind" AS ENUM ('ARTICLE', 'PRESS_RELEASE', 'POST', 'BROADCAST', 'TRANSCRIPT', 'PARLIAMENTARY_RECORD', 'COURT_FILING', 'INFORMATION_REPLY', 'LETTER');

-- CreateEnum
CREATE TYPE "desk"."Proximity" AS ENUM ('ORIGINAL', 'DERIVATIVE');

-- CreateEnum
CREATE TYPE "desk"."SnapshotKind" AS ENUM ('FULL', 'EXCERPT');

-- CreateEnum
CREATE TYPE "desk"."Wording" AS ENUM ('VERBATIM', 'VERBATIM_FRAGMENT', 'TRANSLATED', 'PARAPHRASE', 'REPORTED', 'HEADLINE', 'PUBLICATIONS_OWN_WORDS');

-- CreateEnum
CREATE TYPE "desk"."Act" AS ENUM ('ASSERTED', 'DENIED', 'QUALIFIED', 'PREDICTED', 'ASKED', 'DECLINED_TO_COMMENT', 'DID_NOT_ADDRESS');

-- CreateEnum
CREATE TYPE "desk"."Standing" AS ENUM ('STANDS', 'CORRECTED', 'RETRACTED', 'SUPERSEDED');

-- CreateEnum
CREATE TYPE "desk"."Anchor" AS ENUM ('ANCHORED', 'MOVED', 'ORPHANED');

-- CreateEnum
CREATE TYPE "desk"."LinkKind" AS ENUM ('CORRECTS', 'RETRACTS', 'CLARIFIES', 'REPEATS', 'TRANSLATES');

-- CreateEnum
CREATE TYPE "desk"."EditorialState" AS ENUM ('DRAFT', 'IN_REVIEW', 'APPROVED');

-- CreateEnum
CREATE TYPE "desk"."PublicState" AS ENUM ('UNPUBLISHED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "desk"."Subject" AS ENUM ('RECORD', 'DISPUTE');

-- CreateEnum
CREATE TYPE "desk"."Scope" AS ENUM ('SAME', 'DIFFERENT', 'UNKNOWN');

-- CreateEnum
CREATE TYPE "desk"."DisputeOver" AS ENUM ('FACT', 'MEANING', 'NOTHING');

-- CreateEnum
CREATE TYPE "desk"."Relation" AS ENUM ('CONTRADICTORY', 'CONTRARY', 'IN_TENSION', 'CHARACTERISATION', 'SUPERSEDED', 'APPARENT');

-- CreateEnum
CREATE TYPE "desk"."Dimension" AS ENUM ('OCCURRENCE', 'TIME', 'PLACE', 'ACTOR', 'QUANTITY', 'CONTENT', 'KNOWLEDGE', 'INTENT', 'ADEQUACY', 'ATTRIBUTION', 'SCOPE');

-- CreateEnum
CREATE TYPE "desk"."Cue" AS ENUM ('NEGATION', 'ANTONYM', 'NUMERIC', 'FACTIVE_MODAL', 'STRUCTURAL', 'LEXICAL', 'WORLD_KNOWLEDGE');

-- CreateEnum
CREATE TYPE "desk"."RecordStatus" AS ENUM ('OPEN', 'AWAITING_REPLY', 'ANSWERED', 'RECONCILED', 'ONE_SIDE_CORRECTED', 'RESOLVED');

-- CreateEnum
CREATE TYPE "desk"."Stance" AS ENUM ('SUPPORTS', 'REFUTES', 'CONTEXT');

-- CreateEnum
CREATE TYPE "desk"."Hand" AS ENUM ('FIRST_HAND', 'SECOND_HAND');

-- CreateEnum
CREATE TYPE "desk"."ReplyStatus" AS ENUM ('ASKED', 'ANSWERED', 'NO_REPLY');

-- CreateEnum
CREATE TYPE "desk"."Motivation" AS ENUM ('COMMENTING', 'QUESTIONING', 'CLASSIFYING', 'LINKING', 'ASSESSING');

-- CreateEnum
CREATE TYPE "desk"."Visibility" AS ENUM ('INTERNAL', 'PUBLIC');

-- CreateEnum
CREATE TYPE "desk"."Decision" AS ENUM ('ACCEPTED', 'REJECTED', 'LATER');

-- CreateTable
CREATE TABLE "desk"."Editor" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "desk"."Role" NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "suspendedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Editor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Session" (
    "id" UUID NOT NULL,
    "editorId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(6) NOT NULL,
    "revokedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."ConflictOfInterest" (
    "id" UUID NOT NULL,
    "editorId" UUID NOT NULL,
    "speakerId" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "declaredAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(6),

    CONSTRAINT "ConflictOfInterest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Speaker" (
    "id" UUID NOT NULL,
    "kind" "desk"."SpeakerKind" NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "aliases" TEXT[],
    "wikidataId" TEXT,
    "describedAs" TEXT,
    "partOfId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Speaker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Capacity" (
    "id" UUID NOT NULL,
    "speakerId" UUID NOT NULL,
    "organisationId" UUID,
    "title" TEXT NOT NULL,
    "from" TEXT,
    "to" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Capacity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Source" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" "desk"."SourceKind" NOT NULL,
    "url" TEXT,
    "canonicalUrl" TEXT,
    "title" TEXT NOT NULL,
    "dateline" TEXT,
    "publisher" TEXT NOT NULL,
    "byline" TEXT,
    "language" TEXT NOT NULL,
    "published" TEXT,
    "publishedMin" DATE,
    "publishedMax" DATE,
    "updated" TEXT,
    "proximity" "desk"."Proximity" NOT NULL DEFAULT 'DERIVATIVE',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Snapshot" (
    "id" UUID NOT NULL,
    "sourceId" UUID NOT NULL,
    "kind" "desk"."SnapshotKind" NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "originalSha256" TEXT,
    "archivedUrl" TEXT,
    "capturedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Statement" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "quote" TEXT NOT NULL,
    "context" TEXT NOT NULL,
    "quoteStart" INTEGER NOT NULL,
    "gloss" TEXT,
    "language" TEXT NOT NULL,
    "translation" TEXT,
    "translator" TEXT,
    "wording" "desk"."Wording" NOT NULL,
    "act" "desk"."Act" NOT NULL,
    "medium" TEXT,
    "addressee" TEXT,
    "said" TEXT,
    "saidMin" DATE,
    "saidMax" DATE,
    "saidPhrase" TEXT,
    "saidInferred" BOOLEAN NOT NULL DEFAULT false,
    "saidBasis" TEXT,
    "about" TEXT,
    "aboutMin" DATE,
    "aboutMax" DATE,
    "aboutPhrase" TEXT,
    "aboutInferred" BOOLEAN NOT NULL DEFAULT false,
    "aboutBasis" TEXT,
    "dateOverride" TEXT,
    "standing" "desk"."Standing" NOT NULL DEFAULT 'STANDS',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Statement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Attribution" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "speakerId" UUID NOT NULL,
    "capacityId" UUID,
    "cue" TEXT,
    "seen" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Attribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Appearance" (
    "id" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "snapshotId" UUID NOT NULL,
    "exact" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "suffix" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "page" TEXT,
    "line" TEXT,
    "timecode" TEXT,
    "anchor" "desk"."Anchor" NOT NULL DEFAULT 'ANCHORED',

    CONSTRAINT "Appearance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."StatementLink" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "kind" "desk"."LinkKind" NOT NULL,

    CONSTRAINT "StatementLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Dispute" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "topics" TEXT[],
    "asOf" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "state" "desk"."EditorialState" NOT NULL DEFAULT 'DRAFT',
    "publicState" "desk"."PublicState" NOT NULL DEFAULT 'UNPUBLISHED',
    "needsReview" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Dispute_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."DisputeStatement" (
    "disputeId" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "DisputeStatement_pkey" PRIMARY KEY ("disputeId","statementId")
);

-- CreateTable
CREATE TABLE "desk"."Record" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "disputeId" UUID NOT NULL,
    "statementAId" UUID NOT NULL,
    "statementBId" UUID NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "summary" TEXT NOT NULL DEFAULT '',
    "event" "desk"."Scope",
    "people" "desk"."Scope",
    "time" "desk"."Scope",
    "conditions" "desk"."Scope",
    "bothCanBeTrue" BOOLEAN,
    "bothCouldBeFalse" BOOLEAN,
    "disputeOver" "desk"."DisputeOver",
    "relation" "desk"."Relation",
    "dimensions" "desk"."Dimension"[],
    "cue" "desk"."Cue",
    "reconciliation" TEXT,
    "whatWouldSettleIt" TEXT,
    "status" "desk"."RecordStatus" NOT NULL DEFAULT 'OPEN',
    "statusNote" TEXT,
    "asOf" DATE NOT NULL,
    "materiality" TEXT,
    "reviewOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "state" "desk"."EditorialState" NOT NULL DEFAULT 'DRAFT',
    "publicState" "desk"."PublicState" NOT NULL DEFAULT 'UNPUBLISHED',
    "needsReview" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Tie" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "label" TEXT NOT NULL,

    CONSTRAINT "Tie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."TiePassage" (
    "id" UUID NOT NULL,
    "tieId" UUID NOT NULL,
    "statementId" UUID NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,

    CONSTRAINT "TiePassage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Evidence" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "statementId" UUID,
    "stance" "desk"."Stance" NOT NULL,
    "hand" "desk"."Hand" NOT NULL,
    "note" TEXT NOT NULL,
    "snapshotId" UUID,
    "place" TEXT,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,
    "independenceGroup" TEXT,

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Approval" (
    "id" UUID NOT NULL,
    "subject" "desk"."Subject" NOT NULL,
    "recordId" UUID,
    "disputeId" UUID,
    "revision" INTEGER NOT NULL,
    "approverId" UUID NOT NULL,
    "points" TEXT[],
    "approvedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voidedAt" TIMESTAMPTZ(6),

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Resolution" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reasoning" TEXT NOT NULL,
    "asOf" DATE NOT NULL,
    "authorId" UUID NOT NULL,
    "approverId" UUID,
    "supersededBy" UUID,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."ResolutionCite" (
    "resolutionId" UUID NOT NULL,
    "evidenceId" UUID NOT NULL,

    CONSTRAINT "ResolutionCite_pkey" PRIMARY KEY ("resolutionId","evidenceId")
);

-- CreateTable
CREATE TABLE "desk"."ReplyRequest" (
    "id" UUID NOT NULL,
    "recordId" UUID NOT NULL,
    "speakerId" UUID NOT NULL,
    "questions" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(6) NOT NULL,
    "dueAt" TIMESTAMPTZ(6) NOT NULL,
    "status" "desk"."ReplyStatus" NOT NULL DEFAULT 'ASKED',
    "replyId" UUID,

    CONSTRAINT "ReplyRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Annotation" (
    "id" UUID NOT NULL,
    "authorId" UUID NOT NULL,
    "motivation" "desk"."Motivation" NOT NULL DEFAULT 'COMMENTING',
    "body" TEXT NOT NULL,
    "visibility" "desk"."Visibility" NOT NULL DEFAULT 'INTERNAL',
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "parentId" UUID,
    "resolvedAt" TIMESTAMPTZ(6),
    "resolvedById" UUID,
    "assigneeId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Annotation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."AnnotationTarget" (
    "id" UUID NOT NULL,
    "annotationId" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "statementId" UUID,
    "recordId" UUID,
    "tieId" UUID,
    "evidenceId" UUID,
    "start" INTEGER,
    "end" INTEGER,
    "exact" TEXT,

    CONSTRAINT "AnnotationTarget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Suggestion" (
    "id" UUID NOT NULL,
    "statementAId" UUID NOT NULL,
    "statementBId" UUID NOT NULL,
    "method" TEXT NOT NULL,
    "score" DOUBLE PRECISION,
    "reasons" TEXT[],
    "decision" "desk"."Decision",
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(6),
    "note" TEXT,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."Revision" (
    "id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "editorId" UUID NOT NULL,
    "change" TEXT NOT NULL,
    "reason" TEXT,
    "isContent" BOOLEAN NOT NULL DEFAULT true,
    "before" JSONB,
    "after" JSONB,
    "madeAt" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "Revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "desk"."AuditEvent" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL,
    "actorId" UUID,
    "actorRole" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "prevHash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "desk"."AuditHead" (
    "one" BOOLEAN NOT NULL DEFAULT true,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("one")
);

-- CreateTable
CREATE TABLE "desk"."IdempotencyKey" (
    "key" TEXT NOT NULL,
    "editorId" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "published"."Publication" (
    "seq" BIGSERIAL NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "number" INTEGER,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedById" UUID NOT NULL,
    "approvedById" UUID NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "approvedBy" TEXT NOT NULL,
    "changeNote" TEXT NOT NULL,
    "isCorrection" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Publication_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "published"."Tombstone" (
    "subject" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "number" INTEGER,
    "slug" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "reason" TEXT NOT NULL,

    CONSTRAINT "Tombstone_pkey" PRIMARY KEY ("subject","subjectId")
);

-- CreateTable
CREATE TABLE "published"."RecordListing" (
    "recordId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "publishedAt" TIMESTAMPTZ(6) NOT NULL,
    "disputeSlug" TEXT NOT NULL,
    "disputeTitle" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "relation" TEXT NOT NULL,
    "dimensions" TEXT[],
    "withItself" BOOLEAN NOT NULL,
    "originators" TEXT[],
    "relayers" TEXT[],
    "statementSlugs" TEXT[],
    "sourceSlugs" TEXT[],
    "saidMin" DATE,
    "saidMax" DATE,
    "latestOn" DATE,
    "row" JSONB NOT NULL,
    "searchText" TEXT NOT NULL,
    "search" tsvector,

    CONSTRAINT "RecordListing_pkey" PRIMARY KEY ("recordId")
);

-- CreateTable
CREATE TABLE "published"."DisputeListing" (
    "disputeId" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "publishedAt" TIMESTAMPTZ(6) NOT NULL,
    "title" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "statementCount" INTEGER NOT NULL,

    CONSTRAINT "DisputeListing_pkey" PRIMARY KEY ("disputeId")
);

-- CreateTable
CREATE TABLE "published"."StatementListing" (
    "slug" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "disputeSlug" TEXT NOT NULL,
    "originator" TEXT NOT NULL,
    "relayers" TEXT[],
    "sourceSlug" TEXT NOT NULL,
    "orderOn" DATE,
    "statement" JSONB NOT NULL,

    CONSTRAINT "StatementListing_pkey" PRIMARY KEY ("slug","subjectId")
);

-- CreateTable
CREATE TABLE "published"."SpeakerListing" (
    "slug" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "speaker" JSONB NOT NULL,

    CONSTRAINT "SpeakerListing_pkey" PRIMARY KEY ("slug","subjectId")
);

-- CreateTable
CREATE TABLE "published"."SourceListing" (
    "slug" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL,
    "source" JSONB NOT NULL,

    CONSTRAINT "SourceListing_pkey" PRIMARY KEY ("slug","subjectId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Editor_email_key" ON "desk"."Editor"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "desk"."Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_editorId_idx" ON "desk"."Session"("editorId");

-- CreateIndex
CREATE INDEX "ConflictOfInterest_speakerId_idx" ON "desk"."ConflictOfInterest"("speakerId");

-- CreateIndex
CREATE UNIQUE INDEX "Speaker_slug_key" ON "desk"."Speaker"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Speaker_wikidataId_key" ON "desk"."Speaker"("wikidataId");

-- CreateIndex
CREATE UNIQUE INDEX "Capacity_speakerId_title_key" ON "desk"."Capacity"("speakerId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "Source_slug_key" ON "desk"."Source"("slug");

-- CreateIndex
CREATE INDEX "Snapshot_sourceId_idx" ON "desk"."Snapshot"("sourceId");

-- CreateIndex
CREATE UNIQUE INDEX "Statement_slug_key" ON "desk"."Statement"("slug");

-- CreateIndex
CREATE INDEX "Attribution_speakerId_idx" ON "desk"."Attribution"("speakerId");

-- CreateIndex
CREATE UNIQUE INDEX "Attribution_statementId_position_key" ON "desk"."Attribution"("statementId", "position");

-- CreateIndex
CREATE INDEX "Appearance_snapshotId_idx" ON "desk"."Appearance"("snapshotId");

-- CreateIndex
CREATE UNIQUE INDEX "Appearance_statementId_snapshotId_start_key" ON "desk"."Appearance"("statementId", "snapshotId", "start");

-- CreateIndex
CREATE INDEX "StatementLink_toId_idx" ON "desk"."StatementLink"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "StatementLink_fromId_toId_kind_key" ON "desk"."StatementLink"("fromId", "toId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Dispute_slug_key" ON "desk"."Dispute"("slug");

-- CreateIndex
CREATE INDEX "DisputeStatement_statementId_idx" ON "desk"."DisputeStatement"("statementId");

-- CreateIndex
CREATE UNIQUE INDEX "Record_number_key" ON "desk"."Record"("number");

-- CreateIndex
CREATE INDEX "Record_disputeId_idx" ON "desk"."Record"("disputeId");

-- CreateIndex
CREATE INDEX "Record_statementAId_idx" ON "desk"."Record"("statementAId");

-- CreateIndex
CREATE INDEX "Record_statementBId_idx" ON "desk"."Record"("statementBId");

-- CreateIndex
CREATE UNIQUE INDEX "Tie_recordId_ordinal_key" ON "desk"."Tie"("recordId", "ordinal");

-- CreateIndex
CREATE INDEX "TiePassage_statementId_idx" ON "desk"."TiePassage"("statementId");

-- CreateIndex
CREATE UNIQUE INDEX "TiePassage_tieId_statementId_start_key" ON "desk"."TiePassage"("tieId", "statementId", "start");

-- CreateIndex
CREATE UNIQUE INDEX "Evidence_recordId_ordinal_key" ON "desk"."Evidence"("recordId", "ordinal");

-- CreateIndex
CREATE INDEX "Approval_recordId_idx" ON "desk"."Approval"("recordId");

-- CreateIndex
CREATE INDEX "Approval_disputeId_idx" ON "desk"."Approval"("disputeId");

-- CreateIndex
CREATE UNIQUE INDEX "Resolution_supersededBy_key" ON "desk"."Resolution"("supersededBy");

-- CreateIndex
CREATE INDEX "Resolution_recordId_idx" ON "desk"."Resolution"("recordId");

-- CreateIndex
CREATE INDEX "ReplyRequest_recordId_idx" ON "desk"."ReplyRequest"("recordId");

-- CreateIndex
CREATE INDEX "AnnotationTarget_statementId_idx" ON "desk"."AnnotationTarget"("statementId");

-- CreateIndex
CREATE INDEX "AnnotationTarget_recordId_idx" ON "desk"."AnnotationTarget"("recordId");

-- CreateIndex
CREATE UNIQUE INDEX "AnnotationTarget_annotationId_ordinal_key" ON "desk"."AnnotationTarget"("annotationId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "Revision_subject_subjectId_number_key" ON "desk"."Revision"("subject", "subjectId", "number");

-- CreateIndex
CREATE INDEX "Publication_number_version_idx" ON "published"."Publication"("number", "version");

-- CreateIndex
CREATE INDEX "Publication_slug_idx" ON "published"."Publication"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Publication_subject_subjectId_version_key" ON "published"."Publication"("subject", "subjectId", "version");

-- CreateIndex
CREATE INDEX "Tombstone_number_idx" ON "published"."Tombstone"("number");

-- CreateIndex
CREATE INDEX "Tombstone_slug_idx" ON "published"."Tombstone"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "RecordListing_number_key" ON "published"."RecordListing"("number");

-- CreateIndex
CREATE INDEX "RecordListing_disputeSlug_idx" ON "published"."RecordListing"("disputeSlug");

-- CreateIndex
CREATE INDEX "RecordListing_latestOn_number_idx" ON "published"."RecordListing"("latestOn" DESC, "number");

-- CreateIndex
CREATE UNIQUE INDEX "DisputeListing_slug_key" ON "published"."DisputeListing"("slug");

-- CreateIndex
CREATE INDEX "StatementListing_originator_idx" ON "published"."StatementListing"("originator");

-- CreateIndex
CREATE INDEX "StatementListing_sourceSlug_idx" ON "published"."StatementListing"("sourceSlug");

-- CreateIndex
CREATE INDEX "StatementListing_disputeSlug_idx" ON "published"."StatementListing"("disputeSlug");

-- AddForeignKey
ALTER TABLE "desk"."Session" ADD CONSTRAINT "Session_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ConflictOfInterest" ADD CONSTRAINT "ConflictOfInterest_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "desk"."Speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Speaker" ADD CONSTRAINT "Speaker_partOfId_fkey" FOREIGN KEY ("partOfId") REFERENCES "desk"."Speaker"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Capacity" ADD CONSTRAINT "Capacity_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "desk"."Speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Capacity" ADD CONSTRAINT "Capacity_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "desk"."Speaker"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Snapshot" ADD CONSTRAINT "Snapshot_sourceId_fkey" FOREIGN KEY ("sourceId") REFERENCES "desk"."Source"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Attribution" ADD CONSTRAINT "Attribution_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Attribution" ADD CONSTRAINT "Attribution_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "desk"."Speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Attribution" ADD CONSTRAINT "Attribution_capacityId_fkey" FOREIGN KEY ("capacityId") REFERENCES "desk"."Capacity"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Appearance" ADD CONSTRAINT "Appearance_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Appearance" ADD CONSTRAINT "Appearance_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "desk"."Snapshot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."StatementLink" ADD CONSTRAINT "StatementLink_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."StatementLink" ADD CONSTRAINT "StatementLink_toId_fkey" FOREIGN KEY ("toId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."DisputeStatement" ADD CONSTRAINT "DisputeStatement_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "desk"."Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."DisputeStatement" ADD CONSTRAINT "DisputeStatement_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Record" ADD CONSTRAINT "Record_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "desk"."Dispute"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Record" ADD CONSTRAINT "Record_statementAId_fkey" FOREIGN KEY ("statementAId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Record" ADD CONSTRAINT "Record_statementBId_fkey" FOREIGN KEY ("statementBId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Tie" ADD CONSTRAINT "Tie_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."TiePassage" ADD CONSTRAINT "TiePassage_tieId_fkey" FOREIGN KEY ("tieId") REFERENCES "desk"."Tie"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."TiePassage" ADD CONSTRAINT "TiePassage_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Evidence" ADD CONSTRAINT "Evidence_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Evidence" ADD CONSTRAINT "Evidence_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Evidence" ADD CONSTRAINT "Evidence_snapshotId_fkey" FOREIGN KEY ("snapshotId") REFERENCES "desk"."Snapshot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Approval" ADD CONSTRAINT "Approval_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Approval" ADD CONSTRAINT "Approval_disputeId_fkey" FOREIGN KEY ("disputeId") REFERENCES "desk"."Dispute"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Approval" ADD CONSTRAINT "Approval_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Resolution" ADD CONSTRAINT "Resolution_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Resolution" ADD CONSTRAINT "Resolution_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Resolution" ADD CONSTRAINT "Resolution_approverId_fkey" FOREIGN KEY ("approverId") REFERENCES "desk"."Editor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Resolution" ADD CONSTRAINT "Resolution_supersededBy_fkey" FOREIGN KEY ("supersededBy") REFERENCES "desk"."Resolution"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ResolutionCite" ADD CONSTRAINT "ResolutionCite_resolutionId_fkey" FOREIGN KEY ("resolutionId") REFERENCES "desk"."Resolution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ResolutionCite" ADD CONSTRAINT "ResolutionCite_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "desk"."Evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ReplyRequest" ADD CONSTRAINT "ReplyRequest_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ReplyRequest" ADD CONSTRAINT "ReplyRequest_speakerId_fkey" FOREIGN KEY ("speakerId") REFERENCES "desk"."Speaker"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."ReplyRequest" ADD CONSTRAINT "ReplyRequest_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "desk"."Statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Annotation" ADD CONSTRAINT "Annotation_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Annotation" ADD CONSTRAINT "Annotation_resolvedById_fkey" FOREIGN KEY ("resolvedById") REFERENCES "desk"."Editor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Annotation" ADD CONSTRAINT "Annotation_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES "desk"."Editor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Annotation" ADD CONSTRAINT "Annotation_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "desk"."Annotation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."AnnotationTarget" ADD CONSTRAINT "AnnotationTarget_annotationId_fkey" FOREIGN KEY ("annotationId") REFERENCES "desk"."Annotation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."AnnotationTarget" ADD CONSTRAINT "AnnotationTarget_statementId_fkey" FOREIGN KEY ("statementId") REFERENCES "desk"."Statement"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."AnnotationTarget" ADD CONSTRAINT "AnnotationTarget_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES "desk"."Record"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."AnnotationTarget" ADD CONSTRAINT "AnnotationTarget_tieId_fkey" FOREIGN KEY ("tieId") REFERENCES "desk"."Tie"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."AnnotationTarget" ADD CONSTRAINT "AnnotationTarget_evidenceId_fkey" FOREIGN KEY ("evidenceId") REFERENCES "desk"."Evidence"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Suggestion" ADD CONSTRAINT "Suggestion_statementAId_fkey" FOREIGN KEY ("statementAId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Suggestion" ADD CONSTRAINT "Suggestion_statementBId_fkey" FOREIGN KEY ("statementBId") REFERENCES "desk"."Statement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Suggestion" ADD CONSTRAINT "Suggestion_decidedById_fkey" FOREIGN KEY ("decidedById") REFERENCES "desk"."Editor"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."Revision" ADD CONSTRAINT "Revision_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "desk"."IdempotencyKey" ADD CONSTRAINT "IdempotencyKey_editorId_fkey" FOREIGN KEY ("editorId") REFERENCES "desk"."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
