CREATE TABLE "search_entry" (
	"noun" text NOT NULL,
	"row_id" text NOT NULL,
	"names" text,
	"vector" "tsvector" NOT NULL,
	"kind" "stakeholder_kind",
	"shelf" smallint NOT NULL,
	"latest" date,
	"lang" text,
	"regulations" text[] NOT NULL,
	"stances" "stance"[] NOT NULL,
	"positions" text[] NOT NULL,
	CONSTRAINT "search_entry_noun_row_id_pk" PRIMARY KEY("noun","row_id")
);
--> statement-breakpoint
CREATE TABLE "search_stale" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "search_stale_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"what" text NOT NULL,
	"ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE INDEX "search_entry_vector_index" ON "search_entry" USING gin ("vector") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "search_entry_names_index" ON "search_entry" USING gin ("names" gin_trgm_ops) WHERE "search_entry"."names" is not null;--> statement-breakpoint
CREATE INDEX "search_entry_shelf_index" ON "search_entry" USING btree ("shelf");--> statement-breakpoint
-- Text as it is compared in searches: without case and accents, and with the letters that Arabic, Persian and Urdu
-- keyboards write for one another made one (yeh, kaf, heh, alef, waw, the digits), without vowel signs, tatweel,
-- joiners and marks of direction. Plain ASCII, which most of the record is, has none of it.
CREATE OR REPLACE FUNCTION fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$
SELECT CASE WHEN octet_length(value) = length(value) THEN lower(value) ELSE translate(
	lower(unaccent('unaccent'::regdictionary, regexp_replace(normalize(value, NFKC),
		U&'[\00AD\0610-\061C\0640\064B-\065F\0670\06D6-\06DC\06DF-\06E4\06E7\06E8\06EA-\06ED\200B-\200F\202A-\202E\2066-\2069\FEFF]',
		'', 'g'))),
	U&'\064A\0649\0626\0643\0647\06BE\06C0\06C2\0629\06C3\06D5\0623\0625\0622\0671\0624\06D3\0660\0661\0662\0663\0664\0665\0666\0667\0668\0669\06F0\06F1\06F2\06F3\06F4\06F5\06F6\06F7\06F8\06F9',
	U&'\06CC\06CC\06CC\06A9\06C1\06C1\06C1\06C1\06C1\06C1\06C1\0627\0627\0627\0627\0648\06D201234567890123456789') END
$$;
--> statement-breakpoint
-- The words of a text in a language: English by their stems, others as they are. What a joiner parts (U+200C, as in
-- آن‌لائن) stands as one word and as two.
CREATE FUNCTION search_words(value text, lang text) RETURNS tsvector
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$
SELECT to_tsvector(CASE WHEN lang LIKE 'en%' THEN 'english'::regconfig ELSE 'simple'::regconfig END,
	fold(CASE WHEN strpos(value, U&'\200C') > 0 THEN value || ' ' || replace(value, U&'\200C', ' ') ELSE value END))
