-- An admin hands the open work of one account over to another. It is a change of people, so it needs a fresh second factor.

ALTER TYPE desk."RevisionAction" ADD VALUE 'WORK_HANDED_OVER';
ALTER TYPE desk."RevisionAction" ADD VALUE 'WORK_TAKEN_OVER';

-- Nobody whose role needs a factor removes the last one. An admin, or the operator at the server, resets the factors of an account.
CREATE OR REPLACE FUNCTION desk.check_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.action::text IN ('FACTOR_REMOVED', 'PASSKEY_REMOVED') AND NOT desk.has_factor(NEW."subjectId")
    AND (SELECT desk.needs_factor(e.role) FROM "Editor" e WHERE e.id = NEW."subjectId")
  THEN
    PERFORM desk.forbid('a_factor_stays', 'Your role needs a second factor. Add another before you remove this one.');
  END IF;
  -- Nobody takes the work of somebody else without an admin, also if the admin gets it.
  IF NEW.subject = 'editor' AND NEW."subjectId" = NEW."editorId" AND NEW.action::text <> 'WORK_TAKEN_OVER' THEN
    RETURN NEW;
  END IF;
  IF (SELECT desk.is_factor_overdue(e) FROM "Editor" e WHERE e.id = NEW."editorId") THEN
    PERFORM desk.forbid('factor_due', 'Your role needs a second factor, and its days of grace are over. Set one up first.');
  END IF;
  IF NEW.action::text IN ('WITHDRAWN', 'INVITED', 'INVITATION_TAKEN_BACK', 'ROLE_CHANGED', 'SUSPENDED', 'RESTORED', 'SESSIONS_ENDED',
    'FACTOR_RESET', 'WORK_HANDED_OVER', 'WORK_TAKEN_OVER') AND NOT desk.has_fresh_factor(NEW."editorId")
  THEN
    PERFORM desk.forbid('factor_fresh', 'Give a code of your second factor first. It counts for ten minutes.');
  END IF;
  RETURN NEW;
END $$;

-- The open notes of an account, which an admin gives to another.
CREATE INDEX annotation_assigned ON desk."Annotation" ("assigneeId") WHERE "assigneeId" IS NOT NULL AND "resolvedAt" IS NULL;
