-- What Drizzle cannot express, ordered by what it is for: how words are compared and found, who is counted, when things
-- happened, and the rules that must never break. The tables are in 0000; the tables `search_entry`, `represented` and
-- `clock` hold the views `search_document`, `statement_member` and `regulation_clock` as rows, each written by one
-- function here alone, which `src/lib/server/derived` calls in the transaction that changes what they are derived from.

CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
--> statement-breakpoint

-- How words are compared and found ------------------------------------------------------------------------------------

-- Text as it is compared in searches: without case and accents, and with the letters that Arabic, Persian and Urdu
-- keyboards write for one another made one (yeh, kaf, heh, alef, waw, the digits), without vowel signs, tatweel,
-- joiners and marks of direction. Plain ASCII, which most of the record is, has none of it.
CREATE FUNCTION fold(value text) RETURNS text
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
-- Some words as a query: each by its English stem or as it is, all of them or, as a phrase, one after another. Words that
-- say nothing in English are left out. Null where there are no others.
CREATE FUNCTION search_query(words text, phrase boolean DEFAULT false) RETURNS tsquery
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL RESTRICTED
SET search_path = public
AS $$
DECLARE
	folded text := fold(words);
	asked tsquery := CASE WHEN phrase THEN phraseto_tsquery('english', folded) ELSE plainto_tsquery('english', folded) END;
	word record;
BEGIN
	IF numnode(asked) = 0 THEN RETURN NULL; END IF;
	FOR word IN SELECT lexeme, (ts_lexize('english_stem', lexeme))[1] AS stem FROM unnest(to_tsvector('simple', folded)) LOOP
		IF word.stem <> word.lexeme THEN
			asked := ts_rewrite(asked, search_lexeme(word.stem), search_lexeme(word.stem) || search_lexeme(word.lexeme));
		END IF;
	END LOOP;
	IF strpos(words, U&'\200C') > 0 THEN
		asked := asked || coalesce(search_query(replace(words, U&'\200C', ' '), phrase), '');
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
-- What an entry is filtered and asked for by, as words that no text has: `=k:court`, `=e:leak`. Of a day and a month each
-- of its own year and of any.
CREATE FUNCTION search_tags(noun text, kind stakeholder_kind, shelf integer, lang text, regulations text[], stances stance[], positions text[],
	others text[], earliest date, latest date)
RETURNS tsvector
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT array_to_tsvector(array_remove(
	ARRAY['=n:' || noun, '=k:' || kind::text, '=y:' || shelf, '=l:' || lang]
		|| array(SELECT '=r:' || id FROM unnest(regulations) id)
		|| array(SELECT '=s:' || stance::text FROM unnest(stances) stance)
		|| array(SELECT '=p:' || pair FROM unnest(positions) pair)
		|| others
		|| CASE WHEN earliest = latest THEN ARRAY['=d:' || to_char(latest, 'YYYY-MM-DD'), '=d:' || to_char(latest, 'MM-DD')] END
		|| CASE WHEN to_char(earliest, 'YYYY-MM') = to_char(latest, 'YYYY-MM')
			THEN ARRAY['=m:' || to_char(latest, 'YYYY-MM'), '=m:' || to_char(latest, 'MM')] END,
	NULL))