$$;
--> statement-breakpoint
-- A query for one word as the index holds it.
CREATE FUNCTION search_lexeme(word text) RETURNS tsquery
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT ('''' || replace(replace(word, '\', '\\'), '''', '''''') || '''')::tsquery $$;
--> statement-breakpoint
-- What somebody typed, as a query: each word by its English stem or as it is. Words that say nothing in English are
-- left out, unless there are no others. Null where there is no word at all.
CREATE FUNCTION search_query(words text) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL RESTRICTED
SET search_path = public
AS $$
DECLARE
	folded text := fold(words);
	asked tsquery;
	word record;
BEGIN
	BEGIN
		asked := websearch_to_tsquery('english', folded);
	EXCEPTION WHEN internal_error THEN
		-- More than 32 signs within one another, which it takes for operators.
		asked := plainto_tsquery('english', folded);
	END;
	IF numnode(asked) = 0 THEN
		asked := plainto_tsquery('simple', folded);
	ELSE
		FOR word IN SELECT lexeme, (ts_lexize('english_stem', lexeme))[1] AS stem FROM unnest(to_tsvector('simple', folded)) LOOP
			IF word.stem <> word.lexeme THEN
				asked := ts_rewrite(asked, search_lexeme(word.stem), search_lexeme(word.stem) || search_lexeme(word.lexeme));
			END IF;
		END LOOP;
	END IF;
	IF numnode(asked) = 0 THEN RETURN NULL; END IF;
	IF strpos(words, U&'\200C') > 0 THEN
		asked := asked || coalesce(search_query(replace(words, U&'\200C', ' ')), '');
	END IF;
	RETURN asked;
END $$;
--> statement-breakpoint
-- Names between line breaks, so that a whole name is told from a part of one.
CREATE FUNCTION search_names(names text[]) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
SET search_path = public
AS $$ SELECT E'\n' || fold(array_to_string(names, E'\n')) || E'\n' $$;
--> statement-breakpoint
-- What an entry is filtered by, as words that no text has.
CREATE FUNCTION search_marks(noun text, kind stakeholder_kind, shelf integer, lang text, regulations text[], stances stance[], positions text[])
RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT array_to_tsvector(array_remove(
	ARRAY['=n:' || noun, '=k:' || kind::text, '=y:' || shelf, '=l:' || lang]
		|| array(SELECT '=r:' || id FROM unnest(regulations) id)
		|| array(SELECT '=s:' || stance::text FROM unnest(stances) stance)
		|| array(SELECT '=p:' || pair FROM unnest(positions) pair),
	NULL))
$$;
--> statement-breakpoint
-- The entries as they should be: what is published, in the words that readers see. Far more text than any item has
-- is cut, because PostgreSQL refuses to index it. What hangs on a row is read from the row's side (a state by a query
-- of its own, and not by a join), whatever the planner knows of sizes: a law may have ten thousand statements.
CREATE VIEW search_document AS (
WITH plain AS (
	SELECT 'regulation' AS noun, r.id AS row_id,
		search_names(array_remove(r.title || r.aliases || r.reference_number, NULL)) AS names,
		setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), 'en'), 'A')
			|| setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), ''), 'A')
			|| setweight(coalesce(search_words(left(r.summary, 100000), 'en'), ''), 'B') AS words,
		NULL::stakeholder_kind AS kind, 9999 AS shelf, NULL::date AS latest, NULL::text AS lang,
		ARRAY[r.id] AS regulations, '{}'::stance[] AS stances, '{}'::text[] AS positions
	FROM regulation r
	WHERE r.state = 'published'
	UNION ALL
	SELECT 'stakeholder', s.id,
		search_names(s.name || s.aliases),
		setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), ''), 'A'),
		s.kind, 9999, NULL, NULL, '{}', '{}', '{}'
	FROM stakeholder s
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'statement', s.id, NULL,
		setweight(search_words(voices.names, 'en'), 'A')
			|| setweight(search_words(left(s.summary, 100000), s.lang), 'B')
			|| setweight(coalesce(search_words(left(quoted.english, 100000), 'en'), ''), 'C')
			|| setweight(coalesce(search_words(left(quoted.other, 100000), ''), ''), 'C'),
		voices.kind, extract(year FROM s.latest)::integer, s.latest, s.lang,
		coalesce(taken.regulations, '{}'), coalesce(taken.stances, '{}'), coalesce(taken.positions, '{}')
	FROM statement s
	CROSS JOIN LATERAL (
		SELECT string_agg(v.name || E'\n' || array_to_string(v.aliases, E'\n'), E'\n') AS names,
			max(v.kind) FILTER (WHERE v.id = coalesce(s.organisation_id, s.speaker_id)) AS kind
		FROM stakeholder v
		WHERE v.id IN (s.organisation_id, s.speaker_id)
	) voices
	CROSS JOIN LATERAL (
		SELECT string_agg(q.exact, E'\n') FILTER (WHERE q.lang LIKE 'en%') AS english,
			string_agg(q.exact, E'\n') FILTER (WHERE q.lang NOT LIKE 'en%') AS other
		FROM quotation q
		WHERE q.statement_id = s.id AND q.state = 'published'
			AND (SELECT a.state FROM article a WHERE a.id = q.article_id) = 'published'
	) quoted
	CROSS JOIN LATERAL (
		SELECT array_agg(p.regulation_id ORDER BY p.regulation_id) AS regulations,
			array_agg(DISTINCT p.stance) AS stances,
			array_agg(p.regulation_id || ':' || p.stance::text ORDER BY p.regulation_id) AS positions
		FROM "position" p
		WHERE p.statement_id = s.id
			AND (SELECT r.state FROM regulation r WHERE r.id = p.regulation_id) = 'published'
	) taken
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'event', e.id, NULL,
		setweight(search_words(left(e.description, 100000), 'en'), 'B')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'C'),
		NULL, extract(year FROM claim.latest)::integer, claim.latest, NULL,
		coalesce(laws.regulations, '{}'), '{}', '{}'
	FROM event e
	JOIN dated_claim claim ON claim.event_id = e.id AND claim.preferred
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg((
				SELECT r.title || E'\n' || array_to_string(r.aliases, E'\n') FROM regulation r WHERE r.id = l.regulation_id
			), E'\n' ORDER BY l.regulation_id) AS names
		FROM event_regulation l
		WHERE l.event_id = e.id
			AND (SELECT r.state FROM regulation r WHERE r.id = l.regulation_id) = 'published'
	) laws
	WHERE e.state = 'published'
	UNION ALL
	SELECT 'article', a.id, NULL,
		setweight(coalesce(search_words(CASE WHEN a.headline_basis = 'page' THEN a.headline END, a.lang), ''), 'B')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), ''), 'C')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), 'en'), 'C'),
		NULL, coalesce(extract(year FROM a.published_latest), 0)::integer, a.published_latest, a.lang,
		coalesce((
			SELECT array_agg(l.regulation_id ORDER BY l.regulation_id)
			FROM article_regulation l
			WHERE l.article_id = a.id
				AND (SELECT r.state FROM regulation r WHERE r.id = l.regulation_id) = 'published'
		), '{}'), '{}', '{}'
	FROM article a
	WHERE a.state = 'published'
)
SELECT noun, row_id, names,
	words || search_marks(noun, kind, shelf, lang, regulations, stances, positions) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);
