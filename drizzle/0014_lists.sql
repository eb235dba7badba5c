CREATE TABLE "facet_count" (
	"noun" text NOT NULL,
	"beside" text NOT NULL,
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "facet_count_noun_facet_value_beside_pk" PRIMARY KEY("noun","facet","value","beside")
);
--> statement-breakpoint
CREATE TABLE "listed" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"words" text[] NOT NULL,
	CONSTRAINT "listed_noun_row_id_pk" PRIMARY KEY("noun","row_id")
);
--> statement-breakpoint
CREATE TABLE "listed_stale" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "listed_stale_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"what" text NOT NULL,
	"ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "said" (
	"statement_id" text NOT NULL,
	"word" text NOT NULL,
	"latest" date NOT NULL,
	"earliest" date NOT NULL,
	CONSTRAINT "said_statement_id_word_pk" PRIMARY KEY("statement_id","word")
);
--> statement-breakpoint
CREATE INDEX "facet_count_none_index" ON "facet_count" USING btree ("noun") WHERE "facet_count"."count" = 0;
--> statement-breakpoint
-- What each published item is found by in the list of its noun. Only laws and stakeholders that readers see count.
CREATE VIEW listed_now AS
SELECT 'statement' AS noun, s.id AS row_id, array(
	SELECT 'channel=' || s.channel UNION SELECT 'lang=' || s.lang UNION SELECT 'year=' || to_char(s.latest, 'YYYY')
	UNION SELECT 'kind=' || v.kind FROM stakeholder v WHERE v.id = coalesce(s.organisation_id, s.speaker_id)
	UNION SELECT 'demand=' || d.demand FROM demand d WHERE d.statement_id = s.id
	UNION SELECT unnest(array['stance=' || p.stance, 'regulation=' || r.id, 'position=' || p.stance || ':' || r.id])
		FROM "position" p JOIN regulation r ON r.id = p.regulation_id AND r.state = 'published' WHERE p.statement_id = s.id
	UNION SELECT 'stakeholder=' || v.id FROM stakeholder v WHERE v.state = 'published' AND v.id IN (
		SELECT s.organisation_id UNION ALL SELECT s.speaker_id
		UNION ALL SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
	)
	ORDER BY 1
) AS words
FROM statement s WHERE s.state = 'published'
UNION ALL
SELECT 'article', a.id, array(
	SELECT 'section=' || a.section UNION SELECT 'outlet=' || a.outlet UNION SELECT 'type=' || a.source_type
	UNION SELECT 'lang=' || a.lang
	UNION SELECT 'year=' || to_char(a.published_latest, 'YYYY') WHERE a.published_latest IS NOT NULL
	UNION SELECT 'topic=' || link.topic_id FROM article_topic link WHERE link.article_id = a.id
	UNION SELECT 'regulation=' || r.id FROM article_regulation link
		JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published' WHERE link.article_id = a.id
	ORDER BY 1
)
FROM article a WHERE a.state = 'published'
UNION ALL
SELECT 'event', e.id, array(
	SELECT 'kind=' || e.kind
	UNION SELECT 'year=' || to_char(c.latest, 'YYYY') FROM dated_claim c WHERE c.event_id = e.id AND c.preferred
	UNION SELECT unnest(array['regulation=' || r.id, 'jurisdiction=' || r.jurisdiction]) FROM event_regulation link
		JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published' WHERE link.event_id = e.id
	ORDER BY 1
)
FROM event e WHERE e.state = 'published'
UNION ALL
SELECT 'regulation', r.id, array(
	SELECT 'jurisdiction=' || r.jurisdiction UNION SELECT 'instrument=' || r.instrument UNION SELECT 'status=' || r.status
	UNION SELECT 'topic=' || link.topic_id FROM regulation_topic link WHERE link.regulation_id = r.id
	UNION SELECT 'year=' || to_char(c.latest, 'YYYY') FROM event_regulation link
		JOIN event e ON e.id = link.event_id AND e.state = 'published'
		JOIN dated_claim c ON c.event_id = e.id AND c.preferred WHERE link.regulation_id = r.id
	ORDER BY 1
)
FROM regulation r WHERE r.state = 'published'
UNION ALL
SELECT 'stakeholder', v.id, array(
	SELECT 'kind=' || v.kind UNION SELECT 'country=' || v.country WHERE v.country IS NOT NULL
	UNION SELECT 'stance=' || held FROM voice_tally tally, unnest(tally.stances) held WHERE tally.stakeholder_id = v.id
	ORDER BY 1
)
FROM stakeholder v WHERE v.state = 'published';
--> statement-breakpoint
-- In which counts an item with these words stands that it did not stand in with the others. Laws, stakeholders and
-- outlets are many: what has few values is not counted beside each of them, for the same number stands the other way
-- round. A law beside a stance is one on which that stance is taken, not one named next to it.
CREATE FUNCTION facets_of(words text[], unlike text[]) RETURNS TABLE (beside text, facet text, value text)
LANGUAGE sql IMMUTABLE AS $$
WITH each AS (
	SELECT word, split_part(word, '=', 1) AS facet, substr(word, strpos(word, '=') + 1) AS value,
		split_part(word, '=', 1) IN ('regulation', 'stakeholder', 'outlet') AS is_many,
		(word = ANY (unlike)) IS NOT TRUE AS is_new
	FROM unnest(words) word
)
SELECT '', '', '' WHERE unlike IS NULL
UNION ALL SELECT '', facet, value FROM each WHERE facet <> 'position' AND is_new
UNION ALL SELECT other.word, each.facet, each.value FROM each other JOIN each ON each.facet <> other.facet
	WHERE (each.is_new OR other.is_new) AND other.is_many <= each.is_many AND 'position' NOT IN (each.facet, other.facet)
		AND (other.facet, each.facet) <> ('stance', 'regulation')