$$;
--> statement-breakpoint
-- By which names are found in part.
CREATE INDEX search_entry_names_index ON search_entry USING gin (names gin_trgm_ops) WHERE names IS NOT NULL;
--> statement-breakpoint
-- What of a law others are found by.
CREATE VIEW search_law AS (
SELECT id, title || E'\n' || array_to_string(aliases, E'\n') AS names, '=c:' || jurisdiction AS country,
	'=i:' || instrument::text AS instrument
FROM regulation
WHERE state = 'published'
);
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
			|| setweight(coalesce(search_words(left(r.summary, 100000), 'en'), ''), 'B')
			|| setweight(coalesce(search_words((
				SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
				FROM regulation_topic l
				JOIN topic ON topic.id = l.topic_id
				WHERE l.regulation_id = r.id
			), 'en'), ''), 'D') AS words,
		NULL::stakeholder_kind AS kind, 9999 AS shelf, NULL::date AS latest, NULL::text AS lang,
		ARRAY[r.id] AS regulations, '{}'::stance[] AS stances, '{}'::text[] AS positions,
		ARRAY['=c:' || r.jurisdiction, '=i:' || r.instrument::text, '=u:' || r.status::text] AS others, NULL::date AS earliest
	FROM regulation r
	WHERE r.state = 'published'
	UNION ALL
	SELECT 'stakeholder', s.id,
		search_names(s.name || s.aliases),
		setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), ''), 'A'),
		s.kind, 9999, NULL, NULL, '{}', '{}', '{}', ARRAY['=c:' || s.country], NULL
	FROM stakeholder s
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'statement', s.id, NULL,
		setweight(search_words(speaking.names, 'en'), 'A')
			|| setweight(search_words(left(s.summary, 100000), s.lang), 'B')
			|| setweight(coalesce(search_words(left(quoted.english, 100000), 'en'), ''), 'C')
			|| setweight(coalesce(search_words(left(quoted.other, 100000), ''), ''), 'C')
			|| setweight(coalesce(search_words(left(taken.names, 100000), 'en'), ''), 'D'),
		speaking.kind, extract(year FROM s.latest)::integer, s.latest, s.lang,
		coalesce(taken.regulations, '{}'), coalesce(taken.stances, '{}'), coalesce(taken.positions, '{}'),
		taken.tags || ('=h:' || s.channel::text)
			|| array(SELECT '=q:' || d.demand::text FROM demand d WHERE d.statement_id = s.id),
		s.earliest
	FROM statement s
	CROSS JOIN LATERAL (
		SELECT string_agg(v.name || E'\n' || array_to_string(v.aliases, E'\n'), E'\n' ORDER BY v.id IS DISTINCT FROM s.organisation_id) AS names,
			max(v.kind) FILTER (WHERE v.id = coalesce(s.organisation_id, s.speaker_id)) AS kind
		FROM stakeholder v
		WHERE v.id IN (s.organisation_id, s.speaker_id)
	) speaking
	CROSS JOIN LATERAL (
		SELECT string_agg(q.exact, E'\n' ORDER BY q.id) FILTER (WHERE q.lang LIKE 'en%') AS english,
			string_agg(q.exact, E'\n' ORDER BY q.id) FILTER (WHERE q.lang NOT LIKE 'en%') AS other
		FROM quotation q
		WHERE q.statement_id = s.id AND q.state = 'published'
			AND (SELECT a.state FROM article a WHERE a.id = q.article_id) = 'published'
	) quoted
	CROSS JOIN LATERAL (
		SELECT array_agg(p.regulation_id ORDER BY p.regulation_id) AS regulations,
			array_agg(DISTINCT p.stance) AS stances,
			array_agg(p.regulation_id || ':' || p.stance::text ORDER BY p.regulation_id) AS positions,
			string_agg(law.names, E'\n' ORDER BY p.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM "position" p
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = p.regulation_id OFFSET 0) law
		WHERE p.statement_id = s.id
	) taken
	WHERE s.state = 'published'
	UNION ALL
	SELECT 'event', e.id, NULL,
		setweight(search_words(left(e.description, 100000), 'en'), 'B')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'C'),
		NULL, extract(year FROM claim.latest)::integer, claim.latest, NULL,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags || ('=e:' || e.kind::text), claim.earliest
	FROM event e
	JOIN dated_claim claim ON claim.event_id = e.id AND claim.preferred
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM event_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.event_id = e.id
	) laws
	WHERE e.state = 'published'
	UNION ALL
	SELECT 'article', a.id, NULL,
		setweight(coalesce(search_words(CASE WHEN a.headline_basis = 'page' THEN a.headline END, a.lang), ''), 'B')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), ''), 'C')
			|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), 'en'), 'C')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'D')
			|| setweight(coalesce(search_words((
				SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
				FROM article_topic l
				JOIN topic ON topic.id = l.topic_id
				WHERE l.article_id = a.id
			), 'en'), ''), 'D'),
		NULL, coalesce(extract(year FROM a.published_latest), 0)::integer, a.published_latest, a.lang,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags, a.published_earliest
	FROM article a
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM article_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.article_id = a.id
	) laws
	WHERE a.state = 'published'
)
SELECT noun, row_id, names,
	words || search_tags(noun, kind, shelf, lang, regulations, stances, positions, others, earliest, latest) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);
--> statement-breakpoint
-- Makes the entries of some items what they should be, and leaves those alone that are.
CREATE FUNCTION refresh_search(of_noun text, ids text[]) RETURNS void
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

-- Who is counted -------------------------------------------------------------------------------------------------------

