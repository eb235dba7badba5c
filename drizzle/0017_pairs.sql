-- As before, and beside what the same voice said on the same law: else a page that tells of it would go through all
-- that is said on that law.
CREATE OR REPLACE FUNCTION keep_said(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT s.id, each.word, s.latest, s.earliest, s.updated_at AS changed
		FROM statement s CROSS JOIN LATERAL (
			SELECT 'regulation=' || p.regulation_id FROM "position" p WHERE p.statement_id = s.id
			UNION SELECT 'topic=' || link.topic_id FROM "position" p
				JOIN regulation r ON r.id = p.regulation_id AND r.state = 'published'
				JOIN regulation_topic link ON link.regulation_id = r.id WHERE p.statement_id = s.id
			UNION SELECT 'voice=' || coalesce(s.organisation_id, s.speaker_id) || '&regulation=' || p.regulation_id
				FROM "position" p WHERE p.statement_id = s.id
			UNION SELECT 'speaks=' || voice FROM unnest(array[s.organisation_id, s.speaker_id]) voice WHERE voice IS NOT NULL
			UNION SELECT 'signs=' || co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
				AND co.stakeholder_id IS DISTINCT FROM s.organisation_id AND co.stakeholder_id IS DISTINCT FROM s.speaker_id
		) each(word)
		WHERE s.id = ANY (ids) AND s.state = 'published'
	),
	gone AS (
		DELETE FROM said WHERE statement_id = ANY (ids) AND (statement_id, word) NOT IN (SELECT id, word FROM fresh)
	)
	INSERT INTO said (statement_id, word, latest, earliest, changed) SELECT id, word, latest, earliest, changed FROM fresh
	ON CONFLICT (statement_id, word) DO UPDATE
	SET latest = excluded.latest, earliest = excluded.earliest, changed = excluded.changed
	WHERE (said.latest, said.earliest, said.changed) <> (excluded.latest, excluded.earliest, excluded.changed);
END $$;
--> statement-breakpoint
INSERT INTO said (statement_id, word, latest, earliest, changed)
SELECT s.id, 'voice=' || coalesce(s.organisation_id, s.speaker_id) || '&regulation=' || p.regulation_id, s.latest, s.earliest, s.updated_at
FROM statement s JOIN "position" p ON p.statement_id = s.id WHERE s.state = 'published'
ON CONFLICT DO NOTHING;
