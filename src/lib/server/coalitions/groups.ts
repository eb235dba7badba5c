import {
	and,
	asc,
	count,
	countDistinct,
	desc,
	eq,
	inArray,
	isNotNull,
	ne,
	or,
	sql
} from 'drizzle-orm';
import { onPublished } from '../../nouns/cards.server.ts';
import { alias } from 'drizzle-orm/pg-core';
import { filterQuery } from '../../domain/filters.ts';
import type { StakeholderName } from '../../domain/record.ts';
import type { Dated } from '../../domain/dates/format.ts';
import { mostMarks } from '../../domain/timeline/lanes.ts';
import { demands, type Stance } from '../../domain/vocabulary.ts';
import { hasRow, idBySlug } from '../lists/list.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { type Chosen, stakeholderCondition } from './filters.ts';

export interface Group {
	group: StakeholderName;
	/** Members ever listed, each once, without office-holders. */
	members: number;
	/** Statements that the group made or signed itself. */
	statements: number;
	href: string;
	asks: { label: string; statements: number; href: string }[];
	/** A stance of each of the latest of these statements, in the order of time. */
	marks: Mark[];
}

interface Mark extends Dated {
	statementId: string;
	stance: Stance;
}

const group = alias(t.stakeholder, 'group_of');
const member = alias(t.stakeholder, 'member_of');

/** Selects published memberships, as a group's page shows them under «Members». */
export const listedMembers = () =>
	db
		.select({
			groupId: sql<string>`${t.membership.groupId}`.as('listed_in'),
			memberId: sql<string>`${t.membership.memberId}`.as('listed_member')
		})
		.from(t.membership)
		.innerJoin(group, onPublished(group, t.membership.groupId))
		.innerJoin(member, onPublished(member, t.membership.memberId))
		.where(and(isPublished(t.membership.state), ne(t.membership.relation, 'person_of')))
		.as('listings');

/** Ranks groups by statements. If a law is chosen, only groups with a statement on it. */
export async function groupsOf(
	chosen: Chosen,
	most: number
): Promise<{ rows: Group[]; total: number }> {
	const { id, slug, name, kind } = t.stakeholder;
	const { regulation } = chosen;
	const listed = listedMembers();
	const own = ownStatements(chosen);
	const statements = sql<number>`coalesce(max(${own.statements}), 0)::int`;
	const members = countDistinct(listed.memberId);
	const rows = await db
		.select({
			id,
			statements,
			members,
			group: { slug, name, kind },
			total: sql<number>`(count(*) over ())::int`
		})
		.from(listed)
		.innerJoin(t.stakeholder, eq(id, listed.groupId))
		.innerJoin(member, eq(member.id, listed.memberId))
		.leftJoin(own, eq(own.id, id))
		.where(regulation ? isNotNull(own.id) : undefined)
		.groupBy(id)
		.having(
			sql`bool_or(${or(stakeholderCondition(t.stakeholder, chosen), stakeholderCondition(member, chosen)) ?? sql`true`})`
		)
		.orderBy(desc(statements), desc(members), name, id)
		.limit(most);
	const ids = rows.map(({ id }) => id);
	const [asked, marked] = await Promise.all([asksOf(ids, chosen), marksOf(ids, chosen)]);
	return {
		rows: rows.map(({ id, group, members, statements }) => {
			const query = { regulation, stakeholder: group.slug };
			const asks = asked
				.filter((each) => each.id === id)
				.map(({ demand, statements }) => ({
					label: demands[demand],
					statements,
					href: `/statements${filterQuery({ ...query, demand })}`
				}));
			const marks = marked
				.filter((each) => each.group === id)
				.map(({ id, stance, date, earliest, latest }) => ({
					statementId: id,
					stance,
					date,
					earliest,
					latest
				}));
			return { group, members, statements, href: `/statements${filterQuery(query)}`, asks, marks };
		}),
		total: rows[0]?.total ?? 0
	};
}

const isOnLaw = ({ regulation }: Chosen) =>
	regulation ? eq(t.position.regulationId, idBySlug(t.regulation, regulation)) : undefined;

/** Participants are of published statements, so only a chosen law needs another look. */
const isSaidOnLaw = (chosen: Chosen) =>
	chosen.regulation
		? inArray(
				t.participation.statementId,
				db.select({ id: t.position.statementId }).from(t.position).where(isOnLaw(chosen))
			)
		: undefined;

/** Counts the statements of groups. */
export function ownStatements(chosen: Chosen) {
	const { stakeholderId } = t.participation;
	const groups = db.select({ id: t.membership.groupId }).from(t.membership);
	return db
		.select({
			id: sql<string>`${stakeholderId}`.as('own_stakeholder'),
			statements: count().as('own_statements')
		})
		.from(t.participation)
		.where(and(inArray(stakeholderId, groups), isSaidOnLaw(chosen)))
		.groupBy(stakeholderId)
		.as('own');
}

async function asksOf(ids: string[], chosen: Chosen) {
	if (!ids.length) return [];
	const { demand } = t.demand;
	return db
		.select({ id: t.participation.stakeholderId, demand, statements: count() })
		.from(t.participation)
		.innerJoin(t.demand, eq(t.demand.statementId, t.participation.statementId))
		.where(and(inArray(t.participation.stakeholderId, ids), isSaidOnLaw(chosen)))
		.groupBy(t.participation.stakeholderId, demand)
		.orderBy(desc(count()), demand);
}

async function marksOf(ids: string[], chosen: Chosen) {
	if (!ids.length) return [];
	const { statementId: id, date, earliest, latest } = t.participation;
	const { stance, statementId } = t.position;
	const onLaw = isOnLaw(chosen);
	// Each statement has a mark at least, so that no more of them are needed.
	// Sorted first, so that positions are looked up for the latest statements alone.
	const said = db
		.select({ id, date, earliest, latest })
		.from(t.participation)
		.where(eq(t.participation.stakeholderId, t.stakeholder.id))
		.orderBy(desc(latest), id)
		.as('said');
	const latestSaid = db
		.select({ id: said.id, date: said.date, earliest: said.earliest, latest: said.latest })
		.from(said)
		.where(hasRow(t.position, and(eq(statementId, said.id), onLaw)))
		.orderBy(desc(said.latest), said.id)
		.limit(mostMarks)
		.as('latest_said');
	const last = db
		.selectDistinct({
			id: latestSaid.id,
			date: latestSaid.date,
			earliest: latestSaid.earliest,
			latest: latestSaid.latest,
			stance
		})
		.from(latestSaid)
		.innerJoin(t.position, and(eq(statementId, latestSaid.id), onLaw))
		.orderBy(desc(latestSaid.latest), latestSaid.id, stance)
		.limit(mostMarks)
		.as('last_said');
	return db
		.select({
			group: t.stakeholder.id,
			id: last.id,
			stance: last.stance,
			date: last.date,
			earliest: last.earliest,
			latest: last.latest
		})
		.from(t.stakeholder)
		.crossJoinLateral(last)
		.where(inArray(t.stakeholder.id, ids))
		.orderBy(asc(last.earliest), asc(last.latest), last.id, last.stance);
}
