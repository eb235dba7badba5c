ALTER TYPE "public"."stakeholder_kind" ADD VALUE 'executive' BEFORE 'government';--> statement-breakpoint
ALTER TYPE "public"."stakeholder_kind" ADD VALUE 'head_of_state' BEFORE 'government';--> statement-breakpoint
ALTER TYPE "public"."stakeholder_kind" ADD VALUE 'parliament' BEFORE 'government';--> statement-breakpoint
-- Who a stakeholder counts as between two days: an organisation as itself; a person as the body of the state in which they
-- hold an office on record for those days, or, with a seat in parliament, as their party; everybody else as themselves.
-- An office counts on the days on which it surely was held: its dates lie around those of the statement, or a source
-- names it for that very time. One without a date, or of another day, says nothing. Kinds are compared as text,
-- because PostgreSQL lets no new value of an enum be used in the transaction that adds it.
CREATE FUNCTION speaks_as(who text, earliest date, latest date) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE
AS $$
SELECT coalesce((
	WITH held AS (
		SELECT m.group_id, body.kind::text AS kind, m.role
		FROM membership m
		JOIN stakeholder body ON body.id = m.group_id AND body.state = 'published'
		CROSS JOIN LATERAL (SELECT rtrim(m.start_date, '?~%') AS started, rtrim(m.end_date, '?~%') AS ended) lasting
		WHERE (SELECT person.kind::text FROM stakeholder person WHERE person.id = who) = 'person'
			AND m.member_id = who AND m.state = 'published' AND m.relation IN ('person_of', 'member')
			AND CASE
				WHEN num_nonnulls(started, ended) > 0 THEN
					(started < left(earliest::text, length(started)) OR started = earliest::text)
					AND (ended IS NULL OR ended > left(latest::text, length(ended)) OR ended = latest::text)
				ELSE m.as_of_earliest <= earliest AND latest <= m.as_of_latest
			END
	)
	SELECT group_id FROM held
	WHERE CASE kind
		WHEN 'political_party' THEN EXISTS (SELECT FROM held seat WHERE seat.kind = 'parliament')
		ELSE kind IN ('executive', 'head_of_state', 'government', 'regulator', 'court') AND role IS NOT NULL
	END
	ORDER BY kind = 'political_party', group_id
	LIMIT 1
), who)
$$;
--> statement-breakpoint
-- As before, but that a statement is found by the kind as which its speaker counted on its day.
CREATE OR REPLACE VIEW search_document AS (
WITH plain AS (
	SELECT 'regulation' AS noun, r.id AS row_id,
		search_names(array_remove(r.title || r.aliases || r.reference_number, NULL) || registered.numbers) AS names,
		setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), 'en'), 'A')
			|| setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases || registered.numbers, E'\n'), r.reference_number), ''), 'A')
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
	CROSS JOIN LATERAL (
		SELECT array(SELECT i.value FROM regulation_identifier i WHERE i.regulation_id = r.id ORDER BY i.scheme, i.value) AS numbers
	) registered
	WHERE r.state = 'published'
	UNION ALL
	SELECT 'stakeholder', s.id,
		search_names(s.name || s.aliases || registered.numbers),
		setweight(search_words(s.name || E'\n' || array_to_string(s.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(s.name || E'\n' || array_to_string(s.aliases || registered.numbers, E'\n'), ''), 'A'),
		s.kind, 9999, NULL, NULL, '{}', '{}', '{}', ARRAY['=c:' || s.country], NULL
	FROM stakeholder s
	CROSS JOIN LATERAL (
		SELECT array(SELECT i.value FROM stakeholder_identifier i WHERE i.stakeholder_id = s.id ORDER BY i.scheme, i.value) AS numbers
	) registered
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
			(SELECT kind FROM stakeholder
				WHERE id = speaks_as(coalesce(s.organisation_id, s.speaker_id), s.earliest, s.latest)) AS kind
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
	UNION ALL
	SELECT 'campaign', c.id, NULL,
		setweight(search_words(c.title || E'\n' || array_to_string(c.aliases, E'\n'), 'en'), 'A')
			|| setweight(search_words(c.title || E'\n' || array_to_string(c.aliases, E'\n'), ''), 'A')
			|| setweight(search_words(left(c.summary, 100000), 'en'), 'B')
			|| setweight(coalesce(search_words(left(c.text, 100000), 'en'), ''), 'C')
			|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'D')
			|| setweight(coalesce(search_words(left(joined.names, 100000), 'en'), ''), 'D'),
		NULL, extract(year FROM c.start_latest)::integer, c.start_latest, NULL,
		coalesce(laws.regulations, '{}'), '{}', '{}',
		laws.tags || array(SELECT DISTINCT '=q:' || d.demand::text FROM campaign_demand d WHERE d.campaign_id = c.id),
		c.start_earliest
	FROM campaign c
	CROSS JOIN LATERAL (
		SELECT array_agg(l.regulation_id ORDER BY l.regulation_id) AS regulations,
			string_agg(law.names, E'\n' ORDER BY l.regulation_id) AS names,
			array_agg(DISTINCT law.country) || array_agg(DISTINCT law.instrument) AS tags
		FROM campaign_regulation l
		CROSS JOIN LATERAL (SELECT * FROM search_law WHERE id = l.regulation_id OFFSET 0) law
		WHERE l.campaign_id = c.id
	) laws
	CROSS JOIN LATERAL (
		SELECT string_agg(who.name || E'\n' || array_to_string(who.aliases, E'\n'), E'\n' ORDER BY p.ordinal) AS names
		FROM campaign_participant p
		JOIN stakeholder who ON who.id = p.stakeholder_id
		WHERE p.campaign_id = c.id
	) joined
	WHERE c.state = 'published'
)
SELECT noun, row_id, names,
	words || search_tags(noun, kind, shelf, lang, regulations, stances, positions, others, earliest, latest) AS vector,
	kind, shelf::smallint AS shelf, latest, lang, regulations, stances, positions
FROM plain
);
--> statement-breakpoint
-- What is derived is made anew when the server starts.
UPDATE record_version SET version = version + 1 WHERE EXISTS (SELECT FROM membership);
