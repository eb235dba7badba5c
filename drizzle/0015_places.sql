CREATE TABLE "written" (
	"article_id" text NOT NULL,
	"word" text NOT NULL,
	"latest" date NOT NULL,
	"earliest" date NOT NULL,
	"changed" timestamp with time zone NOT NULL,
	CONSTRAINT "written_article_id_word_pk" PRIMARY KEY("article_id","word")
);
--> statement-breakpoint
TRUNCATE said;
--> statement-breakpoint
ALTER TABLE "said" ADD COLUMN "changed" timestamp with time zone NOT NULL;
--> statement-breakpoint
-- Puts some statements in their places in lists and feeds. A topic's are those on laws that readers see.
CREATE OR REPLACE FUNCTION keep_said(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT s.id, each.word, s.latest, s.earliest, s.updated_at AS changed
		FROM statement s CROSS JOIN LATERAL (
			SELECT 'regulation=' || p.regulation_id FROM "position" p WHERE p.statement_id = s.id
			UNION SELECT 'topic=' || link.topic_id FROM "position" p
				JOIN regulation r ON r.id = p.regulation_id AND r.state = 'published'
				JOIN regulation_topic link ON link.regulation_id = r.id WHERE p.statement_id = s.id
			UNION SELECT 'speaks=' || voice FROM unnest(array[s.organisation_id, s.speaker_id]) voice WHERE voice IS NOT NULL
			UNION SELECT 'signs=' || co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
				AND co.stakeholder_id IS DISTINCT FROM s.organisation_id AND co.stakeholder_id IS DISTINCT FROM s.speaker_id
		) each(word)
		WHERE s.id = ANY (ids) AND s.state = 'published'
	),
	gone AS (
		DELETE FROM said WHERE statement_id = ANY (ids) AND (statement_id, word) NOT IN (SELECT id, word FROM fresh)
	)
	INSERT INTO said (statement_id, word, latest, earliest, changed) SELECT id, word, latest, earliest, changed FROM fresh
	ON CONFLICT (statement_id, word) DO UPDATE
	SET latest = excluded.latest, earliest = excluded.earliest, changed = excluded.changed
	WHERE (said.latest, said.earliest, said.changed) <> (excluded.latest, excluded.earliest, excluded.changed);
END $$;
--> statement-breakpoint
-- Puts some articles in theirs.
CREATE FUNCTION keep_written(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT a.id, each.word, coalesce(a.published_latest, '-infinity') AS latest,
			coalesce(a.published_earliest, '-infinity') AS earliest, a.updated_at AS changed
		FROM article a CROSS JOIN LATERAL (
			SELECT 'regulation=' || link.regulation_id FROM article_regulation link WHERE link.article_id = a.id
			UNION ALL SELECT 'topic=' || link.topic_id FROM article_topic link WHERE link.article_id = a.id
		) each(word)
		WHERE a.id = ANY (ids) AND a.state = 'published'
	),
	gone AS (
		DELETE FROM written WHERE article_id = ANY (ids) AND (article_id, word) NOT IN (SELECT id, word FROM fresh)
	)
	INSERT INTO written (article_id, word, latest, earliest, changed) SELECT id, word, latest, earliest, changed FROM fresh
	ON CONFLICT (article_id, word) DO UPDATE
	SET latest = excluded.latest, earliest = excluded.earliest, changed = excluded.changed
	WHERE (written.latest, written.earliest, written.changed) <> (excluded.latest, excluded.earliest, excluded.changed);
END $$;
--> statement-breakpoint
-- As before, and the places: of statements on a law as well whose topics are not those that it was listed by.
CREATE OR REPLACE FUNCTION listed_settle() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	touched record;
BEGIN
	IF NOT EXISTS (SELECT FROM listed_stale WHERE id = NEW.id) THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock(20200122);
	FOR touched IN
		WITH gone AS (DELETE FROM listed_stale RETURNING what, ids),
		noted AS MATERIALIZED (SELECT DISTINCT what, key FROM gone, unnest(ids) key),
		retopiced AS MATERIALIZED (
			SELECT key FROM noted JOIN listed ON noun = 'regulation' AND row_id = key WHERE what = 'regulation'
				AND array(SELECT word FROM unnest(words) word WHERE starts_with(word, 'topic=') ORDER BY 1)
				<> array(SELECT 'topic=' || topic_id FROM regulation_topic WHERE regulation_id = key ORDER BY 1)
		)
		SELECT noun, array_agg(DISTINCT id) AS ids FROM (
			SELECT what AS noun, key AS id FROM noted WHERE what NOT IN ('law', 'voice')
			UNION ALL SELECT 'regulation', link.regulation_id FROM noted JOIN event_regulation link ON link.event_id = key WHERE what = 'event'
			UNION ALL SELECT 'event', link.event_id FROM noted JOIN event_regulation link ON link.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'article', link.article_id FROM noted JOIN article_regulation link ON link.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'statement', p.statement_id FROM noted JOIN "position" p ON p.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'statement', s.id FROM noted JOIN statement s ON s.organisation_id = key WHERE what = 'voice'
			UNION ALL SELECT 'statement', s.id FROM noted JOIN statement s ON s.speaker_id = key WHERE what = 'voice'
			UNION ALL SELECT 'statement', co.statement_id FROM noted JOIN signatory co ON co.stakeholder_id = key WHERE what = 'voice'
			UNION ALL SELECT 'said', p.statement_id FROM retopiced JOIN "position" p ON p.regulation_id = key
		) each GROUP BY noun
	LOOP
		IF touched.noun <> 'said' THEN PERFORM keep_listed(touched.noun, touched.ids); END IF;
		IF touched.noun IN ('statement', 'said') THEN PERFORM keep_said(touched.ids); END IF;
		IF touched.noun = 'article' THEN PERFORM keep_written(touched.ids); END IF;
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_all_listed() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_listed('statement', array(SELECT id FROM statement));
	PERFORM keep_said(array(SELECT id FROM statement));
	PERFORM keep_listed('article', array(SELECT id FROM article));
	PERFORM keep_written(array(SELECT id FROM article));
	PERFORM keep_listed('event', array(SELECT id FROM event));
	PERFORM keep_listed('regulation', array(SELECT id FROM regulation));
	PERFORM keep_listed('stakeholder', array(SELECT id FROM stakeholder));
END $$;
--> statement-breakpoint
SELECT keep_said(array(SELECT id FROM statement)), keep_written(array(SELECT id FROM article));
--> statement-breakpoint
CREATE INDEX "written_newest_index" ON "written" USING btree ("word","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"article_id");
--> statement-breakpoint
CREATE INDEX "written_changed_index" ON "written" USING btree ("word","changed" DESC NULLS FIRST,"latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"article_id");
--> statement-breakpoint
CREATE INDEX "said_changed_index" ON "said" USING btree ("word","changed" DESC NULLS FIRST,"latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"statement_id");
--> statement-breakpoint
-- Behind the words that matter stand many rows. Where the planner expects the few of most words, it reads and sorts all
-- of them rather than to go along the index.
ALTER TABLE said ALTER COLUMN word SET (n_distinct = 100);
--> statement-breakpoint
ALTER TABLE written ALTER COLUMN word SET (n_distinct = 100);
--> statement-breakpoint
ANALYZE said, written;
