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
