DROP VIEW "public"."regulation_clock";--> statement-breakpoint
CREATE VIEW "public"."regulation_clock" AS (
with happened as (
	select link.regulation_id, e.id as event_id, e.kind,
		e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from "event" e
	join "dated_claim" claim on claim.event_id = e.id and claim.preferred
	join "event_regulation" link on link.event_id = e.id
	where e.state = 'published'
),
made as (
	select distinct on (regulation_id) *
	from happened
	where kind in ('notification', 'approval')
	order by regulation_id, kind = 'notification' desc,
		case when kind = 'notification' then latest end asc, latest desc, event_id
),
text_public as (
	select distinct on (regulation_id) *
	from (
		select regulation_id, date, earliest, latest from happened where kind in ('leak', 'publication')
		union all
		select regulation_id, known_on, known_on_earliest, known_on_latest from made where known_on is not null
	) seen
	order by regulation_id, latest, earliest
),
reaction as (
	select regulation_id, date, earliest, latest from happened where kind = 'reaction'
	union all
	select p.regulation_id, s.date, s.earliest, s.latest
	from "position" p
	join "statement" s on s.id = p.statement_id
	join "stakeholder" voice on voice.id = coalesce(s.organisation_id, s.speaker_id)
	where s.state = 'published' and voice.kind not in ('government', 'regulator', 'court', 'person')
),
first_reaction as (
	select distinct on (regulation_id) *
	from reaction
	order by regulation_id, latest, earliest
)
select r.id as regulation_id,
	made.event_id as made_event_id,
	made.date as made, made.earliest::text as made_earliest, made.latest::text as made_latest,
	text_public.date as text_public,
	text_public.earliest::text as text_public_earliest, text_public.latest::text as text_public_latest,
	first_reaction.date as first_reaction,
	first_reaction.earliest::text as first_reaction_earliest,
	first_reaction.latest::text as first_reaction_latest
from "regulation" r
left join made on made.regulation_id = r.id
left join text_public on text_public.regulation_id = r.id
left join first_reaction on first_reaction.regulation_id = r.id
);