import { and, asc, eq, ne, not, or, sql } from 'drizzle-orm';
import { prepared } from '../../server/db/prepared.ts';
import { citationQuery, Sources } from '../citation/sources.server.ts';
import { preparedEvents } from '../event/card.server.ts';
import { identifierRows, stakeholderColumns } from '../cards.server.ts';
import { isOneOf, signedBy, spokenBy } from '../../server/lists/latest.ts';
import * as t from '../../server/db/schema.ts';
import { isPublished } from '../../server/db/published.ts';
import { statementsAndPositions } from './statements.server.ts';

const stakeholder = { columns: { ...stakeholderColumns, country: true, state: true } } as const;
const membershipColumns = {
	id: true,
	relation: true,
	role: true,
	asOf: true,
	asOfLatest: true,
	startDate: true,
	endDate: true,
	note: true
} as const;
const published = isPublished(t.membership.state);

const bySlug = prepared((db) =>
	db.query.stakeholder
		.findFirst({
			where: and(eq(t.stakeholder.slug, sql.placeholder('slug')), ne(t.stakeholder.state, 'draft')),
			columns: { version: false },
			with: {
				memberships: {
					columns: membershipColumns,
					where: published,
					orderBy: asc(t.membership.asOfLatest),
					with: { group: stakeholder, citations: citationQuery }
				},
				members: {
					columns: membershipColumns,
					where: published,
					orderBy: asc(t.membership.id),
					with: { member: stakeholder, citations: citationQuery }
				},
				identifiers: identifierRows,
				citations: citationQuery
			}
		})
		.prepare('stakeholder')
);

/** Without a limit, because no list shows one stakeholder's events. Events that it said or signed are statements. */
const itsEvents = preparedEvents(
	'events_of_stakeholder',
	(db) => {
		const id = sql.placeholder('id');
		return db
			.select({ id: t.eventActor.eventId })
			.from(t.eventActor)
			.innerJoin(t.event, eq(t.event.id, t.eventActor.eventId))
			.where(and(eq(t.eventActor.stakeholderId, id), not(isOneOf(or(spokenBy(id), signedBy(id))))));
	},
	'newest',
	Infinity
);

/** A stakeholder with everything its page shows; undefined if the slug was never public. */
export async function get(slug: string) {
	const found = await bySlug().execute({ slug });
	if (!found) return undefined;
	if (found.state === 'withdrawn')
		return { state: 'withdrawn' as const, stateReason: found.stateReason };
	const { citations, memberships, members, ...stakeholder } = found;
	const { id } = found;
	const sources = new Sources();
	const [said, events] = await Promise.all([
		statementsAndPositions(id, sources),
		itsEvents({ id }, sources)
	]);
	return {
		...stakeholder,
		state: 'published' as const,
		sources: sources.all(citations),
		memberships: memberships
			.filter(({ group }) => group.state === 'published')
			.map(({ citations, ...row }) => ({ ...row, sources: sources.all(citations) })),
		members: members
			.filter(({ member }) => member.state === 'published')
			.map(({ citations, ...row }) => ({ ...row, sources: sources.all(citations) })),
		...said,
		events
	};
}
