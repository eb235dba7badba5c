SELECT 'regulation' AS noun, r.id AS row_id,
	search_names(array_remove(r.title || r.aliases || r.reference_number, NULL) || registered.numbers) AS names,
	setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases, E'\n'), r.reference_number), 'en'), 'A')
		|| setweight(search_words(concat_ws(E'\n', r.title, array_to_string(r.aliases || registered.numbers, E'\n'), r.reference_number), ''), 'A')
		|| setweight(coalesce(search_words(left(r.summary, 100000), 'en'), ''), 'B')
		|| setweight(coalesce(search_words((
			SELECT string_agg(topic.name, E'\n' ORDER BY topic.id)
			FROM regulation_topic l
			JOIN topic ON topic.id = l.topic_id AND topic.state = 'published'
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