--> statement-breakpoint
-- Makes the entries of some rows what they should be, and leaves those alone that are.
CREATE FUNCTION search_refresh(of_noun text, ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT * FROM search_document WHERE noun = of_noun AND row_id = ANY (ids)
	),
	gone AS (
		DELETE FROM search_entry entry
		WHERE entry.noun = of_noun AND entry.row_id = ANY (ids)
			AND NOT EXISTS (SELECT FROM fresh WHERE fresh.row_id = entry.row_id)
	)
	INSERT INTO search_entry AS entry
		(noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions)
	SELECT noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions FROM fresh
	ON CONFLICT (noun, row_id) DO UPDATE SET
		names = excluded.names, vector = excluded.vector, kind = excluded.kind, shelf = excluded.shelf,
		latest = excluded.latest, lang = excluded.lang, regulations = excluded.regulations,
		stances = excluded.stances, positions = excluded.positions
	WHERE (entry.names, entry.vector, entry.kind, entry.latest, entry.positions)
		IS DISTINCT FROM (excluded.names, excluded.vector, excluded.kind, excluded.latest, excluded.positions);
END $$;
--> statement-breakpoint
-- Notes which items a statement of SQL touched, by the column that names them.
CREATE FUNCTION search_note() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('INSERT INTO search_stale (what, ids) SELECT %L, array_agg(DISTINCT %I) FROM changed HAVING count(*) > 0',
		TG_ARGV[0], TG_ARGV[1]);
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Notes what others are found by, where that has changed.
CREATE FUNCTION search_note_dependents() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'stakeholder' THEN
		INSERT INTO search_stale (what, ids)
		SELECT 'voice', array_agg(id) FROM changed JOIN before USING (id)
		WHERE (changed.name, changed.aliases, changed.kind) IS DISTINCT FROM (before.name, before.aliases, before.kind)
		HAVING count(*) > 0;
	ELSIF TG_TABLE_NAME = 'regulation' THEN
		INSERT INTO search_stale (what, ids)
		SELECT 'law', array_agg(id) FROM changed JOIN before USING (id)
		WHERE (changed.title, changed.aliases, changed.state) IS DISTINCT FROM (before.title, before.aliases, before.state)
		HAVING count(*) > 0;
	ELSE
		INSERT INTO search_stale (what, ids)
		SELECT 'quoted', array_agg(id) FROM changed JOIN before USING (id)
		WHERE changed.state <> before.state
		HAVING count(*) > 0;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of a transaction, all that it noted at once. One transaction after another: each sees what those before
