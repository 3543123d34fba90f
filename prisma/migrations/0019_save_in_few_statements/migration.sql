-- Refuses a passage that does not lie inside its statement's context, or differs from the text there.
CREATE FUNCTION desk.check_passage(statement uuid, first int, past int, words text) RETURNS void LANGUAGE plpgsql STABLE
SET search_path = desk, pg_temp AS $$
BEGIN
  IF past <= first OR (SELECT desk.utf16_slice(s.context, first, past) FROM "Statement" s WHERE s.id = statement) IS DISTINCT FROM words THEN
    PERFORM desk.refuse('passage_in_context', 'A passage does not stand in the words around its statement.');
  END IF;
END $$;

-- Checked at commit. A new passage is checked by itself, since a statement may have a thousand of them and each save
-- waits for this check; a new context of a statement checks all of its passages. A row is read as it is at commit.
CREATE OR REPLACE FUNCTION desk.check_passages() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = desk, pg_temp AS $$
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'TiePassage' THEN
      PERFORM desk.check_passage("statementId", start, "end", exact) FROM "TiePassage" WHERE id = NEW.id;
    WHEN 'AnnotationTarget' THEN
      PERFORM desk.check_passage("statementId", start, "end", exact) FROM "AnnotationTarget" WHERE id = NEW.id AND start IS NOT NULL;
    WHEN 'Statement' THEN
      PERFORM desk.check_passage(NEW.id, start, "end", exact) FROM "TiePassage" WHERE "statementId" = NEW.id;
      PERFORM desk.check_passage(NEW.id, start, "end", exact) FROM "AnnotationTarget" WHERE "statementId" = NEW.id AND start IS NOT NULL;
  END CASE;
  RETURN NULL;
END $$;

-- Writes the changes of a transaction to history and to the audit chain, in their order, and stores the response of the
-- form for its retries. One statement, and the last of its transaction: every change locks the head of the chain.
CREATE FUNCTION desk.append_changes(changes jsonb, form text, response jsonb) RETURNS void LANGUAGE plpgsql
SET search_path = desk, pg_temp AS $$
DECLARE change jsonb;
BEGIN
  FOR change IN SELECT value FROM jsonb_array_elements(changes) WITH ORDINALITY ORDER BY ordinality LOOP
    INSERT INTO "Revision" (id, subject, "subjectId", number, "editorId", action, reason, "isContent", before, after)
    VALUES (
      gen_random_uuid(), change ->> 'subject', (change ->> 'subjectId')::uuid,
      1 + coalesce((SELECT max(number) FROM "Revision" WHERE subject = change ->> 'subject' AND "subjectId" = (change ->> 'subjectId')::uuid), 0),
      (change ->> 'editorId')::uuid, (change ->> 'action')::"RevisionAction", change ->> 'reason', (change ->> 'isContent')::boolean,
      change -> 'before', change -> 'after');
  END LOOP;
  UPDATE "IdempotencyKey" SET response = append_changes.response WHERE key = form;
  FOR change IN SELECT value FROM jsonb_array_elements(changes) WITH ORDINALITY ORDER BY ordinality LOOP
    PERFORM desk.audit_append((change ->> 'editorId')::uuid, change ->> 'role', change ->> 'label', change ->> 'subject', change ->> 'subjectId',
      jsonb_build_object('reason', change ->> 'reason', 'before', coalesce(change -> 'before', 'null'), 'after', coalesce(change -> 'after', 'null'),
        'isContent', (change ->> 'isContent')::boolean));
  END LOOP;
END $$;
