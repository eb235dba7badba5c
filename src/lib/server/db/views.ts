import { sql } from 'drizzle-orm';
import { pgView, text } from 'drizzle-orm/pg-core';
import { representedRelations, stateKinds } from '../../domain/vocabulary.ts';
import * as t from './schema.ts';

const quoted = (keys: Iterable<string>) => sql.raw([...keys].map((key) => `'${key}'`).join(', '));

/**
 * The dates from which a regulation's clocks are read (`domain/clocks.ts`), one row a regulation; only what is
 * published counts. This is the one place that says which event is which:
 * - made: its first notification, or else its last approval;
 * - text public: the first of the day the making became known, a leak and a publication;
 * - first reaction: the first reaction, or statement of an organisation outside the state, which may come before
 *   the text was public. «First» is by the latest day a date can mean, so that «February 2020» never wins over
 *   the 13th.
 */
export const regulationClock = pgView('regulation_clock', {
	regulationId: text('regulation_id').notNull(),
	madeEventId: text('made_event_id'),
	made: text('made'),
	madeEarliest: text('made_earliest'),
	madeLatest: text('made_latest'),
	textPublic: text('text_public'),
	textPublicEarliest: text('text_public_earliest'),
	textPublicLatest: text('text_public_latest'),
	firstReaction: text('first_reaction'),
	firstReactionEarliest: text('first_reaction_earliest'),
	firstReactionLatest: text('first_reaction_latest')
}).as(sql`
with happened as (
	select link.regulation_id, e.id as event_id, e.kind,
		e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from ${t.event} e
	join ${t.datedClaim} claim on claim.event_id = e.id and claim.preferred
	join ${t.eventRegulation} link on link.event_id = e.id
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
	from ${t.position} p
	join ${t.statement} s on s.id = p.statement_id
	join ${t.stakeholder} voice on voice.id = coalesce(s.organisation_id, s.speaker_id)
	where s.state = 'published' and voice.kind not in (${quoted([...stateKinds, 'person'])})
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
from ${t.regulation} r
left join made on made.regulation_id = r.id
left join text_public on text_public.regulation_id = r.id
left join first_reaction on first_reaction.regulation_id = r.id
`);

/**
 * Each name on a published statement, once: the organisation (the speaker where there is none) and every
 * co-signatory. What charts count as signatories.
 */
export const statementName = pgView('statement_name', {
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).as(sql`
select s.id as statement_id, coalesce(s.organisation_id, s.speaker_id) as stakeholder_id
from ${t.statement} s
where s.state = 'published'
union
select s.id, co.stakeholder_id
from ${t.signatory} co
join ${t.statement} s on s.id = co.statement_id
where s.state = 'published'
`);

/**
 * Each member that a group on a published statement represented that day, once; who is on the statement by name
 * spoke for itself and is not among them. Of a group's rosters the one nearest to the statement's date counts (the
 * earlier of two as near) and the others do not: a roster says who belonged on its day, not since when. A
 * membership with a start or an end of its own counts while it lasts; one without any date cannot be placed. EDTF
 * text compares as text once cut to the same precision.
 */
export const statementMember = pgView('statement_member', {
	statementId: text('statement_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull()
}).as(sql`
with listed as (
	select m.group_id, m.member_id, m.as_of, m.as_of_earliest, m.as_of_latest
	from ${t.membership} m
	join ${t.stakeholder} member on member.id = m.member_id and member.state = 'published'
	where m.state = 'published' and m.relation in (${quoted(representedRelations)})
		and m.as_of is not null and m.start_date is null and m.end_date is null
),
lasting as (
	select m.group_id, m.member_id, rtrim(m.start_date, '?~%') as started, rtrim(m.end_date, '?~%') as ended
	from ${t.membership} m
	join ${t.stakeholder} member on member.id = m.member_id and member.state = 'published'
	where m.state = 'published' and m.relation in (${quoted(representedRelations)})
		and num_nonnulls(m.start_date, m.end_date) > 0
),
nearest as (
	select distinct on (name.statement_id, roster.group_id) name.statement_id, roster.group_id, roster.as_of
	from statement_name name
	join (select distinct group_id, as_of, as_of_earliest, as_of_latest from listed) roster
		on roster.group_id = name.stakeholder_id
	join ${t.statement} s on s.id = name.statement_id
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
	join ${t.statement} s on s.id = name.statement_id
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
`);
