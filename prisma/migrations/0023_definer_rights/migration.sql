-- Rights that no command needs, and two ways round the second editor.

-- A trigger needs no right to run its function. With that right a role could attach the function to a table of its own and
-- so delete listed rows or raise the content version.
DO $$
DECLARE f regprocedure;
BEGIN
  FOR f IN
    SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE n.nspname IN ('desk', 'published') AND p.prosecdef AND p.prorettype = 'trigger'::regtype
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
END $$;

-- A public note is part of the document of each record it is on. A passage of the note in a statement is a target of its own.
CREATE OR REPLACE FUNCTION desk.void_by_note() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
DECLARE part jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
BEGIN
  IF TG_TABLE_NAME = 'AnnotationTarget' THEN
    UPDATE "Approval" SET "voidedAt" = clock_timestamp()
    WHERE "voidedAt" IS NULL
      AND ("recordId" = (part ->> 'recordId')::uuid OR "recordId" IN (
        SELECT t."recordId" FROM "AnnotationTarget" t WHERE t."annotationId" = (part ->> 'annotationId')::uuid))
      AND EXISTS (SELECT 1 FROM "Annotation" WHERE id = (part ->> 'annotationId')::uuid AND visibility = 'PUBLIC');
  ELSIF 'PUBLIC' IN (OLD.visibility, NEW.visibility) THEN
    UPDATE "Approval" SET "voidedAt" = clock_timestamp()
    WHERE "voidedAt" IS NULL AND "recordId" IN (SELECT "recordId" FROM "AnnotationTarget" WHERE "annotationId" = NEW.id);
  END IF;
  RETURN NULL;
END $$;