-- Each name on a published statement, once: the organisation (the speaker where there is none) and every co-signatory.
-- What charts count as signatories.
CREATE VIEW statement_name AS (
SELECT s.id AS statement_id, coalesce(s.organisation_id, s.speaker_id) AS stakeholder_id
FROM statement s
WHERE s.state = 'published'
UNION
SELECT s.id, co.stakeholder_id
FROM signatory co
JOIN statement s ON s.id = co.statement_id
WHERE s.state = 'published'
);
--> statement-breakpoint
-- Who is on record as a member of a group, where readers see both.
CREATE VIEW group_member AS (
SELECT m.group_id, m.member_id, m.as_of, m.as_of_earliest, m.as_of_latest, m.start_date, m.end_date
FROM membership m
WHERE m.state = 'published' AND m.relation IN ('member', 'affiliate')
	AND m.member_id NOT IN (SELECT unseen.id FROM stakeholder unseen WHERE unseen.state IN ('draft', 'withdrawn'))
);
--> statement-breakpoint
-- Each member that a group on a published statement represented that day, once; who is on the statement by name spoke
-- for itself and is not among them. Of a group's rosters the one nearest to the statement's date counts (the earlier of
-- two as near) and the others do not: a roster says who belonged on its day, not since when. A membership with a start
-- or an end of its own counts while it lasts; one without any date cannot be placed. EDTF text compares as text once cut
-- to the same precision. Members whom readers do not see are few, and are looked up once for all groups.
CREATE VIEW statement_member AS (
SELECT s.id AS statement_id, told.member_id AS stakeholder_id
FROM statement s
CROSS JOIN LATERAL (
	WITH name AS (
		SELECT coalesce(s.organisation_id, s.speaker_id) AS id
		UNION
		SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
	)
	SELECT listed.member_id
	FROM name
	CROSS JOIN LATERAL (
		SELECT roster.as_of
		FROM group_member roster
		WHERE roster.group_id = name.id
			AND roster.as_of IS NOT NULL AND roster.start_date IS NULL AND roster.end_date IS NULL
		ORDER BY greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
			roster.as_of_earliest, roster.as_of
		LIMIT 1
	) nearest
	CROSS JOIN LATERAL (
		SELECT roster.member_id
		FROM group_member roster
		WHERE roster.group_id = name.id
			AND roster.as_of = nearest.as_of AND roster.start_date IS NULL AND roster.end_date IS NULL
		OFFSET 0
	) listed
	UNION
	SELECT lasting.member_id
	FROM name
	CROSS JOIN LATERAL (
		SELECT roster.member_id, rtrim(roster.start_date, '?~%') AS started, rtrim(roster.end_date, '?~%') AS ended
		FROM group_member roster
		WHERE roster.group_id = name.id AND num_nonnulls(roster.start_date, roster.end_date) > 0
	) lasting
	WHERE (lasting.started IS NULL OR lasting.started <= left(s.latest::text, length(lasting.started)))
		AND (lasting.ended IS NULL OR lasting.ended >= left(s.earliest::text, length(lasting.ended)))
) told
WHERE s.state = 'published' AND told.member_id <> coalesce(s.organisation_id, s.speaker_id)
	AND NOT EXISTS (
		SELECT FROM signatory co WHERE co.statement_id = s.id AND co.stakeholder_id = told.member_id
	)
);
--> statement-breakpoint
-- Makes the members that some statements represent what they should be.
CREATE FUNCTION refresh_members(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT statement_id, stakeholder_id FROM statement_member WHERE statement_id = ANY (ids)
	),
	gone AS (
		DELETE FROM represented standing
		WHERE standing.statement_id = ANY (ids)
			AND (standing.statement_id, standing.stakeholder_id) NOT IN (TABLE fresh)
	)
	INSERT INTO represented (statement_id, stakeholder_id) TABLE fresh ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
-- Who was represented on each law, each once: under the stance of the statements that did so, or as `several` where
-- these took more than one, and at the first of them.
CREATE VIEW represented_member AS (
SELECT said.regulation_id, said.stakeholder_id,
	CASE WHEN min(said.stance) = max(said.stance) THEN min(said.stance)::text ELSE 'several' END AS stance,
	(array_agg(said.statement_id ORDER BY said.latest, said.earliest, said.statement_id))[1] AS statement_id,
	(array_agg(said.date ORDER BY said.latest, said.earliest, said.statement_id))[1] AS date,
	(array_agg(said.earliest ORDER BY said.latest, said.earliest, said.statement_id))[1] AS earliest,
	(array_agg(said.latest ORDER BY said.latest, said.earliest, said.statement_id))[1] AS latest
FROM (
	SELECT p.regulation_id, m.stakeholder_id, p.stance, s.id AS statement_id, s.date, s.earliest, s.latest
	FROM represented m
	JOIN statement s ON s.id = m.statement_id
	JOIN "position" p ON p.statement_id = s.id
) said
GROUP BY said.regulation_id, said.stakeholder_id
);
--> statement-breakpoint

