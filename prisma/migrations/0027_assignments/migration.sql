-- Work on a record that one editor gives to another, with a day by which it is due.

ALTER TYPE desk."RevisionAction" ADD VALUE 'ASSIGNED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'ASSIGNMENT_ENDED';

CREATE TABLE desk."Assignment" (
  "id" UUID NOT NULL,
  "recordId" UUID NOT NULL,
  "assigneeId" UUID NOT NULL,
  "assignedById" UUID NOT NULL,
  "task" TEXT,
  "dueOn" DATE,
  "assignedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "endedAt" TIMESTAMPTZ(6),
  CONSTRAINT "Assignment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Assignment_recordId_fkey" FOREIGN KEY ("recordId") REFERENCES desk."Record"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Assignment_assigneeId_fkey" FOREIGN KEY ("assigneeId") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT "Assignment_assignedById_fkey" FOREIGN KEY ("assignedById") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT assignment_task_written CHECK (btrim(task) <> ''),
  CONSTRAINT assignment_ends_later CHECK ("endedAt" >= "assignedAt")
);
-- A record is assigned to one editor at a time.
CREATE UNIQUE INDEX assignment_open ON desk."Assignment" ("recordId") WHERE "endedAt" IS NULL;
CREATE INDEX assignment_waiting ON desk."Assignment" ("assigneeId") WHERE "endedAt" IS NULL;
CREATE INDEX "Assignment_recordId_idx" ON desk."Assignment"("recordId");
-- The inbox finds the records that an editor made or sent to review.
CREATE INDEX revision_own ON desk."Revision" ("editorId") WHERE action IN ('PAIRED', 'SENT_TO_REVIEW');

CREATE TRIGGER stamp BEFORE INSERT ON desk."Assignment" FOR EACH ROW EXECUTE FUNCTION desk.stamp('assignedAt');

-- An assignment ends once, and does not change otherwise. Nothing is assigned to an account that cannot sign in.
CREATE FUNCTION desk.keep_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD."endedAt" IS NOT NULL OR to_jsonb(NEW) - 'endedAt' <> to_jsonb(OLD) - 'endedAt') THEN
    PERFORM desk.refuse('assignment_stays', 'An assignment ends once, and does not change otherwise.');
  END IF;
  IF TG_OP = 'INSERT' AND EXISTS (SELECT 1 FROM "Editor" WHERE id = NEW."assigneeId" AND "suspendedAt" IS NOT NULL) THEN
    PERFORM desk.refuse('assignee_active', 'This account is suspended.');
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION desk.keep_assignment() FROM PUBLIC;
CREATE TRIGGER keep_assignment BEFORE INSERT OR UPDATE ON desk."Assignment" FOR EACH ROW EXECUTE FUNCTION desk.keep_assignment();

GRANT SELECT, INSERT ON desk."Assignment" TO variance_desk;
GRANT UPDATE ("endedAt") ON desk."Assignment" TO variance_desk;
