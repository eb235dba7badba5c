import { and, desc, eq, lte, ne, sql } from 'drizzle-orm';
import type { HomeChange } from '../../domain/changes.ts';
import type { StakeholderKind, Stance } from '../../domain/vocabulary.ts';
import * as corrections from '../desk/corrections/index.ts';
import { eventIds, eventsFound } from '../../nouns/event/card.server.ts';
import { db } from '../db/index.ts';
import { attributedToId } from '../lists/participants.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { today } from '../today.ts';

const most = 6;

/** A reaction is a statement: what somebody says is news here where it is another thing than before. */
const newEvents = eventsFound('new_events', (db) =>
	eventIds(db, {
		where: and(
			ne(t.event.kind, 'reaction'),
			lte(t.datedClaim.earliest, sql`${sql.placeholder('today')}::date`)
		),
		limit: most
	})
);

/** The latest statements of which it is sure that their stakeholder held another stance on the same law just before. */
const turns = cachedByVersion(() => {
	const { id, date, earliest, latest, state } = t.statement;
	const { regulationId, stance } = t.position;
	const of = sql`over (partition by ${attributedToId}, ${regulationId} order by ${latest}, ${earliest}, ${id})`;
	const said = db
		.select({
			id,
			date,
			earliest,
			latest,
			stance,
			regulationId,
			stakeholder: attributedToId.as('stakeholder'),
			before: sql<Stance | null>`lag(${stance}) ${of}`.as('stance_before'),
			beforeLatest: sql<string | null>`lag(${latest}) ${of}`.as('latest_before')
		})
		.from(t.statement)
		.innerJoin(t.position, eq(t.position.statementId, id))
		.where(eq(state, 'published'))
		.as('said');
	return db
		.select({
			id: said.id,
			date: said.date,
			latest: said.latest,
			stance: said.stance,
			before: sql<Stance>`${said.before}`,
			stakeholder: {
				slug: t.stakeholder.slug,
				name: t.stakeholder.name,
				kind: sql<StakeholderKind>`${t.stakeholder.kind}`
			},
			regulation: { slug: t.regulation.slug, title: t.regulation.title }
		})
		.from(said)
		.innerJoin(
			t.stakeholder,
			and(eq(t.stakeholder.id, said.stakeholder), eq(t.stakeholder.state, 'published'))
		)
		.innerJoin(
			t.regulation,
			and(eq(t.regulation.id, said.regulationId), eq(t.regulation.state, 'published'))
		)
		.where(sql`${said.before} <> ${said.stance} and ${said.beforeLatest} < ${said.earliest}`)
		.orderBy(desc(said.latest), desc(said.earliest), said.id)
		.limit(most);
});

/** What happened to laws, who changed their mind, and what was put right: the latest few of all, each dated as it happened. */
export async function changes(): Promise<HomeChange[]> {
	const [events, turned, corrected] = await Promise.all([
		newEvents({ today: today() }),
		turns(),
		corrections.list({ page: 1 })
	]);
	const all: (HomeChange & { latest: string })[] = [
		...events.map((event) => ({ ...event, is: 'event' as const })),
		...turned.map((turn) => ({ ...turn, is: 'turn' as const })),
		...corrected.rows.slice(0, most).map(({ id, page, answer, made }) => ({
			...{ is: 'correction' as const, id, page, answer },
			...{ date: made, latest: made }
		}))
	];
	return all
		.sort((a, b) => (a.latest < b.latest ? 1 : -Number(a.latest > b.latest)))
		.slice(0, most);
}
