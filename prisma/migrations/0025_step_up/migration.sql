-- Step-up: withdrawals and changes of people need a code of the second factor that was given within ten minutes. An account
-- whose days of grace are over changes nothing but itself.

-- Whether a code was given within ten minutes in an open session of the account. The command checks its own session.
CREATE FUNCTION desk.has_fresh_factor(editor uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = desk, pg_temp AS $$
  SELECT EXISTS (SELECT 1 FROM "Session" s JOIN "Authenticator" a ON a."editorId" = s."editorId"
    WHERE s."editorId" = editor AND s."revokedAt" IS NULL AND s."expiresAt" > now()
      AND s."factorAt" > now() - interval '10 minutes' AND a."confirmedAt" IS NOT NULL)
$$;

-- Every command writes history, so no command passes this by. Nobody needs a code for the own account.
CREATE FUNCTION desk.check_factor() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF NEW.subject = 'editor' AND NEW."subjectId" = NEW."editorId" THEN
    RETURN NEW;
  END IF;
  IF (SELECT desk.is_factor_overdue(e) FROM "Editor" e WHERE e.id = NEW."editorId") THEN
    PERFORM desk.forbid('factor_due', 'Your role needs a second factor, and its days of grace are over. Set one up first.');
  END IF;
  IF NEW.action::text IN ('WITHDRAWN', 'INVITED', 'INVITATION_TAKEN_BACK', 'ROLE_CHANGED', 'SUSPENDED', 'RESTORED', 'SESSIONS_ENDED',
    'FACTOR_RESET') AND NOT desk.has_fresh_factor(NEW."editorId")
  THEN
    PERFORM desk.forbid('factor_fresh', 'Give a code of your second factor first. It counts for ten minutes.');
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION desk.check_factor() FROM PUBLIC;
CREATE TRIGGER check_factor BEFORE INSERT ON desk."Revision" FOR EACH ROW EXECUTE FUNCTION desk.check_factor();

-- An admin changes the role of another account, suspends or restores it. The desk's role has no right on these columns.
CREATE OR REPLACE FUNCTION desk.change_account(actor uuid, target uuid, new_role desk."Role", is_suspended boolean) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF actor = target OR NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = actor AND role = 'ADMIN' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.forbid('account_by_admin', 'Another admin changes an account.');
  END IF;
  IF NOT desk.has_fresh_factor(actor) THEN
    PERFORM desk.forbid('factor_fresh', 'Give a code of your second factor first. It counts for ten minutes.');
  END IF;
  UPDATE "Editor" SET role = new_role, "suspendedAt" = CASE WHEN is_suspended THEN coalesce("suspendedAt", now()) END WHERE id = target;
END $$;
