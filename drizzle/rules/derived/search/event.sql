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
