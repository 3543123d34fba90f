-- Work after a request: jobs, and the mail that they send.

ALTER TYPE desk."RevisionAction" ADD VALUE 'JOB_RETRIED';

CREATE TABLE desk."Job" (
  "id" UUID NOT NULL,
  "kind" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "dueAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "leaseId" UUID,
  "lastError" TEXT,
  "doneAt" TIMESTAMPTZ(6),
  "deadAt" TIMESTAMPTZ(6),
  CONSTRAINT "Job_pkey" PRIMARY KEY ("id"),
  CONSTRAINT job_named CHECK (kind <> '' AND key <> ''),
  CONSTRAINT job_attempts CHECK (attempts >= 0),
  CONSTRAINT job_ends_once CHECK (num_nonnulls("doneAt", "deadAt") < 2),
  CONSTRAINT job_ends_its_lease CHECK ("leaseId" IS NULL OR num_nonnulls("doneAt", "deadAt") = 0),
  CONSTRAINT job_dead_of_an_error CHECK ("deadAt" IS NULL OR "lastError" IS NOT NULL)
);
-- The same effect is queued once.
CREATE UNIQUE INDEX "Job_key_key" ON desk."Job"("key");
-- Jobs that are not done, which are few; the worker reads them each second.
CREATE INDEX job_open ON desk."Job" (kind, "dueAt") WHERE "doneAt" IS NULL;

CREATE TABLE desk."Mail" (
  "jobId" UUID NOT NULL,
  "to" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "content" JSONB NOT NULL,
  "startedAt" TIMESTAMPTZ(6),
  "sentAt" TIMESTAMPTZ(6),
  "storedAt" TIMESTAMPTZ(6),
  CONSTRAINT "Mail_pkey" PRIMARY KEY ("jobId"),
  CONSTRAINT "Mail_jobId_fkey" FOREIGN KEY ("jobId") REFERENCES desk."Job"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT mail_to_one_line CHECK ("to" !~ '[[:cntrl:]]'),
  CONSTRAINT mail_sent_or_stored CHECK (num_nonnulls("sentAt", "storedAt") < 2),
  CONSTRAINT mail_started_before_sent CHECK ("sentAt" IS NULL OR "startedAt" IS NOT NULL)
);

-- A job that is done never runs again, and one that ended is deleted after 30 days at the earliest.
CREATE FUNCTION desk.keep_job() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF coalesce(coalesce(OLD."doneAt", OLD."deadAt") >= now() - interval '30 days', true) THEN
      PERFORM desk.refuse('job_stays', 'A job is deleted 30 days after its end.');
    END IF;
    RETURN OLD;
  END IF;
  IF OLD."doneAt" IS NOT NULL THEN
    PERFORM desk.refuse('job_done_once', 'A job that is done does not run again.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_job BEFORE UPDATE OR DELETE ON desk."Job" FOR EACH ROW EXECUTE FUNCTION desk.keep_job();

-- A message that was sent or stored stays so. The transfer of its text starts once, until its end is known.
CREATE FUNCTION desk.keep_mail() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD."sentAt", OLD."storedAt") > 0 THEN
    PERFORM desk.refuse('mail_sent_once', 'This message is sent already.');
  END IF;
  IF OLD."startedAt" IS NOT NULL AND NEW."startedAt" IS DISTINCT FROM OLD."startedAt" AND NEW."startedAt" IS NOT NULL THEN
    PERFORM desk.refuse('mail_started_once', 'This message may be on its way already.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_mail BEFORE UPDATE ON desk."Mail" FOR EACH ROW EXECUTE FUNCTION desk.keep_mail();

GRANT SELECT, INSERT, DELETE ON desk."Job" TO variance_desk;
GRANT UPDATE ("dueAt", "attempts", "leaseId", "lastError", "doneAt", "deadAt") ON desk."Job" TO variance_desk;
-- A message is deleted with its job.
GRANT SELECT, INSERT ON desk."Mail" TO variance_desk;
GRANT UPDATE ("startedAt", "sentAt", "storedAt") ON desk."Mail" TO variance_desk;
