CREATE VIEW "public"."statement_name" AS (
select s.id as statement_id, coalesce(s.organisation_id, s.speaker_id) as stakeholder_id
from "statement" s
where s.state = 'published'
union
select s.id, co.stakeholder_id
from "signatory" co
join "statement" s on s.id = co.statement_id
where s.state = 'published'
);--> statement-breakpoint
CREATE VIEW "public"."statement_member" AS (
with belongs as (
	select m.* from "membership" m
	join "stakeholder" member on member.id = m.member_id and member.state = 'published'
	where m.state = 'published' and m.relation in ('member', 'affiliate')
)
select distinct s.id as statement_id, represented.member_id as stakeholder_id
from statement_name name
join "statement" s on s.id = name.statement_id
cross join lateral (
	(
		select m.member_id from belongs m
		where m.group_id = name.stakeholder_id and m.start_date is null and m.end_date is null and m.as_of = (
			select roster.as_of from belongs roster
			where roster.group_id = name.stakeholder_id and roster.start_date is null and roster.end_date is null
				and roster.as_of is not null
			order by greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
				roster.as_of_earliest, roster.as_of
			limit 1
		)
	)
	union all
	(
		select m.member_id from belongs m
		where m.group_id = name.stakeholder_id and num_nonnulls(m.start_date, m.end_date) > 0
			and (m.start_date is null or rtrim(m.start_date, '?~%') <= left(s.latest::text, length(rtrim(m.start_date, '?~%'))))
			and (m.end_date is null or rtrim(m.end_date, '?~%') >= left(s.earliest::text, length(rtrim(m.end_date, '?~%'))))
	)
) represented
where not exists (
	select from statement_name itself
	where itself.statement_id = s.id and itself.stakeholder_id = represented.member_id
)
);