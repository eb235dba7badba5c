CREATE TABLE "record_touched" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "record_touched_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1)
);
--> statement-breakpoint
CREATE TABLE "record_version" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL
);
--> statement-breakpoint
-- Notes, once a transaction, that readers will see something else. Every write to an item writes its own row as well,
-- so that the tables that hang on it need no look; a draft is nothing that readers see.
CREATE FUNCTION record_touch() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('rulewatch.touched', true) = 'yes' THEN RETURN NULL; END IF;
	IF TG_TABLE_NAME = 'correction' THEN
		-- A report that waits is for editors alone, and so are its reader's address and the note of the editors.
		IF NOT EXISTS (
			SELECT FROM changed JOIN before USING (id)
			WHERE (changed.state, changed.answer) IS DISTINCT FROM (before.state, before.answer)
		) THEN RETURN NULL; END IF;
	ELSIF TG_OP = 'DELETE' THEN
		IF NOT EXISTS (SELECT FROM before WHERE to_jsonb(before) ->> 'state' IS DISTINCT FROM 'draft') THEN RETURN NULL; END IF;
	ELSIF NOT EXISTS (SELECT FROM changed WHERE to_jsonb(changed) ->> 'state' IS DISTINCT FROM 'draft') THEN
		IF TG_OP = 'INSERT' THEN RETURN NULL; END IF;
		IF NOT EXISTS (SELECT FROM before WHERE to_jsonb(before) ->> 'state' IS DISTINCT FROM 'draft') THEN RETURN NULL; END IF;
	END IF;
	PERFORM set_config('rulewatch.touched', 'yes', true);
	INSERT INTO record_touched DEFAULT VALUES;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of the transaction, so that no other waits for more than that. The lock is the one that the entries of
-- the search are settled under: whichever of the two comes first, both go one transaction after another.
CREATE FUNCTION record_raise() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	raised bigint;
BEGIN
	PERFORM pg_advisory_xact_lock(20200122);
	DELETE FROM record_touched;
	INSERT INTO record_version AS standing (version) VALUES (1)
	ON CONFLICT ("only") DO UPDATE SET version = standing.version + 1
	RETURNING version INTO raised;
	PERFORM pg_notify('record_version', raised::text);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER record_raises AFTER INSERT ON record_touched
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION record_raise();
--> statement-breakpoint
DO $$
DECLARE
	noun text;
BEGIN
	FOREACH noun IN ARRAY ARRAY['regulation', 'stakeholder', 'statement', 'event', 'article', 'topic'] LOOP
		EXECUTE format('CREATE TRIGGER record_touched_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION record_touch()', noun);
		EXECUTE format('CREATE TRIGGER record_touched_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION record_touch()', noun);
		EXECUTE format('CREATE TRIGGER record_touched_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS before
			FOR EACH STATEMENT EXECUTE FUNCTION record_touch()', noun);
	END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER record_touched_update AFTER UPDATE ON correction REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION record_touch();
--> statement-breakpoint
INSERT INTO record_version (version) VALUES (1);
