import { sql } from 'drizzle-orm';
import { date, pgView, text } from 'drizzle-orm/pg-core';
import {
	keysOf,
	publicationStates,
	representedRelations,
	type Standing,
	stateKinds
} from '../../domain/vocabulary.ts';
import { countedPosition } from './counted.ts';
import * as t from './schema.ts';
import { represented } from './tallies.ts';

const quoted = (keys: Iterable<string>) => sql.raw([...keys].map((key) => `'${key}'`).join(', '));

/**
 * What happened to the regulation `r` of a query around it. Each event is looked up by itself: where nobody has counted
 * the rows of young tables yet, the planner would rather go through all events for each.
 */
const happened = sql`
	select e.id as event_id, e.kind, e.known_on, e.known_on_earliest, e.known_on_latest,
		claim.date, claim.earliest, claim.latest
	from ${t.eventRegulation} link
	cross join lateral (select * from ${t.event} where id = link.event_id offset 0) e
	cross join lateral (
		select * from ${t.datedClaim} where event_id = link.event_id and preferred offset 0
	) claim
	where link.regulation_id = r.id and e.state = 'published'`;

/** Of `said`, a position as it is counted: who speaks is an organisation outside the state. */
export const isOutsideState = sql`said.kind not in (${quoted([...stateKinds, 'person'])})`;

/**
 * The dates from which a regulation's clocks are read (`domain/clocks.ts`), one row a regulation; only what is
 * published counts. This is the one place that says which event is which:
 * - made: its first notification, or else its last approval;
 * - text public: the first of the day the making became known, a leak and a publication;
 * - first reaction: the first reaction, or statement of an organisation outside the state, which may come before
 *   the text was public. «First» is by the latest day a date can mean, so that «February 2020» never wins over
 *   the 13th. Of a law's statements, however many, only the first few that are counted are looked at.
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
select r.id as regulation_id,
	made.event_id as made_event_id,
	made.date as made, made.earliest::text as made_earliest, made.latest::text as made_latest,
	text_public.date as text_public,
	text_public.earliest::text as text_public_earliest, text_public.latest::text as text_public_latest,
	first_reaction.date as first_reaction,
	first_reaction.earliest::text as first_reaction_earliest,
	first_reaction.latest::text as first_reaction_latest
from ${t.regulation} r
left join lateral (
	select happened.* from (${happened}) happened
	where happened.kind in ('notification', 'approval')
	order by kind = 'notification' desc, case when kind = 'notification' then latest end asc, latest desc, event_id
	limit 1
) made on true
left join lateral (
	select date, earliest, latest
	from (
		select happened.date, happened.earliest, happened.latest from (${happened}) happened
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
		select happened.date, happened.earliest, happened.latest from (${happened}) happened
		where happened.kind = 'reaction'
		union all
		(
			select said.date, said.earliest, said.latest
			from ${countedPosition} said
			where said.regulation_id = r.id and ${isOutsideState}
			order by said.latest, said.earliest, said.date
			limit 1
		)
	) reaction
	order by latest, earliest, date
	limit 1
) first_reaction on true
`);

/** The names on the statement `s` of a query around it, each once. */
const namesOfS = sql`
	select coalesce(s.organisation_id, s.speaker_id) as id
	union
	select co.stakeholder_id from ${t.signatory} co where co.statement_id = s.id`;

const unpublished = keysOf(publicationStates).filter((state) => state !== 'published');

/**
 * Who is on record as a member of the group `name` of a query around it. Those whom readers do not see are few, and are
 * looked up once for all groups, where the state of each member would be once for each statement.
 */
const membersOfName = sql`
	select m.* from ${t.membership} m
	where m.group_id = name.id and m.state = 'published' and m.relation in (${quoted(representedRelations)})
		and m.member_id not in (select unseen.id from ${t.stakeholder} unseen where unseen.state in (${quoted(unpublished)}))`;

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
select s.id as statement_id, told.member_id as stakeholder_id
from ${t.statement} s
cross join lateral (
	select listed.member_id
	from (${namesOfS}) name
	cross join lateral (
		select roster.as_of
		from (${membersOfName}) roster
		where roster.as_of is not null and roster.start_date is null and roster.end_date is null
		order by greatest(roster.as_of_earliest - s.latest, s.earliest - roster.as_of_latest, 0),
			roster.as_of_earliest, roster.as_of
		limit 1
	) nearest
	cross join lateral (
		select roster.member_id
		from (${membersOfName}) roster
		where roster.as_of = nearest.as_of and roster.start_date is null and roster.end_date is null
		offset 0
	) listed
	union
	select lasting.member_id
	from (${namesOfS}) name
	cross join lateral (
		select roster.member_id, rtrim(roster.start_date, '?~%') as started, rtrim(roster.end_date, '?~%') as ended
		from (${membersOfName}) roster
		where num_nonnulls(roster.start_date, roster.end_date) > 0
	) lasting
	where (lasting.started is null or lasting.started <= left(s.latest::text, length(lasting.started)))
		and (lasting.ended is null or lasting.ended >= left(s.earliest::text, length(lasting.ended)))
) told
where s.state = 'published' and told.member_id <> coalesce(s.organisation_id, s.speaker_id)
	and not exists (
		select from ${t.signatory} co where co.statement_id = s.id and co.stakeholder_id = told.member_id
	)
`);

/**
 * Who was represented on each law, each once: under the stance of the statements that did so, or as `several` where
 * these took more than one, and at the first of them.
 */
export const representedMember = pgView('represented_member', {
	regulationId: text('regulation_id').notNull(),
	stakeholderId: text('stakeholder_id').notNull(),
	stance: text('stance').$type<Standing>().notNull(),
	statementId: text('statement_id').notNull(),
	date: text('date').notNull(),
	earliest: date('earliest', { mode: 'string' }).notNull(),
	latest: date('latest', { mode: 'string' }).notNull()
}).as(sql`
select said.regulation_id, said.stakeholder_id,
	case when min(said.stance) = max(said.stance) then min(said.stance)::text else 'several' end as stance,
	(array_agg(said.statement_id order by said.latest, said.earliest, said.statement_id))[1] as statement_id,
	(array_agg(said.date order by said.latest, said.earliest, said.statement_id))[1] as date,
	(array_agg(said.earliest order by said.latest, said.earliest, said.statement_id))[1] as earliest,
	(array_agg(said.latest order by said.latest, said.earliest, said.statement_id))[1] as latest
from (
	select p.regulation_id, m.stakeholder_id, p.stance, s.id as statement_id, s.date, s.earliest, s.latest
	from ${represented} m
	join ${t.statement} s on s.id = m.statement_id
	join ${t.position} p on p.statement_id = s.id
) said
group by said.regulation_id, said.stakeholder_id
`);
