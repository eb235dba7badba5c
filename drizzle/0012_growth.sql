CREATE TABLE "law_count" (
	"regulation_id" text NOT NULL,
	"counted" text NOT NULL,
	"chart" text NOT NULL,
	"key" text NOT NULL,
	"stance" "stance",
	"value" integer NOT NULL,
	"statements" integer NOT NULL,
	CONSTRAINT "law_count_once" UNIQUE NULLS NOT DISTINCT("regulation_id","counted","chart","key","stance")
);
--> statement-breakpoint
CREATE TABLE "law_span" (
	"regulation_id" text NOT NULL,
	"counted" text NOT NULL,
	"unit" text NOT NULL,
	"dates" integer NOT NULL,
	"first" date NOT NULL,
	"last" date NOT NULL,
	CONSTRAINT "law_span_regulation_id_counted_unit_pk" PRIMARY KEY("regulation_id","counted","unit")
);
--> statement-breakpoint
CREATE TABLE "law_tally" (
	"regulation_id" text PRIMARY KEY NOT NULL,
	"statements" integer NOT NULL,
	"names" integer NOT NULL,
	"members" integer NOT NULL,
	"happened" text,
	"happened_latest" date,
	"made" text,
	"made_earliest" date,
	"made_latest" date,
	"text_public" text,
	"text_public_earliest" date,
	"text_public_latest" date,
	"first_reaction" text,
	"first_reaction_earliest" date,
	"first_reaction_latest" date,
	"hidden" integer GENERATED ALWAYS AS (case
			when made is null or text_public is null then -2
			when made_earliest < made_latest or text_public_earliest < text_public_latest or text_public_earliest < made_latest then -1
			else text_public_earliest - made_latest
		end) STORED,
	"answered" integer GENERATED ALWAYS AS (case
			when text_public is null or first_reaction is null then -2
			when text_public_earliest < text_public_latest or first_reaction_earliest < first_reaction_latest or first_reaction_earliest < text_public_latest then -1
			else first_reaction_earliest - text_public_latest
		end) STORED
);
--> statement-breakpoint
CREATE TABLE "record_size" (
	"noun" text PRIMARY KEY NOT NULL,
	"published" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "represented" (
	"statement_id" text NOT NULL,
	"stakeholder_id" text NOT NULL,
	CONSTRAINT "represented_statement_id_stakeholder_id_pk" PRIMARY KEY("statement_id","stakeholder_id")
);
--> statement-breakpoint
CREATE TABLE "tally_stale" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tally_stale_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"what" text NOT NULL,
	"ids" text[] NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topic_tally" (
	"topic_id" text PRIMARY KEY NOT NULL,
	"regulations" integer NOT NULL,
	"articles" integer NOT NULL,
	"statements" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "voice_law" (
	"stakeholder_id" text NOT NULL,
	"regulation_id" text NOT NULL,
	"statements" integer NOT NULL,
	"named" integer NOT NULL,
	"stances" "stance"[] NOT NULL,
	"latest" jsonb NOT NULL,
	CONSTRAINT "voice_law_stakeholder_id_regulation_id_pk" PRIMARY KEY("stakeholder_id","regulation_id")
);
--> statement-breakpoint
CREATE TABLE "voice_tally" (
	"stakeholder_id" text PRIMARY KEY NOT NULL,
	"statements" integer NOT NULL,
	"laws" integer DEFAULT 0 NOT NULL,
	"named" integer DEFAULT 0 NOT NULL,
	"stances" "stance"[] DEFAULT '{}' NOT NULL,
	"latest" text,
	"latest_day" date
);
--> statement-breakpoint
DROP VIEW "public"."regulation_clock";--> statement-breakpoint
DROP VIEW "public"."statement_member";--> statement-breakpoint
DROP INDEX "article_published_index";--> statement-breakpoint
DROP INDEX "article_section_index";--> statement-breakpoint
DROP INDEX "dated_claim_latest_index";--> statement-breakpoint
DROP INDEX "regulation_jurisdiction_index";--> statement-breakpoint
DROP INDEX "statement_organisation_index";--> statement-breakpoint
DROP INDEX "statement_speaker_index";--> statement-breakpoint
DROP INDEX "statement_latest_index";--> statement-breakpoint
CREATE INDEX "law_tally_statements_index" ON "law_tally" USING btree ("statements");--> statement-breakpoint
CREATE INDEX "law_tally_happened_index" ON "law_tally" USING btree (coalesce("happened_latest", '-infinity'));--> statement-breakpoint
CREATE INDEX "law_tally_longest_index" ON "law_tally" USING btree (coalesce("text_public_earliest" - "made_latest", -999999));--> statement-breakpoint
CREATE INDEX "law_tally_names_index" ON "law_tally" USING btree ("names");--> statement-breakpoint
CREATE INDEX "law_tally_hidden_index" ON "law_tally" USING btree ("hidden");--> statement-breakpoint
CREATE INDEX "law_tally_answered_index" ON "law_tally" USING btree ("answered");--> statement-breakpoint
CREATE INDEX "represented_stakeholder_index" ON "represented" USING btree ("stakeholder_id");--> statement-breakpoint
CREATE INDEX "voice_law_regulation_index" ON "voice_law" USING btree ("regulation_id","stakeholder_id","named");--> statement-breakpoint
CREATE INDEX "voice_tally_statements_index" ON "voice_tally" USING btree ("statements");--> statement-breakpoint
CREATE INDEX "voice_tally_latest_index" ON "voice_tally" USING btree (coalesce("latest_day", '-infinity'));--> statement-breakpoint
CREATE INDEX "voice_tally_named_index" ON "voice_tally" USING btree ("named");--> statement-breakpoint
CREATE INDEX "article_latest_index" ON "article" USING btree (coalesce("published_latest", '-infinity') desc,coalesce("published_earliest", '-infinity') desc,"id");--> statement-breakpoint
CREATE INDEX "article_oldest_index" ON "article" USING btree (coalesce("published_latest", 'infinity'),coalesce("published_earliest", 'infinity'),"id");--> statement-breakpoint
CREATE INDEX "article_section_neighbour_index" ON "article" USING btree ("section","published_latest","published_earliest","id");--> statement-breakpoint
CREATE INDEX "article_neighbour_index" ON "article" USING btree ("published_latest","published_earliest","id");--> statement-breakpoint
CREATE INDEX "article_updated_index" ON "article" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "event_updated_index" ON "event" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "membership_updated_index" ON "membership" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "regulation_instrument_index" ON "regulation" USING btree ("state","instrument","jurisdiction");--> statement-breakpoint
CREATE INDEX "regulation_updated_index" ON "regulation" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "stakeholder_updated_index" ON "stakeholder" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "statement_oldest_index" ON "statement" USING btree ("latest","earliest","id");--> statement-breakpoint
CREATE INDEX "statement_updated_index" ON "statement" USING btree ("state","updated_at");--> statement-breakpoint
CREATE INDEX "article_section_index" ON "article" USING btree ("state","section",coalesce("published_latest", '-infinity') desc,coalesce("published_earliest", '-infinity') desc,"id");--> statement-breakpoint
CREATE INDEX "dated_claim_latest_index" ON "dated_claim" USING btree ("latest","earliest","event_id") WHERE "dated_claim"."preferred";--> statement-breakpoint
CREATE INDEX "regulation_jurisdiction_index" ON "regulation" USING btree ("state","jurisdiction","instrument");--> statement-breakpoint
CREATE INDEX "statement_organisation_index" ON "statement" USING btree ("organisation_id","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "statement_speaker_index" ON "statement" USING btree ("speaker_id","latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "statement_latest_index" ON "statement" USING btree ("latest" DESC NULLS FIRST,"earliest" DESC NULLS FIRST,"id");--> statement-breakpoint
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
	order by latest, earliest
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
		select s.date, s.earliest, s.latest
		from "position" p
		join "statement" s on s.id = p.statement_id
		join "stakeholder" voice on voice.id = coalesce(s.organisation_id, s.speaker_id)
		where p.regulation_id = r.id and s.state = 'published'
			and voice.kind not in ('government', 'regulator', 'court', 'person')
	) reaction
	order by latest, earliest
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
		and (select member.state from "stakeholder" member where member.id = m.member_id) = 'published') roster
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
		and (select member.state from "stakeholder" member where member.id = m.member_id) = 'published') roster
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
		and (select member.state from "stakeholder" member where member.id = m.member_id) = 'published') roster
		where num_nonnulls(roster.start_date, roster.end_date) > 0
	) lasting
	where (lasting.started is null or lasting.started <= left(s.latest::text, length(lasting.started)))
		and (lasting.ended is null or lasting.ended >= left(s.earliest::text, length(lasting.ended)))
) told
where s.state = 'published' and told.member_id not in (
	select coalesce(s.organisation_id, s.speaker_id) as id
	union
	select co.stakeholder_id from "signatory" co where co.statement_id = s.id)
);
--> statement-breakpoint
-- What is kept ready, as it should be, each for some items. Each looks up what hangs on its items from their side,
-- whatever the planner knows of sizes.
CREATE FUNCTION keep_represented(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	WITH fresh AS MATERIALIZED (
		SELECT statement_id, stakeholder_id FROM statement_member WHERE statement_id = ANY (ids)
	),
	gone AS (
		DELETE FROM represented kept
		WHERE kept.statement_id = ANY (ids) AND (kept.statement_id, kept.stakeholder_id) NOT IN (TABLE fresh)
	)
	INSERT INTO represented (statement_id, stakeholder_id) TABLE fresh ON CONFLICT DO NOTHING;
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_laws(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM law_count WHERE regulation_id = ANY (ids);
	DELETE FROM law_span WHERE regulation_id = ANY (ids);
	DELETE FROM law_tally WHERE regulation_id = ANY (ids);
	WITH said AS MATERIALIZED (
		SELECT p.regulation_id, p.stance, s.id, s.earliest, s.latest, coalesce(s.organisation_id, s.speaker_id) AS voice
		FROM "position" p JOIN statement s ON s.id = p.statement_id AND s.state = 'published'
		WHERE p.regulation_id = ANY (ids)
	),
	named AS (
		SELECT 'statements' AS counted, said.*, said.voice AS name FROM said
		UNION ALL
		SELECT 'signatories', said.*, name.id FROM said CROSS JOIN LATERAL (
			SELECT said.voice AS id UNION SELECT co.stakeholder_id FROM signatory co WHERE co.statement_id = said.id
		) name
		UNION ALL
		SELECT 'members', said.*, member.stakeholder_id FROM said JOIN represented member ON member.statement_id = said.id
	),
	voiced AS MATERIALIZED (
		SELECT counted, regulation_id, named.id, stance, earliest, latest, v.kind, count(*)::integer AS voices
		FROM named JOIN stakeholder v ON v.id = named.name
		GROUP BY 1, 2, 3, 4, 5, 6, 7
	),
	dated AS MATERIALIZED (
		SELECT counted, regulation_id, id, stance, earliest, latest, sum(voices)::integer AS voices
		FROM voiced GROUP BY 1, 2, 3, 4, 5, 6
	),
	binned AS MATERIALIZED (
		SELECT counted, regulation_id, unit, date_trunc(unit, earliest::timestamp)::date AS bin, stance,
			sum(voices)::integer AS voices, count(*)::integer AS statements
		FROM dated, unnest(ARRAY['day', 'week', 'month', 'quarter', 'year']) unit
		WHERE date_trunc(unit, earliest::timestamp) = date_trunc(unit, latest::timestamp)
		GROUP BY 1, 2, 3, 4, 5
	),
	spans AS MATERIALIZED (
		SELECT counted, regulation_id, unit, sum(statements)::integer AS dates, min(bin) AS first, max(bin) AS last
		FROM binned GROUP BY 1, 2, 3
	),
	kept_spans AS (
		INSERT INTO law_span (regulation_id, counted, unit, dates, first, last)
		SELECT regulation_id, counted, unit, dates, first, last FROM spans
	)
	INSERT INTO law_count (regulation_id, counted, chart, key, stance, value, statements)
	SELECT regulation_id, counted, 'kind', kind::text, stance, sum(voices), count(*) FROM voiced GROUP BY 1, 2, 4, 5
	UNION ALL
	SELECT regulation_id, counted, 'law', '', stance, sum(voices), count(*) FROM dated GROUP BY 1, 2, 5
	UNION ALL
	SELECT regulation_id, counted, 'demand', d.demand::text, NULL, sum(voices), count(*)
	FROM dated JOIN demand d ON d.statement_id = dated.id GROUP BY 1, 2, 4
	UNION ALL
	SELECT regulation_id, counted, unit, bin::text, stance, voices, statements
	FROM binned JOIN spans USING (counted, regulation_id, unit)
	-- No chart draws more than forty days or weeks.
	WHERE unit NOT IN ('day', 'week') OR last - first < 40 * 7;

	INSERT INTO law_tally (regulation_id, statements, names, members, happened, happened_latest, made, made_earliest,
		made_latest, text_public, text_public_earliest, text_public_latest, first_reaction, first_reaction_earliest,
		first_reaction_latest)
	SELECT r.id, coalesce(counts.statements, 0), coalesce(counts.names, 0), coalesce(counts.members, 0), happened.date,
		happened.latest, clock.made, clock.made_earliest::date, clock.made_latest::date, clock.text_public,
		clock.text_public_earliest::date, clock.text_public_latest::date, clock.first_reaction,
		clock.first_reaction_earliest::date, clock.first_reaction_latest::date
	FROM regulation r
	JOIN regulation_clock clock ON clock.regulation_id = r.id
	CROSS JOIN LATERAL (
		SELECT sum(value) FILTER (WHERE counted = 'statements') AS statements,
			sum(value) FILTER (WHERE counted = 'signatories') AS names,
			sum(value) FILTER (WHERE counted = 'members') AS members
		FROM law_count WHERE regulation_id = r.id AND chart = 'law'
	) counts
	LEFT JOIN LATERAL (
		SELECT claim.date, claim.latest
		FROM event_regulation link
		JOIN event e ON e.id = link.event_id AND e.state = 'published'
		JOIN dated_claim claim ON claim.event_id = e.id AND claim.preferred
		WHERE link.regulation_id = r.id
		ORDER BY claim.latest DESC, claim.event_id LIMIT 1
	) happened ON true
	WHERE r.id = ANY (ids);
END $$;
--> statement-breakpoint
CREATE FUNCTION keep_voices(ids text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM voice_law WHERE stakeholder_id = ANY (ids);
	DELETE FROM voice_tally WHERE stakeholder_id = ANY (ids);
	WITH heard AS MATERIALIZED (
		SELECT voice, statement_id, bool_or(named) AS named FROM (
			SELECT s.organisation_id AS voice, s.id AS statement_id, true AS named
			FROM statement s WHERE s.organisation_id = ANY (ids) AND s.state = 'published'
			UNION ALL
			SELECT s.speaker_id, s.id, s.organisation_id IS NULL
			FROM statement s WHERE s.speaker_id = ANY (ids) AND s.state = 'published'
			UNION ALL
			SELECT co.stakeholder_id, s.id, true
			FROM signatory co JOIN statement s ON s.id = co.statement_id AND s.state = 'published'
			WHERE co.stakeholder_id = ANY (ids)
		) each GROUP BY 1, 2
	),
	kept_laws AS (
		INSERT INTO voice_law (stakeholder_id, regulation_id, statements, named, stances, latest)
		SELECT voice, p.regulation_id, count(*), count(*) FILTER (WHERE named), array_agg(DISTINCT p.stance),
			to_jsonb((array_agg(jsonb_build_object('stance', p.stance, 'date', s.date) ORDER BY s.latest DESC, s.earliest DESC, s.id))[1:3])
		FROM heard JOIN "position" p USING (statement_id) JOIN statement s ON s.id = statement_id
		GROUP BY 1, 2
	)
	INSERT INTO voice_tally (stakeholder_id, statements, latest, latest_day)
	SELECT v.id, count(s.id), (array_agg(s.date ORDER BY s.latest DESC, s.earliest DESC, s.id))[1], max(s.latest)
	FROM stakeholder v LEFT JOIN heard ON heard.voice = v.id LEFT JOIN statement s ON s.id = heard.statement_id
	WHERE v.id = ANY (ids) GROUP BY 1;
	PERFORM keep_laws_of_voices(ids);
END $$;
--> statement-breakpoint
-- On how many laws that readers see they took a position, how often under their own names, and which stances.
CREATE FUNCTION keep_laws_of_voices(ids text[]) RETURNS void
LANGUAGE sql AS $$
UPDATE voice_tally tally SET laws = counts.laws, named = counts.named, stances = counts.stances
FROM (
	SELECT v.id, count(r.id) AS laws, coalesce(sum(each.named) FILTER (WHERE r.id IS NOT NULL), 0) AS named,
		array(
			SELECT DISTINCT stance FROM voice_law own JOIN regulation seen ON seen.id = own.regulation_id AND seen.state = 'published',
				unnest(own.stances) stance
			WHERE own.stakeholder_id = v.id
		) AS stances
	FROM unnest(ids) v(id)
	LEFT JOIN voice_law each ON each.stakeholder_id = v.id
	LEFT JOIN regulation r ON r.id = each.regulation_id AND r.state = 'published'
	GROUP BY 1
) counts
WHERE counts.id = tally.stakeholder_id AND (tally.laws, tally.named, tally.stances) IS DISTINCT FROM (counts.laws, counts.named, counts.stances)
$$;
--> statement-breakpoint
CREATE FUNCTION keep_sizes() RETURNS void
LANGUAGE sql AS $$
INSERT INTO record_size AS kept (noun, published)
SELECT 'regulation', count(*) FROM regulation WHERE state = 'published'
UNION ALL SELECT 'stakeholder', count(*) FROM stakeholder WHERE state = 'published'
UNION ALL SELECT 'statement', count(*) FROM statement WHERE state = 'published'
UNION ALL SELECT 'event', count(*) FROM event e JOIN dated_claim c ON c.event_id = e.id AND c.preferred WHERE state = 'published'
UNION ALL SELECT 'article', count(*) FROM article WHERE state = 'published'
ON CONFLICT (noun) DO UPDATE SET published = excluded.published WHERE kept.published <> excluded.published
$$;
--> statement-breakpoint
CREATE FUNCTION keep_topics(wanted text[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM topic_tally WHERE topic_id = ANY (wanted);
	INSERT INTO topic_tally (topic_id, regulations, articles, statements)
	SELECT topic.id,
		(SELECT count(*) FROM regulation_topic link JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published'
			WHERE link.topic_id = topic.id),
		(SELECT count(*) FROM article_topic link JOIN article a ON a.id = link.article_id AND a.state = 'published'
			WHERE link.topic_id = topic.id),
		(SELECT count(DISTINCT s.id) FROM regulation_topic link
			JOIN regulation r ON r.id = link.regulation_id AND r.state = 'published'
			JOIN "position" p ON p.regulation_id = r.id
			JOIN statement s ON s.id = p.statement_id AND s.state = 'published'
			WHERE link.topic_id = topic.id)
	FROM topic WHERE topic.id = ANY (wanted);
END $$;
--> statement-breakpoint
-- Notes what a statement of SQL touched: each two arguments are a word for `tally_stale` and the column with the ids.
CREATE FUNCTION tally_note() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	FOR each IN 0 .. TG_NARGS / 2 - 1 LOOP
		EXECUTE format('INSERT INTO tally_stale (what, ids)
			SELECT %L, array_agg(DISTINCT %2$I) FILTER (WHERE %2$I IS NOT NULL) FROM changed HAVING count(%2$I) > 0',
			TG_ARGV[each * 2], TG_ARGV[each * 2 + 1]);
	END LOOP;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- Changes of the items that others are counted by, where they make a difference to the counts.
CREATE FUNCTION tally_note_dependents() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
	IF TG_TABLE_NAME = 'stakeholder' THEN
		INSERT INTO tally_stale (what, ids)
		SELECT 'counted', array_agg(id) FROM changed JOIN before USING (id)
		WHERE (changed.kind, changed.state) IS DISTINCT FROM (before.kind, before.state) HAVING count(*) > 0;
	ELSE
		INSERT INTO tally_stale (what, ids)
		SELECT 'seen', array_agg(id) FROM changed JOIN before USING (id)
		WHERE changed.state <> before.state HAVING count(*) > 0;
	END IF;
	RETURN NULL;
END $$;
--> statement-breakpoint
-- At the end of a transaction, all that it noted at once, one transaction after another, as the search does it and
-- under the same lock: each sees what those before it have committed.
CREATE FUNCTION tally_settle() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
	noted jsonb;
	touched text[];
	voices text[];
	laws text[];
	topics text[];
BEGIN
	IF NEW.id <= coalesce(nullif(current_setting('rulewatch.tally_settled', true), ''), '0')::integer THEN RETURN NULL; END IF;
	PERFORM pg_advisory_xact_lock(20200122);
	PERFORM set_config('rulewatch.tally_settled', (SELECT max(id) FROM tally_stale)::text, true);
	WITH gone AS (DELETE FROM tally_stale RETURNING what, ids),
	each AS (SELECT what, array_agg(DISTINCT id) AS ids FROM gone, unnest(ids) id GROUP BY what)
	SELECT jsonb_object_agg(what, ids) INTO noted FROM each;

	-- The statements whose members may be others: of groups whose rosters changed, or whose members came or went.
	WITH groups AS (
		SELECT key AS id FROM jsonb_array_elements_text(noted -> 'group') stale(key)
		UNION SELECT m.group_id FROM jsonb_array_elements_text(noted -> 'counted') stale(key) JOIN membership m ON m.member_id = key
		UNION SELECT key FROM jsonb_array_elements_text(noted -> 'counted') stale(key)
	)
	SELECT array_agg(id) INTO touched FROM (
		SELECT key AS id FROM jsonb_array_elements_text(noted -> 'statement') stale(key)
		UNION SELECT s.id FROM groups JOIN statement s ON s.organisation_id = groups.id
		UNION SELECT s.id FROM groups JOIN statement s ON s.speaker_id = groups.id
		UNION SELECT co.statement_id FROM groups JOIN signatory co ON co.stakeholder_id = groups.id
		UNION SELECT r.statement_id FROM jsonb_array_elements_text(noted -> 'counted') stale(key) JOIN represented r ON r.stakeholder_id = key
	) all_touched;
	IF touched IS NOT NULL THEN PERFORM keep_represented(touched); END IF;

	SELECT array_agg(id) INTO laws FROM (
		SELECT key AS id FROM jsonb_array_elements_text(noted -> 'law') stale(key)
		UNION SELECT p.regulation_id FROM unnest(touched) stale(key) JOIN "position" p ON p.statement_id = key
		UNION SELECT link.regulation_id FROM jsonb_array_elements_text(noted -> 'event') stale(key) JOIN event_regulation link ON link.event_id = key
	) touched_laws;
	IF laws IS NOT NULL THEN PERFORM keep_laws(laws); END IF;

	SELECT array_agg(DISTINCT id) INTO voices FROM (
		SELECT key AS id FROM jsonb_array_elements_text(noted -> 'voice') stale(key)
		UNION ALL
		SELECT unnest(array[s.organisation_id, s.speaker_id])
		FROM jsonb_array_elements_text(noted -> 'statement') stale(key) JOIN statement s ON s.id = key
		UNION ALL
		SELECT co.stakeholder_id FROM jsonb_array_elements_text(noted -> 'statement') stale(key) JOIN signatory co ON co.statement_id = key
	) heard WHERE id IS NOT NULL;
	IF voices IS NOT NULL THEN PERFORM keep_voices(voices); END IF;

	IF noted ? 'seen' THEN
		PERFORM keep_laws_of_voices(array(
			SELECT DISTINCT each.stakeholder_id
			FROM jsonb_array_elements_text(noted -> 'seen') stale(key) JOIN voice_law each ON each.regulation_id = key));
	END IF;

	SELECT array_agg(id) INTO topics FROM (
		SELECT key AS id FROM jsonb_array_elements_text(noted -> 'topic') stale(key)
		UNION SELECT link.topic_id FROM unnest(laws) stale(key) JOIN regulation_topic link ON link.regulation_id = key
		UNION SELECT link.topic_id FROM jsonb_array_elements_text(noted -> 'article') stale(key) JOIN article_topic link ON link.article_id = key
	) touched_topics;
	IF topics IS NOT NULL THEN PERFORM keep_topics(topics); END IF;
	PERFORM keep_sizes();
	RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER tally_follows AFTER INSERT ON tally_stale
	DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION tally_settle();
--> statement-breakpoint
DO $$
DECLARE
	each record;
BEGIN
	FOR each IN SELECT * FROM (VALUES
		('regulation', '''law'', ''id'''),
		('stakeholder', '''voice'', ''id'''),
		('statement', '''statement'', ''id'', ''voice'', ''organisation_id'', ''voice'', ''speaker_id'''),
		('position', '''statement'', ''statement_id'', ''law'', ''regulation_id'''),
		('signatory', '''statement'', ''statement_id'', ''voice'', ''stakeholder_id'''),
		('demand', '''statement'', ''statement_id'''),
		('event', '''event'', ''id'''),
		('dated_claim', '''event'', ''event_id'''),
		('event_regulation', '''law'', ''regulation_id'''),
		('membership', '''group'', ''group_id'''),
		('article', '''article'', ''id'''),
		('topic', '''topic'', ''id'''),
		('regulation_topic', '''topic'', ''topic_id'''),
		('article_topic', '''topic'', ''topic_id''')
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
CREATE TRIGGER tally_notes_dependents AFTER UPDATE ON stakeholder REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION tally_note_dependents();
--> statement-breakpoint
CREATE TRIGGER tally_notes_dependents AFTER UPDATE ON regulation REFERENCING OLD TABLE AS before NEW TABLE AS changed
	FOR EACH STATEMENT EXECUTE FUNCTION tally_note_dependents();
--> statement-breakpoint
-- All of it anew: of a record that is there already.
CREATE FUNCTION keep_all() RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
	PERFORM keep_represented(array(SELECT id FROM statement));
	PERFORM keep_laws(array(SELECT id FROM regulation));
	PERFORM keep_voices(array(SELECT id FROM stakeholder));
	PERFORM keep_topics(array(SELECT id FROM topic));
	PERFORM keep_sizes();
END $$;
--> statement-breakpoint
SELECT keep_all();
