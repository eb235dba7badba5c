CREATE TYPE "public"."text_day" AS ENUM('open', 'sought');--> statement-breakpoint
ALTER TABLE "regulation" ADD COLUMN "text_day" text_day;--> statement-breakpoint
-- As before, but that who held an office of the state on the day did not react from outside it, nor is that a reaction
-- in which nobody but the state acts.
CREATE OR REPLACE VIEW regulation_clock AS (
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
--> statement-breakpoint
-- What is derived is made anew when the server starts.
UPDATE record_version SET version = version + 1 WHERE EXISTS (SELECT FROM event_actor);