-- it have committed, so that no entry is left with the words of a row as it was.
CREATE FUNCTION search_settle() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	noted jsonb;
BEGIN
	IF NEW.id <= coalesce(nullif(current_setting('rulewatch.search_settled', true), ''), '0')::integer THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock(20200122);
	PERFORM set_config('rulewatch.search_settled', (SELECT max(id) FROM search_stale)::text, true);
	WITH gone AS (DELETE FROM search_stale RETURNING what, ids),
	each AS (SELECT what, array_agg(DISTINCT id) AS ids FROM gone, unnest(ids) id GROUP BY what)
	SELECT jsonb_object_agg(what, ids) INTO noted FROM each;

	PERFORM search_refresh(noun, array_agg(DISTINCT id)) FROM (
		SELECT what AS noun, id FROM jsonb_each(noted) AS each(what, ids), jsonb_array_elements_text(ids) id
		WHERE what NOT IN ('voice', 'law', 'quoted')
		UNION ALL
		SELECT 'statement', s.id FROM jsonb_array_elements_text(noted -> 'voice') voice
		JOIN statement s ON s.organisation_id = voice
		UNION ALL
		SELECT 'statement', s.id FROM jsonb_array_elements_text(noted -> 'voice') voice
		JOIN statement s ON s.speaker_id = voice
		UNION ALL
		SELECT 'statement', p.statement_id FROM jsonb_array_elements_text(noted -> 'law') law
		JOIN "position" p ON p.regulation_id = law
		UNION ALL
		SELECT 'event', l.event_id FROM jsonb_array_elements_text(noted -> 'law') law
		JOIN event_regulation l ON l.regulation_id = law
		UNION ALL
		SELECT 'article', l.article_id FROM jsonb_array_elements_text(noted -> 'law') law
		JOIN article_regulation l ON l.regulation_id = law
		UNION ALL
		SELECT 'statement', q.statement_id FROM jsonb_array_elements_text(noted -> 'quoted') article
		JOIN quotation q ON q.article_id = article
	) stale
	GROUP BY noun;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER search_follows AFTER INSERT ON search_stale
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION search_settle();
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('regulation', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('regulation', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON regulation REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('regulation', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON stakeholder REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('stakeholder', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON stakeholder REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('stakeholder', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON stakeholder REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('stakeholder', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON statement REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON statement REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON statement REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON event REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON event REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON event REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON article REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON article REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON article REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON "position" REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON "position" REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON "position" REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON quotation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON quotation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON quotation REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('statement', 'statement_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON event_regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON event_regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON event_regulation REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON dated_claim REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON dated_claim REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON dated_claim REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('event', 'event_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_insert AFTER INSERT ON article_regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'article_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_update AFTER UPDATE ON article_regulation REFERENCING NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'article_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_delete AFTER DELETE ON article_regulation REFERENCING OLD TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note('article', 'article_id');
--> statement-breakpoint
CREATE TRIGGER search_notes_dependents AFTER UPDATE ON stakeholder
	REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note_dependents();
--> statement-breakpoint
CREATE TRIGGER search_notes_dependents AFTER UPDATE ON regulation
	REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note_dependents();
--> statement-breakpoint
CREATE TRIGGER search_notes_dependents AFTER UPDATE ON article
	REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION search_note_dependents();
--> statement-breakpoint
INSERT INTO search_entry (noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions)
SELECT noun, row_id, names, vector, kind, shelf, latest, lang, regulations, stances, positions FROM search_document;
