CREATE TABLE "correction_change" (
	"correction_id" text NOT NULL,
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"row_version" integer NOT NULL,
	CONSTRAINT "correction_change_correction_id_noun_row_id_row_version_pk" PRIMARY KEY("correction_id","noun","row_id","row_version")
);
--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "noun" text;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "row_id" text;--> statement-breakpoint
ALTER TABLE "correction" ADD COLUMN "row_version" integer;--> statement-breakpoint
ALTER TABLE "correction_change" ADD CONSTRAINT "correction_change_correction_id_correction_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."correction"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_change" ADD CONSTRAINT "correction_further_change_is_saved" FOREIGN KEY ("noun","row_id","row_version") REFERENCES "public"."revision"("noun","row_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_change_is_saved" FOREIGN KEY ("noun","row_id","row_version") REFERENCES "public"."revision"("noun","row_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What was announced so far names the last public version of its page's item that was saved between the report and the
-- announcement. Where there is none, nothing shows that anything was put right: it goes back to the editors, with its
-- words, until they name the change.
WITH item (path, noun, id) AS (
	SELECT '/regulations/' || slug, 'regulation', id FROM regulation
	UNION ALL SELECT '/stakeholders/' || slug, 'stakeholder', id FROM stakeholder
	UNION ALL SELECT '/articles/' || slug, 'article', id FROM article
	UNION ALL SELECT '/topics/' || slug, 'topic', id FROM topic
	UNION ALL SELECT '/events/' || id, 'event', id FROM event
	UNION ALL SELECT '/statements/' || id, 'statement', id FROM statement
	UNION ALL SELECT '/' || noun || 's/' || slug, noun, row_id FROM former_slug
), found AS (
	SELECT DISTINCT ON (correction.id) correction.id, revision.noun, revision.row_id, revision.version
	FROM correction
	JOIN item ON item.path = split_part(split_part(correction.page, '?', 1), '/charts/', 1)
	JOIN revision ON revision.noun = item.noun AND revision.row_id = item.id
		AND revision.created_at BETWEEN correction.created_at AND correction.decided_at
		AND coalesce(revision.snapshot ->> 'state', 'published') <> 'draft'
	WHERE correction.state = 'made'
	ORDER BY correction.id, revision.version DESC
)
UPDATE correction SET noun = found.noun, row_id = found.row_id, row_version = found.version
FROM found WHERE found.id = correction.id;
--> statement-breakpoint
UPDATE correction SET
	state = 'waiting',
	version = version + 1,
	note = concat_ws(E'\n', note, 'It was announced on ' || to_char(decided_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')
		|| ' without the saved change that mends it. Name that, and announce it again.'),
	decided_by = NULL,
	decided_at = NULL
WHERE state = 'made' AND noun IS NULL;
--> statement-breakpoint
ALTER TABLE "correction" ADD CONSTRAINT "correction_made_names_its_change" CHECK (num_nulls("correction"."noun", "correction"."row_id", "correction"."row_version") = case when "correction"."state" = 'made' then 0 else 3 end);--> statement-breakpoint
-- As in 0011, but told of a correction by its version.
CREATE OR REPLACE FUNCTION record_touch() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF current_setting('rulewatch.touched', true) = 'yes' THEN RETURN NULL; END IF;
	IF TG_TABLE_NAME = 'correction' THEN
		-- A report that waits is for editors alone, and so is its reader's address. Further changes that a correction
		-- names are written with it, under a new version of it.
		IF NOT EXISTS (
			SELECT FROM changed JOIN before USING (id)
			WHERE (changed.state, changed.answer, changed.version) IS DISTINCT FROM (before.state, before.answer, before.version)
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
