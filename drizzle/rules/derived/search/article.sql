SELECT 'article', a.id, NULL,
	setweight(coalesce(search_words(CASE WHEN a.headline_basis = 'page' THEN a.headline END, a.lang), ''), 'B')
		|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), ''), 'C')
		|| setweight(search_words(concat_ws(E'\n', a.outlet, a.author), 'en'), 'C')
		|| setweight(coalesce(search_words(left(laws.names, 100000), 'en'), ''), 'D')
		|| setweight(coalesce(search_words((
			SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
			FROM article_topic l
			JOIN topic ON topic.id = l.topic_id AND topic.state = 'published'
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
