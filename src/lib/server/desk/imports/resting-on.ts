import { type SQL, sql } from 'drizzle-orm';
import { draftReasons } from '../../../domain/review.ts';
import type { Noun } from '../../../domain/nouns.ts';
import type { Database } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { among } from '../../visibility/index.ts';

/** What names items of a noun: the table, the column that names, and how its rows lead to the item that they are of. */
type Naming = [item: SQL, named: SQL, from: SQL];

const { citation, datedClaim, event, eventActor, membership, position } = t;
const { quotation, regulation, signatory, stakeholder, statement } = t;

const named = sql`${citation.articleId}`;
const cites = (item: SQL, own: SQL): Naming => [
	item,
	named,
	sql`${citation} join ${item} on ${item}.id = ${own}`
];

const namings: Partial<Record<Noun, Naming[]>> = {
	article: [
		cites(sql`${statement}`, sql`${citation.statementId}`),
		cites(sql`${stakeholder}`, sql`${citation.stakeholderId}`),
		cites(sql`${regulation}`, sql`${citation.regulationId}`),
		cites(sql`${membership}`, sql`${citation.membershipId}`),
		[
			sql`${statement}`,
			named,
			sql`${citation} join ${position} on ${position.id} = ${citation.positionId}
				join ${statement} on ${statement.id} = ${position.statementId}`
		],
		[
			sql`${event}`,
			named,
			sql`${citation} join ${datedClaim} on ${datedClaim.id} = ${citation.datedClaimId}
				join ${event} on ${event.id} = ${datedClaim.eventId}`
		],
		[
			sql`${statement}`,
			sql`${quotation.articleId}`,
			sql`${quotation} join ${statement} on ${statement.id} = ${quotation.statementId}`
		]
	],
	stakeholder: [
		[sql`${statement}`, sql`${statement.organisationId}`, sql`${statement}`],
		[sql`${statement}`, sql`${statement.speakerId}`, sql`${statement}`],
		[
			sql`${statement}`,
			sql`${signatory.stakeholderId}`,
			sql`${signatory} join ${statement} on ${statement.id} = ${signatory.statementId}`
		],
		[
			sql`${event}`,
			sql`${eventActor.stakeholderId}`,
			sql`${eventActor} join ${event} on ${event.id} = ${eventActor.eventId}`
		],
		[sql`${membership}`, sql`${membership.groupId}`, sql`${membership}`],
		[sql`${membership}`, sql`${membership.memberId}`, sql`${membership}`]
	],
	statement: [[sql`${event}`, sql`${event.statementId}`, sql`${event}`]]
};

/** What was refused, taken back or withdrawn rests on nothing any more. */
const settled = sql.join([sql`${draftReasons.rejected}`, sql`${draftReasons.taken_back}`], sql`, `);

/** How many items, published or waiting, name each of these, by its id; those that none names are left out. */
export async function restingOn(
	session: Pick<Database, 'select'>,
	noun: Noun,
	ids: string[]
): Promise<Map<string, number>> {
	const arms = (namings[noun] ?? []).map(
		([item, named, from]) => sql`select ${named} as named, ${item}.id as by from ${from}
			where ${named} in ${among(ids)} and (${item}.state = 'published' or
				(${item}.state = 'draft' and coalesce(${item}.state_reason, '') not in (${settled})))`
	);
	if (!arms.length) return new Map();
	const rows = await session
		.select({ id: sql<string>`named`, count: sql<number>`count(distinct by)::int` })
		.from(sql`(${sql.join(arms, sql` union all `)}) naming`)
		.groupBy(sql`1`);
	return new Map(rows.map(({ id, count }) => [id, count]));
}
