DROP VIEW "public"."regulation_clock";--> statement-breakpoint
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
	cross join lateral (select * from "event" where id = link.event_id offset 0) e
	cross join lateral (
		select * from "dated_claim" where event_id = link.event_id and preferred offset 0
	) claim
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
	cross join lateral (select * from "event" where id = link.event_id offset 0) e
	cross join lateral (
		select * from "dated_claim" where event_id = link.event_id and preferred offset 0
	) claim
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
	cross join lateral (select * from "event" where id = link.event_id offset 0) e
	cross join lateral (
		select * from "dated_claim" where event_id = link.event_id and preferred offset 0
	) claim
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
-- As before, each event looked up by itself.
CREATE OR REPLACE FUNCTION keep_clocks(laws text[]) RETURNS void
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
		CROSS JOIN LATERAL (SELECT state FROM event WHERE id = link.event_id OFFSET 0) e
		CROSS JOIN LATERAL (SELECT * FROM dated_claim WHERE event_id = link.event_id AND preferred OFFSET 0) claim
		WHERE link.regulation_id = clock.regulation_id AND e.state = 'published'
		ORDER BY claim.latest DESC, claim.event_id LIMIT 1
	) latest ON true
	WHERE clock.regulation_id = ANY (laws) AND kept.regulation_id = clock.regulation_id;
END $$;
