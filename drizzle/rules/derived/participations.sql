-- All names in a published statement, each once: organisation, speaker and co-signatories; stored in the table
-- `participation`. Lists mean this by statements of a stakeholder; members of a group that speaks are not included.
CREATE VIEW statement_participant AS (
SELECT s.id AS statement_id, named.stakeholder_id, s.date, s.earliest, s.latest
FROM statement s
CROSS JOIN LATERAL (
	SELECT s.organisation_id WHERE s.organisation_id IS NOT NULL
	UNION
	SELECT s.speaker_id WHERE s.speaker_id IS NOT NULL
	UNION
	SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
) named (stakeholder_id)
WHERE s.state = 'published'
);

-- Rewrites the names in some statements from the view.
CREATE FUNCTION refresh_participations(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM participation WHERE statement_id = ANY (ids);
	INSERT INTO participation (statement_id, stakeholder_id, date, earliest, latest)
	SELECT statement_id, stakeholder_id, date, earliest, latest FROM statement_participant
	WHERE statement_id = ANY (ids);
END $$;
