CREATE TABLE "counted_position" (
	"regulation_id" text NOT NULL,
	"statement_id" text NOT NULL,
	"stance" "stance" NOT NULL,
	"kind" "stakeholder_kind" NOT NULL,
	"date" text NOT NULL,
	"earliest" date NOT NULL,
	"latest" date NOT NULL,
	"names" jsonb,
	"members" jsonb,
	"demands" "demand_kind"[],
	CONSTRAINT "counted_position_regulation_id_latest_earliest_statement_id_pk" PRIMARY KEY("regulation_id","latest","earliest","statement_id")
);
--> statement-breakpoint
CREATE TABLE "counted_voice" (
	"stakeholder_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	"latest" date NOT NULL,
	"earliest" date NOT NULL,
	"statement_id" text NOT NULL,
	"date" text NOT NULL,
	"stance" "stance",
	"named" boolean NOT NULL
);
--> statement-breakpoint
DROP VIEW "public"."regulation_clock";--> statement-breakpoint
DROP VIEW "public"."statement_member";--> statement-breakpoint
ALTER TABLE "tally_stale" ADD COLUMN "more" integer;--> statement-breakpoint
CREATE INDEX "counted_position_statement_index" ON "counted_position" USING btree ("statement_id");--> statement-breakpoint
CREATE UNIQUE INDEX "counted_voice_once" ON "counted_voice" USING btree ("stakeholder_id","regulation_id","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"statement_id");--> statement-breakpoint
CREATE INDEX "counted_voice_statement_index" ON "counted_voice" USING btree ("statement_id");--> statement-breakpoint
CREATE VIEW "public"."regulation_clock" AS (
select r.id as regulation_id,
	made.event_id as made_event_id,
	made.date as made, made.earliest::text as made_earliest, made.latest::text as made_latest,
	text_public.date as text_public,
	text_public.earliest::text as text_public_earliest, text_public.latest::text as text_public_latest,
	first_reaction.date as first_reaction,
	first_reaction.earliest::text as first_reaction_earliest,
	first_reaction.latest::text as first_reaction_latest
from "regulation" r
left join lateral (
	select happened.* from (
	select e.id as event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from "event_regulation" link
	join "event" e on e.id = link.event_id
	join "dated_claim" claim on claim.event_id = e.id and claim.preferred
	where link.regulation_id = r.id and e.state = 'published') happened
	where happened.kind in ('notification', 'approval')
	order by kind = 'notification' desc, case when kind = 'notification' then latest end asc, latest desc, event_id
	limit 1
) made on true
left join lateral (
	select date, earliest, latest
	from (
		select happened.date, happened.earliest, happened.latest from (
	select e.id as event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from "event_regulation" link
	join "event" e on e.id = link.event_id
	join "dated_claim" claim on claim.event_id = e.id and claim.preferred
	where link.regulation_id = r.id and e.state = 'published') happened
		where happened.kind in ('leak', 'publication')
		union all
		select made.known_on, made.known_on_earliest, made.known_on_latest where made.known_on is not null
	) seen
	order by latest, earliest, date
	limit 1
) text_public on true
left join lateral (
	select date, earliest, latest
	from (
		select happened.date, happened.earliest, happened.latest from (
	select e.id as event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from "event_regulation" link
	join "event" e on e.id = link.event_id
	join "dated_claim" claim on claim.event_id = e.id and claim.preferred
	where link.regulation_id = r.id and e.state = 'published') happened
		where happened.kind = 'reaction'
		union all
		(
			select said.date, said.earliest, said.latest
			from "counted_position" said
			where said.regulation_id = r.id and said.kind not in ('government', 'regulator', 'court', 'person')
			order by said.latest, said.earliest, said.date
			limit 1
		)
	) reaction
	order by latest, earliest, date
	limit 1
) first_reaction on true
);--> statement-breakpoint
CREATE VIEW "public"."statement_member" AS (
select s.id as statement_id, told.member_id as stakeholder_id
from "statement" s
cross join lateral (
	select listed.member_id
	from (
	select coalesce(s.organisation_id, s.speaker_id) as id
	union
	select co.stakeholder_id from "signatory" co where co.statement_id = s.id) name
	cross join lateral (
		select roster.as_of
		from (
	select m.* from "membership" m
	where m.group_id = name.id and m.state = 'published' and m.relation in ('member', 'affiliate')
		and m.member_id not in (select unseen.id from "stakeholder" unseen where unseen.state in ('draft', 'withdrawn'))) roster
		where roster.as_of is not null and roster.start_date is null and roster.end_date is null
		order by greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
			roster.as_of_earliest, roster.as_of
		limit 1
	) nearest
	cross join lateral (
		select roster.member_id
		from (
	select m.* from "membership" m
	where m.group_id = name.id and m.state = 'published' and m.relation in ('member', 'affiliate')
		and m.member_id not in (select unseen.id from "stakeholder" unseen where unseen.state in ('draft', 'withdrawn'))) roster
		where roster.as_of = nearest.as_of and roster.start_date is null and roster.end_date is null
		offset 0
	) listed
	union
	select lasting.member_id
	from (
	select coalesce(s.organisation_id, s.speaker_id) as id
	union
	select co.stakeholder_id from "signatory" co where co.statement_id = s.id) name
	cross join lateral (
		select roster.member_id, rtrim(roster.start_date, '?~%') as started, rtrim(roster.end_date, '?~%') as ended
		from (
	select m.* from "membership" m
	where m.group_id = name.id and m.state = 'published' and m.relation in ('member', 'affiliate')
		and m.member_id not in (select unseen.id from "stakeholder" unseen where unseen.state in ('draft', 'withdrawn'))) roster
		where num_nonnulls(roster.start_date, roster.end_date) > 0
	) lasting
	where (lasting.started is null or lasting.started <= left(s.latest::text, length(lasting.started)))
		and (lasting.ended is null or lasting.ended >= left(s.earliest::text, length(lasting.ended)))
) told
where s.state = 'published' and told.member_id <> coalesce(s.organisation_id, s.speaker_id)
	and not exists (
		select from "signatory" co where co.statement_id = s.id and co.stakeholder_id = told.member_id
	)
);
--> statement-breakpoint
-- As in 0002, with a query of its own for each noun: one of them all was planned anew for each row.
CREATE OR REPLACE FUNCTION require_source(noun text, row_id text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
	unsourced boolean := false;
BEGIN
	IF row_id IS NULL THEN RETURN; END IF;
	IF noun = 'event' THEN
		unsourced := EXISTS (
			SELECT FROM event e
			WHERE e.id = row_id AND e.state = 'published' AND (
				NOT EXISTS (SELECT FROM dated_claim d WHERE d.event_id = e.id AND d.preferred)
				OR EXISTS (
					SELECT FROM dated_claim d
					WHERE d.event_id = e.id AND NOT EXISTS (
						SELECT FROM citation c JOIN article a ON a.id = c.article_id
						WHERE c.dated_claim_id = d.id AND a.state = 'published'
					)
				)
			)
		);
	ELSIF noun = 'statement' THEN
		unsourced := EXISTS (
			SELECT FROM statement s
			WHERE s.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.statement_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'position' THEN
		unsourced := EXISTS (
			SELECT FROM "position" p JOIN statement s ON s.id = p.statement_id
			WHERE p.id = row_id AND s.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.position_id = row_id AND a.state = 'published'
			)
		);
	ELSIF noun = 'membership' THEN
		unsourced := EXISTS (
			SELECT FROM membership m
			WHERE m.id = row_id AND m.state = 'published' AND NOT EXISTS (
				SELECT FROM citation c JOIN article a ON a.id = c.article_id
				WHERE c.membership_id = row_id AND a.state = 'published'
			)
		);
	END IF;
	IF unsourced THEN
		RAISE EXCEPTION 'published % % cites no published article', noun, row_id
			USING ERRCODE = 'check_violation', CONSTRAINT = noun || '_cites_article';
	END IF;
END $$;
--> statement-breakpoint
DROP FUNCTION keep_laws, keep_voices, keep_sizes;
--> statement-breakpoint
-- Room on each page for the rows that come to say another number, so that their index stays as it is.
ALTER TABLE law_count SET (fillfactor = 85);
--> statement-breakpoint
ALTER TABLE law_span SET (fillfactor = 85);
--> statement-breakpoint
ALTER TABLE law_tally SET (fillfactor = 85);
--> statement-breakpoint
ALTER TABLE voice_tally SET (fillfactor = 85);
--> statement-breakpoint
-- What follows a save is planned once a session: for few items, from whose side an index leads to whatever they touch.
-- That is why these functions are in plpgsql and not in SQL, which is planned at each call.
ALTER FUNCTION keep_represented SET plan_cache_mode = force_generic_plan;
--> statement-breakpoint
-- What the published statements should count as, from the record.
CREATE VIEW position_to_count AS
SELECT p.regulation_id, s.id AS statement_id, p.stance, voice.kind, s.date, s.earliest, s.latest,
	(SELECT jsonb_object_agg(kind, of_kind) FROM (
		SELECT v.kind, count(*) AS of_kind FROM (
			SELECT coalesce(s.organisation_id, s.speaker_id) AS id
			UNION SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
		) name JOIN stakeholder v ON v.id = name.id GROUP BY 1
	) kinds) AS names,
	(SELECT jsonb_object_agg(kind, of_kind) FROM (
		SELECT v.kind, count(*) AS of_kind FROM represented member JOIN stakeholder v ON v.id = member.stakeholder_id
		WHERE member.statement_id = s.id GROUP BY 1
	) kinds) AS members,
	(SELECT array_agg(d.demand ORDER BY d.demand) FROM demand d WHERE d.statement_id = s.id) AS demands
FROM statement s
JOIN "position" p ON p.statement_id = s.id
JOIN stakeholder voice ON voice.id = coalesce(s.organisation_id, s.speaker_id)
WHERE s.state = 'published';
--> statement-breakpoint
CREATE VIEW voice_to_count AS
SELECT heard.voice AS stakeholder_id, said.regulation_id, s.latest, s.earliest, s.id AS statement_id, s.date, said.stance,
	heard.named
FROM statement s
CROSS JOIN LATERAL (
	SELECT voice, bool_or(named) AS named FROM (
		SELECT s.organisation_id AS voice, true AS named
		UNION ALL SELECT s.speaker_id, s.organisation_id IS NULL
		UNION ALL SELECT co.stakeholder_id, true FROM signatory co WHERE co.statement_id = s.id
	) each WHERE voice IS NOT NULL GROUP BY 1
) heard
CROSS JOIN LATERAL (
	SELECT '' AS regulation_id, NULL::stance AS stance
	UNION ALL SELECT p.regulation_id, p.stance FROM "position" p WHERE p.statement_id = s.id
) said
WHERE s.state = 'published';
--> statement-breakpoint
-- The numbers of charts to which a position adds.
CREATE FUNCTION numbers_of(said counted_position)
RETURNS TABLE (counted text, chart text, key text, stance stance, value integer)
LANGUAGE sql STABLE AS $$
WITH voiced AS (
	SELECT 'statements' AS counted, said.kind::text AS kind, 1 AS voices
	UNION ALL SELECT 'signatories', each.key, each.value::integer FROM jsonb_each_text(said.names) each
	UNION ALL SELECT 'members', each.key, each.value::integer FROM jsonb_each_text(said.members) each
),
whole AS (SELECT counted, sum(voices)::integer AS voices FROM voiced GROUP BY 1)
SELECT counted, 'kind', kind, said.stance, voices FROM voiced
UNION ALL
SELECT counted, 'law', '', said.stance, voices FROM whole
UNION ALL
SELECT counted, 'demand', demand::text, NULL, voices FROM whole, unnest(said.demands) demand
UNION ALL
SELECT counted, unit, date_trunc(unit, said.earliest::timestamp)::date::text, said.stance, voices
FROM whole, unnest(ARRAY['day', 'week', 'month', 'quarter', 'year']) unit
WHERE date_trunc(unit, said.earliest::timestamp) = date_trunc(unit, said.latest::timestamp)
$$;
--> statement-breakpoint
-- No chart draws more than forty days or weeks; the other units are always kept.
CREATE FUNCTION is_drawn(unit text, first date, last date) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$ SELECT unit NOT IN ('day', 'week') OR coalesce(last - first < 40 * 7, true) $$;
--> statement-breakpoint
-- The first bin (the last, where it is `reverse`) in which one of a law's dates fits: found at the end of an index.
CREATE FUNCTION end_of_dates(law text, count text, unit text, reverse boolean) RETURNS date
LANGUAGE plpgsql STABLE AS $$
DECLARE
	day date;
BEGIN
	IF reverse THEN
		SELECT latest INTO day FROM counted_position
		WHERE regulation_id = law AND (count <> 'members' OR members IS NOT NULL)
			AND date_trunc(unit, earliest::timestamp) = date_trunc(unit, latest::timestamp)
		ORDER BY latest DESC LIMIT 1;
	ELSE
		SELECT latest INTO day FROM counted_position
		WHERE regulation_id = law AND (count <> 'members' OR members IS NOT NULL)
			AND date_trunc(unit, earliest::timestamp) = date_trunc(unit, latest::timestamp)
		ORDER BY latest LIMIT 1;
	END IF;
	RETURN date_trunc(unit, day::timestamp);
END $$;
--> statement-breakpoint
-- Adds to the numbers of laws what these positions more and these fewer make of them.
CREATE FUNCTION add_positions(came counted_position[], gone counted_position[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	more law_count[];
	spans law_span[];
BEGIN
	more := array(
		SELECT ROW (regulation_id, counted, chart, key, stance, sum(sign * value), sum(sign))::law_count
		FROM (
			SELECT 1 AS sign, said.regulation_id, number.* FROM unnest(came) said, numbers_of(said) number
			UNION ALL
			SELECT -1, said.regulation_id, number.* FROM unnest(gone) said, numbers_of(said) number
		) each
		GROUP BY regulation_id, counted, chart, key, stance
		HAVING (sum(sign * value), sum(sign)) <> (0, 0)
	);

	-- The spans as they are to be. Where the bin at an end lost a date, the end may be another.
	spans := array(
		SELECT ROW (regulation_id, counted, unit, coalesce(was.dates, 0) + bins.dates,
			CASE WHEN bins.lost_first <= was.first THEN end_of_dates(regulation_id, counted, unit, false)
				ELSE least(was.first, bins.first) END,
			CASE WHEN bins.lost_last >= was.last THEN end_of_dates(regulation_id, counted, unit, true)
				ELSE greatest(was.last, bins.last) END)::law_span
		FROM (
			SELECT regulation_id, counted, chart AS unit, sum(statements) AS dates,
				min(key::date) FILTER (WHERE statements > 0) AS first, max(key::date) FILTER (WHERE statements > 0) AS last,
				min(key::date) FILTER (WHERE statements < 0) AS lost_first, max(key::date) FILTER (WHERE statements < 0) AS lost_last
			FROM unnest(more) WHERE chart IN ('day', 'week', 'month', 'quarter', 'year') GROUP BY 1, 2, 3
		) bins LEFT JOIN law_span was USING (regulation_id, counted, unit)
	);

	DELETE FROM law_count kept USING unnest(spans) now
	WHERE kept.regulation_id = now.regulation_id AND kept.counted = now.counted AND kept.chart = now.unit
		AND NOT is_drawn(now.unit, now.first, now.last);
	INSERT INTO law_count (regulation_id, counted, chart, key, stance, value, statements)
	SELECT now.regulation_id, now.counted, now.unit, number.key, number.stance, sum(number.value), count(*)
	FROM unnest(spans) now
	JOIN law_span was USING (regulation_id, counted, unit)
	JOIN counted_position said ON said.regulation_id = now.regulation_id
	CROSS JOIN LATERAL numbers_of(said) number
	WHERE NOT is_drawn(now.unit, was.first, was.last) AND is_drawn(now.unit, now.first, now.last)
		AND number.counted = now.counted AND number.chart = now.unit
	GROUP BY 1, 2, 3, 4, 5;
	INSERT INTO law_count AS kept (regulation_id, counted, chart, key, stance, value, statements)
	SELECT each.regulation_id, each.counted, each.chart, each.key, each.stance, each.value, each.statements
	FROM unnest(more) each
	LEFT JOIN unnest(spans) now ON now.regulation_id = each.regulation_id AND now.counted = each.counted AND now.unit = each.chart
	LEFT JOIN law_span was ON was.regulation_id = each.regulation_id AND was.counted = each.counted AND was.unit = each.chart
	WHERE is_drawn(each.chart, was.first, was.last) AND is_drawn(each.chart, now.first, now.last)
	ON CONFLICT ON CONSTRAINT law_count_once DO UPDATE
	SET value = kept.value + excluded.value, statements = kept.statements + excluded.statements;
	DELETE FROM law_count kept USING unnest(more) each
	WHERE kept.regulation_id = each.regulation_id AND kept.counted = each.counted AND kept.chart = each.chart
		AND kept.key = each.key AND kept.statements = 0 AND each.statements < 0;

	DELETE FROM law_span kept USING unnest(spans) now
	WHERE kept.regulation_id = now.regulation_id AND kept.counted = now.counted AND kept.unit = now.unit AND now.dates = 0;
	INSERT INTO law_span (regulation_id, counted, unit, dates, first, last)
	SELECT regulation_id, counted, unit, dates, first, last FROM unnest(spans) WHERE dates > 0
	ON CONFLICT (regulation_id, counted, unit) DO UPDATE
	SET dates = excluded.dates, first = excluded.first, last = excluded.last;

	UPDATE law_tally kept
	SET statements = kept.statements + each.statements, names = kept.names + each.names, members = kept.members + each.members
	FROM (
		SELECT regulation_id, coalesce(sum(value) FILTER (WHERE counted = 'statements'), 0) AS statements,
			coalesce(sum(value) FILTER (WHERE counted = 'signatories'), 0) AS names,
			coalesce(sum(value) FILTER (WHERE counted = 'members'), 0) AS members
		FROM unnest(more) WHERE chart = 'law' GROUP BY 1
	) each WHERE kept.regulation_id = each.regulation_id;
END $$;
--> statement-breakpoint
-- A law's latest event, and its clock, as they are now.
CREATE FUNCTION keep_clocks(laws text[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
	IF laws = '{}' THEN RETURN; END IF;
	UPDATE law_tally kept SET happened = latest.date, happened_latest = latest.latest, made = clock.made,
		made_earliest = clock.made_earliest::date, made_latest = clock.made_latest::date, text_public = clock.text_public,
		text_public_earliest = clock.text_public_earliest::date, text_public_latest = clock.text_public_latest::date,
		first_reaction = clock.first_reaction, first_reaction_earliest = clock.first_reaction_earliest::date,
		first_reaction_latest = clock.first_reaction_latest::date
	FROM regulation_clock clock
	LEFT JOIN LATERAL (
		SELECT claim.date, claim.latest
		FROM event_regulation link
		JOIN event e ON e.id = link.event_id AND e.state = 'published'
		JOIN dated_claim claim ON claim.event_id = e.id AND claim.preferred
		WHERE link.regulation_id = clock.regulation_id
		ORDER BY claim.latest DESC, claim.event_id LIMIT 1
	) latest ON true
	WHERE clock.regulation_id = ANY (laws) AND kept.regulation_id = clock.regulation_id;
END $$;
--> statement-breakpoint
-- Counts positions of these statements as what they are now, in place of what they were counted as.
CREATE FUNCTION keep_positions(ids text[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	was counted_position[] := array(SELECT each FROM counted_position each WHERE statement_id = ANY (ids));
	now counted_position[] := array(SELECT ROW (each.*)::counted_position FROM position_to_count each WHERE statement_id = ANY (ids));
	came counted_position[] := array(SELECT ROW (each.*)::counted_position FROM (SELECT * FROM unnest(now) EXCEPT SELECT * FROM unnest(was)) each);
	gone counted_position[] := array(SELECT ROW (each.*)::counted_position FROM (SELECT * FROM unnest(was) EXCEPT SELECT * FROM unnest(now)) each);
BEGIN
	IF came || gone = '{}' THEN RETURN; END IF;
	DELETE FROM counted_position kept USING unnest(gone) said
	WHERE kept.regulation_id = said.regulation_id AND kept.latest = said.latest AND kept.earliest = said.earliest
		AND kept.statement_id = said.statement_id;
	INSERT INTO counted_position SELECT * FROM unnest(came);
	PERFORM add_positions(came, gone);
	PERFORM keep_clocks(array(
		SELECT DISTINCT said.regulation_id FROM unnest(came || gone) said
		JOIN law_tally law ON law.regulation_id = said.regulation_id
		WHERE said.latest <= coalesce(law.first_reaction_latest, 'infinity')
	));
	UPDATE topic_tally kept SET statements = kept.statements + more.statements
	FROM (
		SELECT topic_id, sum(sign) AS statements FROM (
			SELECT DISTINCT 1 AS sign, link.topic_id, said.statement_id FROM unnest(now) said
			JOIN regulation_topic link ON link.regulation_id = said.regulation_id
			JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published'
			UNION ALL
			SELECT DISTINCT -1, link.topic_id, said.statement_id FROM unnest(was) said
			JOIN regulation_topic link ON link.regulation_id = said.regulation_id
			JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published'
		) each GROUP BY 1 HAVING sum(sign) <> 0
	) more WHERE kept.topic_id = more.topic_id;
END $$;
--> statement-breakpoint
-- Which stances a stakeholder holds on laws that readers see.
CREATE FUNCTION stances_of(voice text) RETURNS stance[]
LANGUAGE plpgsql STABLE AS $$
BEGIN
	RETURN array(
		SELECT held FROM unnest(enum_range(NULL::stance)) held WHERE (
			-- One is enough; of an EXISTS the planner makes a join, which looks at all.
			SELECT true FROM voice_law own WHERE own.stakeholder_id = voice AND held = ANY (own.stances)
				AND (SELECT r.state FROM regulation r WHERE r.id = own.regulation_id) = 'published'
			LIMIT 1
		)
	);
END $$;
--> statement-breakpoint
-- As `keep_positions`, of those who are heard in them.
CREATE FUNCTION keep_voices(ids text[]) RETURNS void
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	was counted_voice[] := array(SELECT each FROM counted_voice each WHERE statement_id = ANY (ids));
	now counted_voice[] := array(SELECT ROW (each.*)::counted_voice FROM voice_to_count each WHERE statement_id = ANY (ids));
	came counted_voice[] := array(SELECT ROW (each.*)::counted_voice FROM (SELECT * FROM unnest(now) EXCEPT SELECT * FROM unnest(was)) each);
	gone counted_voice[] := array(SELECT ROW (each.*)::counted_voice FROM (SELECT * FROM unnest(was) EXCEPT SELECT * FROM unnest(now)) each);
BEGIN
	IF came || gone = '{}' THEN RETURN; END IF;
	DELETE FROM counted_voice kept USING unnest(gone) said
	WHERE kept.stakeholder_id = said.stakeholder_id AND kept.regulation_id = said.regulation_id AND kept.latest = said.latest
		AND kept.earliest = said.earliest AND kept.statement_id = said.statement_id;
	INSERT INTO counted_voice SELECT * FROM unnest(came);

	WITH fresh AS MATERIALIZED (
		SELECT pair.*, now.* FROM (
			SELECT DISTINCT stakeholder_id, regulation_id FROM unnest(came || gone) WHERE regulation_id <> ''
		) pair
		CROSS JOIN LATERAL (
			SELECT count(*)::integer AS statements, (count(*) FILTER (WHERE named))::integer AS named,
				array_agg(DISTINCT stance) AS stances
			FROM counted_voice WHERE stakeholder_id = pair.stakeholder_id AND regulation_id = pair.regulation_id
		) now
	),
	left_out AS (
		DELETE FROM voice_law kept USING fresh
		WHERE kept.stakeholder_id = fresh.stakeholder_id AND kept.regulation_id = fresh.regulation_id AND fresh.statements = 0
	),
	written AS (
		INSERT INTO voice_law (stakeholder_id, regulation_id, statements, named, stances, latest)
		SELECT stakeholder_id, regulation_id, statements, named, stances, (
			SELECT jsonb_agg(each) FROM (
				SELECT said.stance, said.date FROM counted_voice said
				WHERE said.stakeholder_id = fresh.stakeholder_id AND said.regulation_id = fresh.regulation_id
				ORDER BY said.latest DESC, said.earliest DESC, said.statement_id LIMIT 3
			) each
		)
		FROM fresh WHERE statements > 0
		ON CONFLICT (stakeholder_id, regulation_id) DO UPDATE SET statements = excluded.statements, named = excluded.named,
			stances = excluded.stances, latest = excluded.latest
	)
	UPDATE voice_tally kept SET laws = kept.laws + more.laws, named = kept.named + more.named
	FROM (
		SELECT fresh.stakeholder_id, sum((fresh.statements > 0)::integer - (own.statements IS NOT NULL)::integer) AS laws,
			sum(fresh.named - coalesce(own.named, 0)) AS named
		FROM fresh
		JOIN regulation r ON r.id = fresh.regulation_id AND r.state = 'published'
		LEFT JOIN voice_law own ON own.stakeholder_id = fresh.stakeholder_id AND own.regulation_id = fresh.regulation_id
		GROUP BY 1
	) more WHERE kept.stakeholder_id = more.stakeholder_id;

	UPDATE voice_tally kept
	SET statements = kept.statements + more.statements,
		stances = CASE WHEN more.gone THEN stances_of(more.stakeholder_id)
			ELSE array(SELECT DISTINCT held FROM unnest(kept.stances || more.stances) held ORDER BY held) END,
		(latest, latest_day) = (
			SELECT date, latest FROM counted_voice WHERE stakeholder_id = more.stakeholder_id AND regulation_id = ''
			ORDER BY latest DESC, earliest DESC, statement_id LIMIT 1
		)
	FROM (
		SELECT stakeholder_id, coalesce(sum(sign) FILTER (WHERE regulation_id = ''), 0) AS statements, bool_or(sign < 0) AS gone,
			array_agg(stance) FILTER (WHERE r.state = 'published') AS stances
		FROM (
			SELECT 1 AS sign, stakeholder_id, regulation_id, stance FROM unnest(came)
			UNION ALL SELECT -1, stakeholder_id, regulation_id, stance FROM unnest(gone)
		) each
		LEFT JOIN regulation r ON r.id = regulation_id
		GROUP BY 1
	) more WHERE kept.stakeholder_id = more.stakeholder_id;
END $$;
--> statement-breakpoint
-- What the state of laws decides: how far those who spoke about them are on record.
CREATE OR REPLACE FUNCTION keep_laws_of_voices(ids text[]) RETURNS void
LANGUAGE sql AS $$
UPDATE voice_tally kept SET laws = counts.laws, named = counts.named, stances = stances_of(counts.id)
FROM (
	SELECT v.id, count(r.id) AS laws, coalesce(sum(own.named) FILTER (WHERE r.id IS NOT NULL), 0) AS named
	FROM unnest(ids) v(id)
	LEFT JOIN voice_law own ON own.stakeholder_id = v.id
	LEFT JOIN regulation r ON r.id = own.regulation_id AND r.state = 'published'
	GROUP BY 1
) counts
WHERE counts.id = kept.stakeholder_id
$$;
--> statement-breakpoint
-- Those who came or went have a row, or none.
CREATE FUNCTION keep_rows(laws text[], voices text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO law_tally (regulation_id, statements, names, members)
	SELECT id, 0, 0, 0 FROM regulation WHERE id = ANY (laws) ON CONFLICT DO NOTHING;
	DELETE FROM law_tally WHERE regulation_id = ANY (laws) AND NOT EXISTS (SELECT FROM regulation WHERE id = regulation_id);
	INSERT INTO voice_tally (stakeholder_id, statements)
	SELECT id, 0 FROM stakeholder WHERE id = ANY (voices) ON CONFLICT DO NOTHING;
	DELETE FROM voice_tally WHERE stakeholder_id = ANY (voices) AND NOT EXISTS (SELECT FROM stakeholder WHERE id = stakeholder_id);
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_topic_articles(wanted text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	UPDATE topic_tally kept SET articles = (
		SELECT count(*) FROM article_topic link JOIN article a ON a.id = link.article_id AND a.state = 'published'
		WHERE link.topic_id = kept.topic_id
	) WHERE topic_id = ANY (wanted);
END $$;
--> statement-breakpoint
-- At the end of a transaction, all that it noted at once, one transaction after another, as the search does it and
-- under the same lock: each sees what those before it have committed.
CREATE OR REPLACE FUNCTION tally_settle() RETURNS trigger
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
	noted jsonb;
	touched text[];
	voices text[];
BEGIN
	IF NEW.id <= coalesce(nullif(current_setting('rulewatch.tally_settled', true), ''), '0')::integer THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock(20200122);
	PERFORM set_config('rulewatch.tally_settled', (SELECT max(id) FROM tally_stale)::text, true);
	WITH gone AS (DELETE FROM tally_stale RETURNING what, ids, more),
	sizes AS (
		INSERT INTO record_size AS kept (noun, published)
		SELECT what, sum(more) FROM gone WHERE more IS NOT NULL GROUP BY 1 HAVING sum(more) <> 0
		ON CONFLICT (noun) DO UPDATE SET published = kept.published + excluded.published
	),
	each AS (SELECT what, array_agg(DISTINCT id) AS ids FROM gone, unnest(ids) id GROUP BY what)
	SELECT coalesce(jsonb_object_agg(what, ids), '{}') INTO noted FROM each;
	DELETE FROM record_size WHERE published = 0;
	PERFORM keep_rows(noted_ids(noted, 'regulation'), noted_ids(noted, 'stakeholder'));

	-- The statements whose members may be others: of groups whose rosters changed, or whose members came or went.
	WITH groups AS (
		SELECT unnest(noted_ids(noted, 'membership')) AS id
		UNION SELECT m.group_id FROM membership m WHERE m.member_id = ANY (noted_ids(noted, 'counted'))
		UNION SELECT unnest(noted_ids(noted, 'counted'))
	)
	SELECT array_agg(id) INTO touched FROM (
		SELECT unnest(noted_ids(noted, 'statement')) AS id
		UNION SELECT s.id FROM groups JOIN statement s ON s.organisation_id = groups.id
		UNION SELECT s.id FROM groups JOIN statement s ON s.speaker_id = groups.id
		UNION SELECT co.statement_id FROM groups JOIN signatory co ON co.stakeholder_id = groups.id
		UNION SELECT r.statement_id FROM represented r WHERE r.stakeholder_id = ANY (noted_ids(noted, 'counted'))
	) all_touched;
	voices := array(SELECT DISTINCT stakeholder_id FROM voice_law WHERE regulation_id = ANY (noted_ids(noted, 'seen')));
	IF touched IS NOT NULL THEN
		PERFORM keep_represented(touched);
		PERFORM keep_positions(touched);
		PERFORM keep_voices(touched);
	END IF;
	IF noted ? 'seen' THEN
		PERFORM keep_laws_of_voices(voices || array(
			SELECT DISTINCT stakeholder_id FROM voice_law
			WHERE regulation_id = ANY (noted_ids(noted, 'seen')) AND stakeholder_id <> ALL (voices)
		));
	END IF;

	PERFORM keep_clocks(laws) FROM (SELECT array(
		SELECT unnest(noted_ids(noted, 'event_regulation'))
		UNION SELECT link.regulation_id FROM event_regulation link WHERE link.event_id = ANY (noted_ids(noted, 'event'))
	)) touched_laws (laws) WHERE laws <> '{}';
	PERFORM keep_topics(topics) FROM (SELECT array(
		SELECT unnest(noted_ids(noted, 'topic'))
		UNION SELECT link.topic_id FROM regulation_topic link WHERE link.regulation_id = ANY (noted_ids(noted, 'seen'))
	)) touched_topics (topics) WHERE topics <> '{}';
	PERFORM keep_topic_articles(topics) FROM (SELECT array(
		SELECT unnest(noted_ids(noted, 'article_topic'))
		UNION SELECT link.topic_id FROM article_topic link WHERE link.article_id = ANY (noted_ids(noted, 'article'))
	)) touched_topics (topics) WHERE topics <> '{}';
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION noted_ids(noted jsonb, what text) RETURNS text[]
LANGUAGE plpgsql IMMUTABLE AS $$
BEGIN
	RETURN array(SELECT jsonb_array_elements_text(noted -> what));
END $$;
--> statement-breakpoint
-- Changes of the items that others are counted by, where they make a difference to the counts, and how many more are
-- published.
CREATE FUNCTION tally_note_states() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'INSERT' THEN
		INSERT INTO tally_stale (what, ids, more)
		SELECT TG_TABLE_NAME, array_agg(id), count(*) FILTER (WHERE state = 'published') FROM after HAVING count(*) > 0;
	ELSIF TG_OP = 'DELETE' THEN
		INSERT INTO tally_stale (what, ids, more)
		SELECT TG_TABLE_NAME, array_agg(id), -count(*) FILTER (WHERE state = 'published') FROM before HAVING count(*) > 0;
		IF TG_TABLE_NAME = 'regulation' THEN
			INSERT INTO tally_stale (what, ids) SELECT 'seen', array_agg(id) FROM before HAVING count(*) > 0;
		END IF;
	ELSE
		INSERT INTO tally_stale (what, ids, more)
		SELECT TG_TABLE_NAME, array_agg(id), sum((after.state = 'published')::integer - (before.state = 'published')::integer)
		FROM after JOIN before USING (id)
		HAVING count(*) > 0;
		IF TG_TABLE_NAME = 'stakeholder' THEN
			INSERT INTO tally_stale (what, ids)
			SELECT 'counted', array_agg(id) FROM after JOIN before USING (id)
			WHERE (after.kind, after.state) IS DISTINCT FROM (before.kind, before.state) HAVING count(*) > 0;
		ELSIF TG_TABLE_NAME = 'regulation' THEN
			INSERT INTO tally_stale (what, ids)
			SELECT 'seen', array_agg(id) FROM after JOIN before USING (id)
			WHERE after.state <> before.state HAVING count(*) > 0;
		END IF;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE
	each record;
BEGIN
	FOR each IN SELECT tgname AS name, tgrelid::regclass AS watched FROM pg_trigger WHERE tgname LIKE 'tally\_notes\_%' LOOP
		EXECUTE format('DROP TRIGGER %I ON %s', each.name, each.watched);
	END LOOP;
	FOR each IN SELECT unnest(ARRAY['regulation', 'stakeholder', 'statement', 'event', 'article']) AS name LOOP
		EXECUTE format('CREATE TRIGGER tally_notes_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS after
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note_states()', each.name);
		EXECUTE format('CREATE TRIGGER tally_notes_update AFTER UPDATE ON %I REFERENCING OLD TABLE AS before NEW TABLE AS after
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note_states()', each.name);
		EXECUTE format('CREATE TRIGGER tally_notes_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS before
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note_states()', each.name);
	END LOOP;
	FOR each IN SELECT * FROM (VALUES
		('position', '''statement'', ''statement_id'''),
		('signatory', '''statement'', ''statement_id'''),
		('demand', '''statement'', ''statement_id'''),
		('dated_claim', '''event'', ''event_id'''),
		('event_regulation', '''event_regulation'', ''regulation_id'''),
		('membership', '''membership'', ''group_id'''),
		('topic', '''topic'', ''id'''),
		('regulation_topic', '''topic'', ''topic_id'''),
		('article_topic', '''article_topic'', ''topic_id''')
	) watched(name, noted) LOOP
		EXECUTE format('CREATE TRIGGER tally_notes_insert AFTER INSERT ON %I REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note(%s)', each.name, each.noted);
		EXECUTE format('CREATE TRIGGER tally_notes_before AFTER UPDATE ON %I REFERENCING OLD TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note(%s)', each.name, each.noted);
		EXECUTE format('CREATE TRIGGER tally_notes_after AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note(%s)', each.name, each.noted);
		EXECUTE format('CREATE TRIGGER tally_notes_delete AFTER DELETE ON %I REFERENCING OLD TABLE AS changed
			FOR EACH STATEMENT EXECUTE FUNCTION tally_note(%s)', each.name, each.noted);
	END LOOP;
END $$;
--> statement-breakpoint
DROP FUNCTION tally_note_dependents;
--> statement-breakpoint
-- All of it anew: of a record that is there already.
CREATE OR REPLACE FUNCTION keep_all() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	TRUNCATE represented, counted_position, counted_voice, law_count, law_span, law_tally, voice_law, voice_tally, topic_tally,
		record_size;
	INSERT INTO represented SELECT statement_id, stakeholder_id FROM statement_member;
	ANALYZE represented;
	INSERT INTO counted_position SELECT * FROM position_to_count;
	INSERT INTO counted_voice SELECT * FROM voice_to_count;
	ANALYZE counted_position, counted_voice;

	WITH numbers AS MATERIALIZED (
		SELECT said.regulation_id, number.counted, number.chart, number.key, number.stance, sum(number.value)::integer AS value,
			count(*)::integer AS statements
		FROM counted_position said, numbers_of(said) number
		GROUP BY 1, 2, 3, 4, 5
	),
	spans AS MATERIALIZED (
		SELECT regulation_id, counted, chart, sum(statements) AS dates, min(key::date) AS first, max(key::date) AS last
		FROM numbers WHERE chart IN ('day', 'week', 'month', 'quarter', 'year') GROUP BY 1, 2, 3
	),
	kept_spans AS (
		INSERT INTO law_span (regulation_id, counted, unit, dates, first, last) TABLE spans
	)
	INSERT INTO law_count (regulation_id, counted, chart, key, stance, value, statements)
	SELECT numbers.* FROM numbers LEFT JOIN spans USING (regulation_id, counted, chart)
	WHERE is_drawn(chart, first, last);

	INSERT INTO law_tally (regulation_id, statements, names, members)
	SELECT r.id, coalesce(sum(value) FILTER (WHERE counted = 'statements'), 0),
		coalesce(sum(value) FILTER (WHERE counted = 'signatories'), 0), coalesce(sum(value) FILTER (WHERE counted = 'members'), 0)
	FROM regulation r LEFT JOIN law_count ON regulation_id = r.id AND chart = 'law' GROUP BY 1;
	PERFORM keep_clocks(array(SELECT id FROM regulation));

	INSERT INTO voice_law (stakeholder_id, regulation_id, statements, named, stances, latest)
	SELECT stakeholder_id, regulation_id, count(*), count(*) FILTER (WHERE named), array_agg(DISTINCT stance),
		to_jsonb((array_agg(jsonb_build_object('stance', stance, 'date', date) ORDER BY latest DESC, earliest DESC, statement_id))[1:3])
	FROM counted_voice WHERE regulation_id <> '' GROUP BY 1, 2;
	INSERT INTO voice_tally (stakeholder_id, statements, latest, latest_day)
	SELECT v.id, count(statement_id), (array_agg(date ORDER BY latest DESC, earliest DESC, statement_id))[1], max(latest)
	FROM stakeholder v LEFT JOIN counted_voice ON stakeholder_id = v.id AND regulation_id = '' GROUP BY 1;
	ANALYZE voice_law;
	PERFORM keep_laws_of_voices(array(SELECT id FROM stakeholder));

	PERFORM keep_topics(array(SELECT id FROM topic));
	INSERT INTO record_size (noun, published)
	SELECT noun, count(*) FROM (
		SELECT 'regulation' AS noun, state FROM regulation
		UNION ALL SELECT 'stakeholder', state FROM stakeholder
		UNION ALL SELECT 'statement', state FROM statement
		UNION ALL SELECT 'event', state FROM event
		UNION ALL SELECT 'article', state FROM article
	) each WHERE state = 'published' GROUP BY 1;
END $$;
--> statement-breakpoint
SELECT keep_all();