UNION ALL SELECT 'stance=' || split_part(value, ':', 1), 'regulation', substr(value, strpos(value, ':') + 1)
	FROM each WHERE facet = 'position' AND is_new
$$;
--> statement-breakpoint
-- Lists some items of a noun anew, and adds to each count the difference to what they were listed by.
CREATE FUNCTION keep_listed(kind text, ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT row_id, words FROM listed_now WHERE noun = kind AND row_id = ANY (ids)
	),
	changed AS MATERIALIZED (
		SELECT row_id, stood.words AS before, fresh.words AS after
		FROM (SELECT row_id, words FROM unnest(ids) key JOIN listed ON noun = kind AND row_id = key) stood
		FULL JOIN fresh USING (row_id) WHERE stood.words IS DISTINCT FROM fresh.words
	),
	gone AS (
		DELETE FROM listed USING changed WHERE noun = kind AND listed.row_id = changed.row_id AND after IS NULL
	),
	come AS (
		INSERT INTO listed (noun, row_id, words) SELECT kind, row_id, after FROM changed WHERE after IS NOT NULL
		ON CONFLICT (noun, row_id) DO UPDATE SET words = excluded.words
	),
	difference AS (
		SELECT beside, facet, value, sum(one)::integer AS more FROM (
			SELECT of.*, 1 AS one FROM changed, facets_of(after, before) of WHERE after IS NOT NULL
			UNION ALL SELECT of.*, -1 FROM changed, facets_of(before, after) of WHERE before IS NOT NULL
		) each GROUP BY 1, 2, 3 HAVING sum(one) <> 0
	)
	INSERT INTO facet_count AS kept (noun, beside, facet, value, count)
	SELECT kind, beside, facet, value, more FROM difference
	ON CONFLICT (noun, facet, value, beside) DO UPDATE SET count = kept.count + excluded.count;
	DELETE FROM facet_count WHERE count = 0;
END $$;
--> statement-breakpoint
-- Puts some statements in their places in lists.
CREATE FUNCTION keep_said(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT s.id, each.word, s.latest, s.earliest
		FROM statement s CROSS JOIN LATERAL (
			SELECT 'regulation=' || p.regulation_id FROM "position" p WHERE p.statement_id = s.id
			UNION SELECT 'speaks=' || voice FROM unnest(array[s.organisation_id, s.speaker_id]) voice WHERE voice IS NOT NULL
			UNION SELECT 'signs=' || co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
				AND co.stakeholder_id IS DISTINCT FROM s.organisation_id AND co.stakeholder_id IS DISTINCT FROM s.speaker_id
		) each(word)
		WHERE s.id = ANY (ids) AND s.state = 'published'
	),
	gone AS (
		DELETE FROM said WHERE statement_id = ANY (ids) AND (statement_id, word) NOT IN (SELECT id, word FROM fresh)
	)
	INSERT INTO said (statement_id, word, latest, earliest) SELECT id, word, latest, earliest FROM fresh
	ON CONFLICT (statement_id, word) DO UPDATE SET latest = excluded.latest, earliest = excluded.earliest
	WHERE (said.latest, said.earliest) <> (excluded.latest, excluded.earliest);
END $$;
--> statement-breakpoint
-- Notes what a statement of SQL touched: each two arguments are a word for `listed_stale` and the column with the ids.
CREATE FUNCTION listed_note() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	FOR each IN 0 .. TG_NARGS / 2 - 1 LOOP
		EXECUTE format('INSERT INTO listed_stale (what, ids)
			SELECT %L, array_agg(DISTINCT %2$I) FROM (%3$s) touched HAVING count(*) > 0',
			TG_ARGV[each * 2], TG_ARGV[each * 2 + 1],
			CASE TG_OP WHEN 'INSERT' THEN 'TABLE changed' WHEN 'DELETE' THEN 'TABLE before'
				ELSE 'TABLE changed UNION ALL TABLE before' END);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Changes of laws and stakeholders that other items are listed by.
