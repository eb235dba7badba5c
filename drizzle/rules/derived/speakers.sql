-- The stakeholder that somebody speaks as between two days. A person with an office of the state on those days speaks as
-- that body, or, with a seat in parliament, as their party. Everybody else speaks as themselves. An office counts only
-- while it was certainly held: its dates enclose those of the statement, or a source names it for exactly that time.
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
