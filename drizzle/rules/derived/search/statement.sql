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
	WHERE q.statement_id = s.id AND q.kept_back IS NULL
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