CREATE FUNCTION listed_note_dependents() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'stakeholder' THEN
		INSERT INTO listed_stale (what, ids)
		SELECT 'voice', array_agg(id) FROM changed JOIN before USING (id)
		WHERE (changed.kind, changed.state) IS DISTINCT FROM (before.kind, before.state) HAVING count(*) > 0;
	ELSE
		INSERT INTO listed_stale (what, ids)
		SELECT 'law', array_agg(id) FROM changed JOIN before USING (id)
		WHERE (changed.jurisdiction, changed.state) IS DISTINCT FROM (before.jurisdiction, before.state) HAVING count(*) > 0;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of a transaction, all that it noted at once, one transaction after another, as the search does it and
-- under the same lock: no two add to the same count, whatever they changed.
CREATE FUNCTION listed_settle() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	touched record;
BEGIN
	IF NOT EXISTS (SELECT FROM listed_stale WHERE id = NEW.id) THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock(20200122);
	FOR touched IN
		WITH gone AS (DELETE FROM listed_stale RETURNING what, ids),
		noted AS MATERIALIZED (SELECT DISTINCT what, key FROM gone, unnest(ids) key)
		SELECT noun, array_agg(DISTINCT id) AS ids FROM (
			SELECT what AS noun, key AS id FROM noted WHERE what NOT IN ('law', 'voice')
			UNION ALL SELECT 'regulation', link.regulation_id FROM noted JOIN event_regulation link ON link.event_id = key WHERE what = 'event'
			UNION ALL SELECT 'event', link.event_id FROM noted JOIN event_regulation link ON link.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'article', link.article_id FROM noted JOIN article_regulation link ON link.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'statement', p.statement_id FROM noted JOIN "position" p ON p.regulation_id = key WHERE what = 'law'
			UNION ALL SELECT 'statement', s.id FROM noted JOIN statement s ON s.organisation_id = key WHERE what = 'voice'
			UNION ALL SELECT 'statement', s.id FROM noted JOIN statement s ON s.speaker_id = key WHERE what = 'voice'
			UNION ALL SELECT 'statement', co.statement_id FROM noted JOIN signatory co ON co.stakeholder_id = key WHERE what = 'voice'
		) each GROUP BY noun
	LOOP
		PERFORM keep_listed(touched.noun, touched.ids);
		IF touched.noun = 'statement' THEN PERFORM keep_said(touched.ids); END IF;
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER listed_follows AFTER INSERT ON listed_stale
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION listed_settle();
--> statement-breakpoint
DO $$
DECLARE
	each record;
BEGIN
	FOR each IN SELECT * FROM (VALUES
		('statement', '''statement'', ''id'''),
		('position', '''statement'', ''statement_id'''),
		('signatory', '''statement'', ''statement_id'''),
		('demand', '''statement'', ''statement_id'''),
		('article', '''article'', ''id'''),
		('article_topic', '''article'', ''article_id'''),
		('article_regulation', '''article'', ''article_id'''),
		('event', '''event'', ''id'''),
		('dated_claim', '''event'', ''event_id'''),
		('event_regulation', '''event'', ''event_id'', ''regulation'', ''regulation_id'''),
		('regulation', '''regulation'', ''id'''),
		('regulation_topic', '''regulation'', ''regulation_id'''),
		('stakeholder', '''stakeholder'', ''id'''),
		('voice_tally', '''stakeholder'', ''stakeholder_id''')
	) watched(name, noted) LOOP
		EXECUTE format('CREATE TRIGGER listed_notes_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION listed_note(%s)', each.name, each.noted);
		EXECUTE format('CREATE TRIGGER listed_notes_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION listed_note(%s)', each.name, each.noted);
		EXECUTE format('CREATE TRIGGER listed_notes_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS before
			FOR EACH STATEMENT EXECUTE FUNCTION listed_note(%s)', each.name, each.noted);
	END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER listed_notes_dependents AFTER UPDATE ON stakeholder REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION listed_note_dependents();
--> statement-breakpoint
CREATE TRIGGER listed_notes_dependents AFTER UPDATE ON regulation REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION listed_note_dependents();
--> statement-breakpoint
-- All of it anew: of a record that is there already.
CREATE FUNCTION keep_all_listed() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_listed('statement', array(SELECT id FROM statement));
	PERFORM keep_said(array(SELECT id FROM statement));
	PERFORM keep_listed('article', array(SELECT id FROM article));
	PERFORM keep_listed('event', array(SELECT id FROM event));
	PERFORM keep_listed('regulation', array(SELECT id FROM regulation));
	PERFORM keep_listed('stakeholder', array(SELECT id FROM stakeholder));
END $$;
--> statement-breakpoint
SELECT keep_all_listed();
--> statement-breakpoint
CREATE INDEX "facet_count_most_index" ON "facet_count" USING btree ("noun","beside","facet","count");
--> statement-breakpoint
CREATE INDEX "listed_words_index" ON "listed" USING gin ("words") WITH (fastupdate=false);
--> statement-breakpoint
CREATE INDEX "said_newest_index" ON "said" USING btree ("word","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"statement_id");
