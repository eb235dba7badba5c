-- The events of each law by their preferred dates. OFFSET 0 makes the planner look up each event: before a table has
-- statistics, it would scan all events for each law.
CREATE VIEW regulation_event AS (
SELECT link.regulation_id, e.id AS event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
	claim.date, claim.earliest, claim.latest
FROM event_regulation link
CROSS JOIN LATERAL (SELECT * FROM event WHERE id = link.event_id OFFSET 0) e
CROSS JOIN LATERAL (SELECT * FROM dated_claim WHERE event_id = link.event_id AND preferred OFFSET 0) claim
WHERE e.state = 'published'
);

-- The dates of a published law's clocks (`domain/timeline/clocks.ts`), stored in the table `clock`. Only published events
-- and statements count. This view alone decides which event counts as which:
-- - made: the first notification, or else the last approval;
-- - text public: the first leak or publication, or the day on which the making became known if that is earlier;
-- - first reaction: the first reaction, or the first statement of an organisation outside the state, even before the text
--   was public. People in an office of the state on that day are not outside it. An event in which only the state acts is
--   no reaction;
-- - happened: the latest event of any kind.
-- «First» compares the latest day that a date can mean, so that «February 2020» never precedes the 13th.
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
		SELECT date, earliest, latest FROM regulation_event e
		WHERE e.regulation_id = r.id AND kind = 'reaction'
			AND (NOT EXISTS (SELECT FROM event_actor actor WHERE actor.event_id = e.event_id)
				OR EXISTS (
					SELECT FROM event_actor actor
					JOIN stakeholder who ON who.id = speaks_as(actor.stakeholder_id, e.earliest, e.latest)
					WHERE actor.event_id = e.event_id AND who.kind::text NOT IN
						('executive', 'head_of_state', 'parliament', 'government', 'regulator', 'court')
				))
		UNION ALL
		SELECT s.date, s.earliest, s.latest
		FROM "position" p
		JOIN statement s ON s.id = p.statement_id AND s.state = 'published'
		JOIN stakeholder speaker ON speaker.id = speaks_as(coalesce(s.organisation_id, s.speaker_id), s.earliest, s.latest)
		WHERE p.regulation_id = r.id AND speaker.kind::text NOT IN
			('executive', 'head_of_state', 'parliament', 'government', 'regulator', 'court', 'person')
	) reaction
	ORDER BY latest, earliest, date LIMIT 1
) first_reaction ON true
WHERE r.state = 'published'
);

-- Rewrites the clocks of some laws from the view.
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