-- When things happened -------------------------------------------------------------------------------------------------

-- What happened to a law, by the preferred date. Each event is looked up by itself: where nobody has counted the rows of
-- young tables yet, the planner would rather go through all events for each law.
CREATE VIEW regulation_event AS (
SELECT link.regulation_id, e.id AS event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
	claim.date, claim.earliest, claim.latest
FROM event_regulation link
CROSS JOIN LATERAL (SELECT * FROM event WHERE id = link.event_id OFFSET 0) e
CROSS JOIN LATERAL (SELECT * FROM dated_claim WHERE event_id = link.event_id AND preferred OFFSET 0) claim
WHERE e.state = 'published'
);
--> statement-breakpoint
-- The dates from which a law's clocks are read (`domain/clocks.ts`), one row a law that is published; only what is published counts. This
-- is the one place that says which event is which:
-- - made: its first notification, or else its last approval;
-- - text public: the first of the day the making became known, a leak and a publication;
-- - first reaction: the first reaction, or statement of an organisation outside the state, which may come before the
--   text was public. «First» is by the latest day a date can mean, so that «February 2020» never wins over the 13th;
-- - happened: the latest event of any kind.
CREATE VIEW regulation_clock AS (
SELECT r.id AS regulation_id, last.date AS happened, last.latest AS happened_latest,
	made.event_id AS made_event_id, made.date AS made, made.earliest AS made_earliest, made.latest AS made_latest,
	text_public.date AS text_public, text_public.earliest AS text_public_earliest, text_public.latest AS text_public_latest,
	first_reaction.date AS first_reaction,
	first_reaction.earliest AS first_reaction_earliest, first_reaction.latest AS first_reaction_latest
FROM regulation r
LEFT JOIN LATERAL (
	SELECT date, latest FROM regulation_event e WHERE e.regulation_id = r.id
	ORDER BY latest DESC, event_id LIMIT 1
) last ON true
LEFT JOIN LATERAL (
	SELECT * FROM regulation_event e WHERE e.regulation_id = r.id AND kind IN ('notification', 'approval')
	ORDER BY kind = 'notification' DESC, CASE WHEN kind = 'notification' THEN latest END ASC, latest DESC, event_id
	LIMIT 1
) made ON true
LEFT JOIN LATERAL (
	SELECT date, earliest, latest
	FROM (
		SELECT date, earliest, latest FROM regulation_event e
		WHERE e.regulation_id = r.id AND kind IN ('leak', 'publication')
		UNION ALL
		SELECT made.known_on, made.known_on_earliest, made.known_on_latest WHERE made.known_on IS NOT NULL
	) seen
	ORDER BY latest, earliest, date LIMIT 1
) text_public ON true
LEFT JOIN LATERAL (
	SELECT date, earliest, latest
	FROM (
		SELECT date, earliest, latest FROM regulation_event e WHERE e.regulation_id = r.id AND kind = 'reaction'
		UNION ALL
		SELECT s.date, s.earliest, s.latest
		FROM "position" p
		JOIN statement s ON s.id = p.statement_id AND s.state = 'published'
		JOIN stakeholder speaker ON speaker.id = coalesce(s.organisation_id, s.speaker_id)
		WHERE p.regulation_id = r.id AND speaker.kind NOT IN ('government', 'regulator', 'court', 'person')
	) reaction
	ORDER BY latest, earliest, date LIMIT 1
) first_reaction ON true
WHERE r.state = 'published'
);
--> statement-breakpoint
-- Makes the dates of some laws' clocks what they should be.
CREATE FUNCTION refresh_clocks(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT regulation_id, happened, happened_latest, made, made_earliest, made_latest,
			text_public, text_public_earliest, text_public_latest,
			first_reaction, first_reaction_earliest, first_reaction_latest
		FROM regulation_clock WHERE regulation_id = ANY (ids)
	),
	gone AS (
		DELETE FROM clock WHERE regulation_id = ANY (ids) AND regulation_id NOT IN (SELECT regulation_id FROM fresh)
	)
	INSERT INTO clock AS standing (regulation_id, happened, happened_latest, made, made_earliest, made_latest,
		text_public, text_public_earliest, text_public_latest,
		first_reaction, first_reaction_earliest, first_reaction_latest)
	TABLE fresh
	ON CONFLICT (regulation_id) DO UPDATE SET
		happened = excluded.happened, happened_latest = excluded.happened_latest,
		made = excluded.made, made_earliest = excluded.made_earliest, made_latest = excluded.made_latest,
		text_public = excluded.text_public, text_public_earliest = excluded.text_public_earliest,
		text_public_latest = excluded.text_public_latest, first_reaction = excluded.first_reaction,
		first_reaction_earliest = excluded.first_reaction_earliest,
		first_reaction_latest = excluded.first_reaction_latest;
