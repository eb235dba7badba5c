-- Each name on a published statement, once: the organisation (or the speaker if there is none) and every co-signatory.
-- Charts count these names as signatories.
CREATE VIEW statement_name AS (
SELECT s.id AS statement_id, coalesce(s.organisation_id, s.speaker_id) AS stakeholder_id
FROM statement s
WHERE s.state = 'published'
UNION
SELECT s.id, co.stakeholder_id
FROM signatory co
JOIN statement s ON s.id = co.statement_id
WHERE s.state = 'published'
);

-- Memberships of which readers see both group and member.
CREATE VIEW group_member AS (
SELECT m.group_id, m.member_id, m.as_of, m.as_of_earliest, m.as_of_latest, m.start_date, m.end_date
FROM membership m
WHERE m.state = 'published' AND m.relation IN ('member', 'affiliate')
	AND m.member_id NOT IN (SELECT unseen.id FROM stakeholder unseen WHERE unseen.state IN ('draft', 'withdrawn'))
);

-- Each member that a group on a statement in any state represented on its day, once. Stakeholders who are on the statement by name spoke for themselves and are left out. Only the roster of a group nearest
-- to the statement's date counts (the earlier of two), because a roster holds for its day only. A membership with a start
-- or an end counts while it lasts; one without any date never counts. EDTF texts cut to the same precision can be
-- compared. `group_member` looks up hidden members, of whom there are few, once for all groups.
CREATE VIEW statement_member_by_state AS (
SELECT s.state, s.id AS statement_id, told.member_id AS stakeholder_id
FROM statement s
CROSS JOIN LATERAL (
	WITH name AS (
		SELECT coalesce(s.organisation_id, s.speaker_id) AS id
		UNION
		SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
	)
	SELECT listed.member_id
	FROM name
	CROSS JOIN LATERAL (
		SELECT roster.as_of
		FROM group_member roster
		WHERE roster.group_id = name.id
			AND roster.as_of IS NOT NULL AND roster.start_date IS NULL AND roster.end_date IS NULL
		ORDER BY greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
			roster.as_of_earliest, roster.as_of
		LIMIT 1
	) nearest
	CROSS JOIN LATERAL (
		SELECT roster.member_id
		FROM group_member roster
		WHERE roster.group_id = name.id
			AND roster.as_of = nearest.as_of AND roster.start_date IS NULL AND roster.end_date IS NULL
		OFFSET 0
	) listed
	UNION
	SELECT lasting.member_id
	FROM name
	CROSS JOIN LATERAL (
		SELECT roster.member_id, rtrim(roster.start_date, '?~%') AS started, rtrim(roster.end_date, '?~%') AS ended
		FROM group_member roster
		WHERE roster.group_id = name.id AND num_nonnulls(roster.start_date, roster.end_date) > 0
	) lasting
	WHERE (lasting.started IS NULL OR lasting.started <= left(s.latest::text, length(lasting.started)))
		AND (lasting.ended IS NULL OR lasting.ended >= left(s.earliest::text, length(lasting.ended)))
) told
WHERE told.member_id <> coalesce(s.organisation_id, s.speaker_id)
	AND NOT EXISTS (
		SELECT FROM signatory co WHERE co.statement_id = s.id AND co.stakeholder_id = told.member_id
	)
);

-- The members that groups on published statements represented; stored in the table `represented`.
CREATE VIEW statement_member AS (
SELECT statement_id, stakeholder_id FROM statement_member_by_state WHERE state = 'published'
);

-- Rewrites the members that some statements represent from the view.
CREATE FUNCTION refresh_members(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT statement_id, stakeholder_id FROM statement_member WHERE statement_id = ANY (ids)
	),
	gone AS (
		DELETE FROM represented standing
		WHERE standing.statement_id = ANY (ids)
			AND (standing.statement_id, standing.stakeholder_id) NOT IN (TABLE fresh)
	)
	INSERT INTO represented (statement_id, stakeholder_id) TABLE fresh ON CONFLICT DO NOTHING;
END $$;
