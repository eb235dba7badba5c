-- Members are counted when they are asked for, each once: what single statements add tells no number of them.
DROP VIEW position_to_count;
--> statement-breakpoint
ALTER TABLE "law_tally" DROP COLUMN "members";
--> statement-breakpoint
ALTER TABLE "counted_position" DROP COLUMN "members";
--> statement-breakpoint
CREATE VIEW "public"."represented_member" AS (
select said.regulation_id, said.stakeholder_id,
	case when min(said.stance) = max(said.stance) then min(said.stance)::text else 'several' end as stance,
	(array_agg(said.statement_id order by said.latest, said.earliest, said.statement_id))[1] as statement_id,
	(array_agg(said.date order by said.latest, said.earliest, said.statement_id))[1] as date,
	(array_agg(said.earliest order by said.latest, said.earliest, said.statement_id))[1] as earliest,
	(array_agg(said.latest order by said.latest, said.earliest, said.statement_id))[1] as latest
from (
	select p.regulation_id, m.stakeholder_id, p.stance, s.id as statement_id, s.date, s.earliest, s.latest
	from "represented" m
	join "statement" s on s.id = m.statement_id
	join "position" p on p.statement_id = s.id
) said
group by said.regulation_id, said.stakeholder_id
);
--> statement-breakpoint
-- The functions that counted them, as before but for that.
CREATE VIEW position_to_count AS
SELECT p.regulation_id, s.id AS statement_id, p.stance, voice.kind, s.date, s.earliest, s.latest,
	(SELECT jsonb_object_agg(kind, of_kind) FROM (
		SELECT v.kind, count(*) AS of_kind FROM (
			SELECT coalesce(s.organisation_id, s.speaker_id) AS id
			UNION SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = s.id
		) name JOIN stakeholder v ON v.id = name.id GROUP BY 1
	) kinds) AS names,
	(SELECT array_agg(d.demand ORDER BY d.demand) FROM demand d WHERE d.statement_id = s.id) AS demands
FROM statement s
JOIN "position" p ON p.statement_id = s.id
JOIN stakeholder voice ON voice.id = coalesce(s.organisation_id, s.speaker_id)
WHERE s.state = 'published';
--> statement-breakpoint
CREATE OR REPLACE FUNCTION numbers_of(said counted_position)
RETURNS TABLE (counted text, chart text, key text, stance stance, value integer)
LANGUAGE sql STABLE AS $$
WITH voiced AS (
	SELECT 'statements' AS counted, said.kind::text AS kind, 1 AS voices
	UNION ALL SELECT 'signatories', each.key, each.value::integer FROM jsonb_each_text(said.names) each
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
CREATE OR REPLACE FUNCTION end_of_dates(law text, count text, unit text, reverse boolean) RETURNS date
LANGUAGE plpgsql STABLE AS $$
DECLARE
	day date;
BEGIN
	IF reverse THEN
		SELECT latest INTO day FROM counted_position
		WHERE regulation_id = law
			AND date_trunc(unit, earliest::timestamp) = date_trunc(unit, latest::timestamp)
		ORDER BY latest DESC LIMIT 1;
	ELSE
		SELECT latest INTO day FROM counted_position
		WHERE regulation_id = law
			AND date_trunc(unit, earliest::timestamp) = date_trunc(unit, latest::timestamp)
		ORDER BY latest LIMIT 1;
	END IF;
	RETURN date_trunc(unit, day::timestamp);
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION add_positions(came counted_position[], gone counted_position[]) RETURNS void
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
	SET statements = kept.statements + each.statements, names = kept.names + each.names
	FROM (
		SELECT regulation_id, coalesce(sum(value) FILTER (WHERE counted = 'statements'), 0) AS statements,
			coalesce(sum(value) FILTER (WHERE counted = 'signatories'), 0) AS names
		FROM unnest(more) WHERE chart = 'law' GROUP BY 1
	) each WHERE kept.regulation_id = each.regulation_id;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION keep_rows(laws text[], voices text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO law_tally (regulation_id, statements, names)
	SELECT id, 0, 0 FROM regulation WHERE id = ANY (laws) ON CONFLICT DO NOTHING;
	DELETE FROM law_tally WHERE regulation_id = ANY (laws) AND NOT EXISTS (SELECT FROM regulation WHERE id = regulation_id);
	INSERT INTO voice_tally (stakeholder_id, statements)
	SELECT id, 0 FROM stakeholder WHERE id = ANY (voices) ON CONFLICT DO NOTHING;
	DELETE FROM voice_tally WHERE stakeholder_id = ANY (voices) AND NOT EXISTS (SELECT FROM stakeholder WHERE id = stakeholder_id);
END $$;
--> statement-breakpoint
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

	INSERT INTO law_tally (regulation_id, statements, names)
	SELECT r.id, coalesce(sum(value) FILTER (WHERE counted = 'statements'), 0),
		coalesce(sum(value) FILTER (WHERE counted = 'signatories'), 0)
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
DELETE FROM law_count WHERE counted = 'members';
--> statement-breakpoint
DELETE FROM law_span WHERE counted = 'members';
