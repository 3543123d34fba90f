-- Another role ends every session of the account, as a new password and a suspension do: whoever signs in again does so as
-- what they are now, and a page that stood open for the old role sends nothing more.
CREATE OR REPLACE TRIGGER revoke_sessions AFTER UPDATE ON desk."Editor" FOR EACH ROW
  WHEN (OLD."passwordHash" IS DISTINCT FROM NEW."passwordHash" OR OLD."suspendedAt" IS DISTINCT FROM NEW."suspendedAt"
    OR OLD.role IS DISTINCT FROM NEW.role)
  EXECUTE FUNCTION desk.revoke_sessions();
