-- The positions that differ from the one which the same stakeholder took before on the same law, each with the statement
-- before; stored in the table `changed_position`. The later day must be certain, and a statement without a stance is no
-- change. A person or body counts as it is attributed: the organisation, else the speaker.
CREATE VIEW position_change AS (
SELECT statement_id, regulation_id, stakeholder_id, before_id
FROM (
	SELECT s.id AS statement_id, p.regulation_id, coalesce(s.organisation_id, s.speaker_id) AS stakeholder_id,
		p.stance, s.earliest,
		lag(s.id) OVER course AS before_id, lag(p.stance) OVER course AS stance_before,
		lag(s.latest) OVER course AS latest_before
	FROM statement s JOIN "position" p ON p.statement_id = s.id
	WHERE s.state = 'published' AND p.stance::text <> 'not_stated'
	WINDOW course AS (
		PARTITION BY coalesce(s.organisation_id, s.speaker_id), p.regulation_id ORDER BY s.latest, s.earliest, s.id
	)
) said
WHERE stance_before <> stance AND latest_before < earliest
);

-- Rewrites the changes of position of some stakeholders on some laws.
CREATE FUNCTION refresh_positions(stakeholders text[], regulations text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM changed_position
	WHERE stakeholder_id = ANY (stakeholders) AND regulation_id = ANY (regulations);
	INSERT INTO changed_position (statement_id, regulation_id, stakeholder_id, before_id)
	SELECT statement_id, regulation_id, stakeholder_id, before_id FROM position_change
	WHERE stakeholder_id = ANY (stakeholders) AND regulation_id = ANY (regulations);
END $$;
