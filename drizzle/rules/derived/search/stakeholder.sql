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
