-- People of the desk: invitations, roles, suspension.

ALTER TYPE desk."RevisionAction" ADD VALUE 'INVITED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'INVITATION_TAKEN_BACK';
ALTER TYPE desk."RevisionAction" ADD VALUE 'INVITATION_ACCEPTED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'ROLE_CHANGED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'SUSPENDED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'RESTORED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'SESSIONS_ENDED';
ALTER TYPE desk."RevisionAction" ADD VALUE 'PASSWORD_RESET';

CREATE TABLE desk."Invitation" (
  "id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" desk."Role" NOT NULL,
  "invitedById" UUID NOT NULL,
  "createdAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "expiresAt" TIMESTAMPTZ(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '48:00:00'::interval),
  "acceptedAt" TIMESTAMPTZ(6),
  "takenBackAt" TIMESTAMPTZ(6),
  CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Invitation_invitedById_fkey" FOREIGN KEY ("invitedById") REFERENCES desk."Editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE,
  CONSTRAINT invitation_email_lower CHECK (email = lower(btrim(email)) AND email LIKE '%_@_%'),
  CONSTRAINT invitation_named CHECK (btrim(name) <> ''),
  CONSTRAINT invitation_ends CHECK ("expiresAt" > "createdAt" AND "expiresAt" <= "createdAt" + interval '48 hours'),
  CONSTRAINT invitation_ends_once CHECK (num_nonnulls("acceptedAt", "takenBackAt") < 2)
);
CREATE INDEX "Invitation_invitedById_idx" ON desk."Invitation"("invitedById");
-- One open invitation for an address.
CREATE UNIQUE INDEX invitation_open ON desk."Invitation" (email) WHERE "acceptedAt" IS NULL AND "takenBackAt" IS NULL;

-- An invitation is accepted or taken back once, and does not change otherwise.
CREATE OR REPLACE FUNCTION desk.keep_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF num_nonnulls(OLD."acceptedAt", OLD."takenBackAt") > 0 OR to_jsonb(NEW) - ARRAY['acceptedAt', 'takenBackAt']
    <> to_jsonb(OLD) - ARRAY['acceptedAt', 'takenBackAt']
  THEN
    PERFORM desk.refuse('invitation_stays', 'An invitation is accepted or taken back once, and does not change otherwise.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_invitation BEFORE UPDATE ON desk."Invitation" FOR EACH ROW EXECUTE FUNCTION desk.keep_invitation();

-- The last admin who can sign in keeps the role. The lock orders two admins who demote each other at the same moment.
CREATE OR REPLACE FUNCTION desk.keep_an_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('desk.keep_an_admin'));
  IF NOT EXISTS (SELECT 1 FROM "Editor" WHERE role = 'ADMIN' AND "suspendedAt" IS NULL AND id <> OLD.id) THEN
    PERFORM desk.refuse('an_admin_stays', 'The last admin stays one: make somebody else an admin first.');
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER keep_an_admin BEFORE UPDATE ON desk."Editor" FOR EACH ROW
  WHEN (OLD.role = 'ADMIN' AND OLD."suspendedAt" IS NULL AND (NEW.role <> 'ADMIN' OR NEW."suspendedAt" IS NOT NULL))
  EXECUTE FUNCTION desk.keep_an_admin();

-- An admin changes the role of another account, suspends or restores it. The desk's role has no right on these columns.
CREATE FUNCTION desk.change_account(actor uuid, target uuid, new_role desk."Role", is_suspended boolean) RETURNS void LANGUAGE plpgsql
SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  IF actor = target OR NOT EXISTS (SELECT 1 FROM "Editor" WHERE id = actor AND role = 'ADMIN' AND "suspendedAt" IS NULL) THEN
    PERFORM desk.forbid('account_by_admin', 'Another admin changes an account.');
  END IF;
  UPDATE "Editor" SET role = new_role, "suspendedAt" = CASE WHEN is_suspended THEN coalesce("suspendedAt", now()) END WHERE id = target;
END $$;
REVOKE ALL ON FUNCTION desk.change_account(uuid, uuid, desk."Role", boolean) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION desk.change_account(uuid, uuid, desk."Role", boolean) TO variance_desk;

GRANT SELECT, INSERT ON desk."Invitation" TO variance_desk;
GRANT UPDATE ("acceptedAt", "takenBackAt") ON desk."Invitation" TO variance_desk;