END $$;
--> statement-breakpoint

-- The rules that must never break ----------------------------------------------------------------------------------------

-- The citations that prove something: those of articles that readers see.
CREATE VIEW proof AS (
SELECT c.* FROM citation c JOIN article a ON a.id = c.article_id AND a.state = 'published'
);
--> statement-breakpoint
-- No claim without a source: what is published rests on a published article, each date of an event on its own. Checked
-- when the transaction ends, so that a row and its citations may be written in any order.
CREATE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean := false;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	IF noun = 'regulation' THEN
		unsourced := EXISTS (SELECT FROM regulation WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE regulation_id = row_id);
	ELSIF noun = 'stakeholder' THEN
		unsourced := EXISTS (SELECT FROM stakeholder WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE stakeholder_id = row_id);
	ELSIF noun = 'membership' THEN
		unsourced := EXISTS (SELECT FROM membership WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE membership_id = row_id);
	ELSIF noun = 'statement' THEN
		unsourced := EXISTS (SELECT FROM statement WHERE id = row_id AND state = 'published')
			AND NOT EXISTS (SELECT FROM proof WHERE statement_id = row_id);
	ELSIF noun = 'position' THEN
		unsourced := EXISTS (
				SELECT FROM "position" p JOIN statement s ON s.id = p.statement_id
				WHERE p.id = row_id AND s.state = 'published'
			)
			AND NOT EXISTS (SELECT FROM proof WHERE position_id = row_id);
	ELSIF noun = 'event' THEN
		unsourced := EXISTS (SELECT FROM event WHERE id = row_id AND state = 'published')
			AND (
				NOT EXISTS (SELECT FROM dated_claim WHERE event_id = row_id AND preferred)
				OR EXISTS (
					SELECT FROM dated_claim d
					WHERE d.event_id = row_id AND NOT EXISTS (SELECT FROM proof WHERE dated_claim_id = d.id)
				)
			);
	END IF;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;
--> statement-breakpoint
-- Asks for the sources of whatever a write may have left without: a row itself, or what rested on one that went.
CREATE FUNCTION require_sources() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	-- As it comes, the name of a table has a collation of its own, under which no index of ids would be used.
	written text := TG_TABLE_NAME;
	cited citation;
	gone citation[];
