DROP VIEW "public"."statement_member";--> statement-breakpoint
CREATE VIEW "public"."statement_member" AS (
with listed as (
	select m.group_id, m.member_id, m.as_of, m.as_of_earliest, m.as_of_latest
	from "membership" m
	join "stakeholder" member on member.id = m.member_id and member.state = 'published'
	where m.state = 'published' and m.relation in ('member', 'affiliate')
		and m.as_of is not null and m.start_date is null and m.end_date is null
),
lasting as (
	select m.group_id, m.member_id, rtrim(m.start_date, '?~%') as started, rtrim(m.end_date, '?~%') as ended
	from "membership" m
	join "stakeholder" member on member.id = m.member_id and member.state = 'published'
	where m.state = 'published' and m.relation in ('member', 'affiliate')
		and num_nonnulls(m.start_date, m.end_date) > 0
),
nearest as (
	select distinct on (name.statement_id, roster.group_id) name.statement_id, roster.group_id, roster.as_of
	from statement_name name
	join (select distinct group_id, as_of, as_of_earliest, as_of_latest from listed) roster
		on roster.group_id = name.stakeholder_id
	join "statement" s on s.id = name.statement_id
	order by name.statement_id, roster.group_id,
		greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
		roster.as_of_earliest, roster.as_of
),
represented as (
	select nearest.statement_id, listed.member_id
	from nearest
	join listed on listed.group_id = nearest.group_id and listed.as_of = nearest.as_of
	union
	select name.statement_id, lasting.member_id
	from statement_name name
	join "statement" s on s.id = name.statement_id
	join lasting on lasting.group_id = name.stakeholder_id
		and (lasting.started is null or lasting.started <= left(s.latest::text, length(lasting.started)))
		and (lasting.ended is null or lasting.ended >= left(s.earliest::text, length(lasting.ended)))
)
select statement_id, member_id as stakeholder_id
from represented
where not exists (
	select from statement_name itself
	where itself.statement_id = represented.statement_id and itself.stakeholder_id = represented.member_id
)
);