BEGIN
	IF written = 'dated_claim' THEN
		PERFORM require_source('event', event_id) FROM (VALUES (OLD.event_id), (NEW.event_id)) claim(event_id)
		WHERE event_id IS NOT NULL;
	ELSIF written IN ('citation', 'article') THEN
		IF written = 'citation' THEN
			cited := OLD;
			gone := ARRAY[cited];
		ELSE
			gone := array(SELECT c FROM citation c WHERE c.article_id = OLD.id);
		END IF;
		FOREACH cited IN ARRAY gone LOOP
			PERFORM require_source('event', (SELECT event_id FROM dated_claim WHERE id = cited.dated_claim_id)),
				require_source('regulation', cited.regulation_id), require_source('stakeholder', cited.stakeholder_id),
				require_source('membership', cited.membership_id), require_source('statement', cited.statement_id),
				require_source('position', cited.position_id);
		END LOOP;
	ELSE
		PERFORM require_source(written, NEW.id);
		IF written = 'statement' THEN
			PERFORM require_source('position', id) FROM "position" WHERE statement_id = NEW.id;
		END IF;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER regulation_cites_article AFTER INSERT OR UPDATE ON regulation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stakeholder_cites_article AFTER INSERT OR UPDATE ON stakeholder
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER membership_cites_article AFTER INSERT OR UPDATE ON membership
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER event_cites_article AFTER INSERT OR UPDATE ON event
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER statement_cites_article AFTER INSERT OR UPDATE ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER position_cites_article AFTER INSERT OR UPDATE ON "position"
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER dated_claim_cites_article AFTER INSERT OR UPDATE OR DELETE ON dated_claim
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER citation_leaves_no_claim_bare AFTER UPDATE OR DELETE ON citation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_sources();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER article_leaves_no_claim_bare AFTER UPDATE OF state ON article
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN (OLD.state = 'published' AND NEW.state <> 'published') EXECUTE FUNCTION require_sources();
--> statement-breakpoint
-- Whoever speaks in a statement does not sign it as well, in any state. Checked when the transaction ends, so that a
-- statement and its signatories may be written in any order.
CREATE FUNCTION refuse_own_signature() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	signed text := to_jsonb(NEW) ->> TG_ARGV[0];
BEGIN
	IF EXISTS (
		SELECT FROM statement s JOIN signatory co ON co.statement_id = s.id
		WHERE s.id = signed AND co.stakeholder_id IN (s.organisation_id, s.speaker_id)
	) THEN
		RAISE EXCEPTION 'statement % is signed by who speaks in it', signed
			USING ERRCODE = 'check_violation', CONSTRAINT = 'signatory_is_not_attributed';
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER signatory_is_not_attributed AFTER INSERT OR UPDATE ON signatory
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION refuse_own_signature('statement_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER attributed_is_not_signatory AFTER UPDATE OF organisation_id, speaker_id ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.organisation_id, OLD.speaker_id) IS DISTINCT FROM (NEW.organisation_id, NEW.speaker_id))
	EXECUTE FUNCTION refuse_own_signature('id');
--> statement-breakpoint
-- The history is written once, and so is the log, but of refused sign-ins the oldest leave.
CREATE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER revision_append_only BEFORE UPDATE OR DELETE ON revision
	FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE ON activity
	FOR EACH ROW WHEN (OLD.kind <> 'sign_in_refused') EXECUTE FUNCTION refuse_change();
--> statement-breakpoint

-- The version of the record ----------------------------------------------------------------------------------------------

-- Raised once by a transaction after which readers see something else, at its end, so that no other waits for more than
-- that. Every write to an item writes its own row as well, so that the tables that hang on it need no look; a draft is
-- nothing that readers see. One transaction after another, under the lock that `server/derived` takes before: each sees
-- what those before it have committed. Whoever wrote past it leaves `derived` behind, and is found at the next start.
CREATE FUNCTION raise_record_version() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	raised bigint;
BEGIN
	IF current_setting('rulewatch.raised', true) = 'yes' THEN RETURN NULL; END IF;
	IF TG_ARGV[0] = 'item' THEN
		IF coalesce(OLD.state, 'draft') = 'draft' AND coalesce(NEW.state, 'draft') = 'draft' THEN RETURN NULL; END IF;
	END IF;
	PERFORM pg_advisory_xact_lock(20200122), set_config('rulewatch.raised', 'yes', true);
	INSERT INTO record_version AS standing (version, derived) VALUES (1, 1)
	ON CONFLICT ("only") DO UPDATE SET version = standing.version + 1,
		derived = standing.derived + (
			standing.derived = standing.version
			AND (TG_ARGV[0] = 'other' OR coalesce(current_setting('rulewatch.derived', true), '') = 'yes')
		)::integer
	RETURNING version INTO raised;
	PERFORM pg_notify('record_version', raised::text);
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER regulation_raises_version AFTER INSERT OR UPDATE OR DELETE ON regulation
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER stakeholder_raises_version AFTER INSERT OR UPDATE OR DELETE ON stakeholder
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER membership_raises_version AFTER INSERT OR UPDATE OR DELETE ON membership
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER event_raises_version AFTER INSERT OR UPDATE OR DELETE ON event
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER statement_raises_version AFTER INSERT OR UPDATE OR DELETE ON statement
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER article_raises_version AFTER INSERT OR UPDATE OR DELETE ON article
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('item');
--> statement-breakpoint
-- Of topics and corrections nothing is derived. A report that waits is for editors alone.
CREATE CONSTRAINT TRIGGER topic_raises_version AFTER INSERT OR UPDATE OR DELETE ON topic
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION raise_record_version('other');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER correction_raises_version AFTER UPDATE ON correction
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
	WHEN ((OLD.state, OLD.answer, OLD.version) IS DISTINCT FROM (NEW.state, NEW.answer, NEW.version))
	EXECUTE FUNCTION raise_record_version('other');
--> statement-breakpoint
INSERT INTO record_version (version, derived) VALUES (1, 1);
