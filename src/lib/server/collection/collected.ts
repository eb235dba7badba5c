import { error } from '@sveltejs/kit';
import { inArray } from 'drizzle-orm';
import { regulationCharts, trendCharts } from '../../domain/charts/views.ts';
import { statementTitle } from '../../domain/cite/cite.ts';
import type { Collected, CollectedItem } from '../../domain/collected.ts';
import { collectionBounds, itemsIn, withinBounds } from '../../domain/collection.ts';
import { formatDate } from '../../domain/dates/format.ts';
import type { EventCard, RegulationRow, StatementCard } from '../../domain/record.ts';
import { eventKinds } from '../../domain/vocabulary.ts';
import { eventsOf } from '../../nouns/event/card.server.ts';
import { Sources } from '../../nouns/citation/sources.server.ts';
import { statementsOf } from '../../nouns/statement/card.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { regulationsAt } from '../compare/regulations.ts';
import { type CollectionPath, parsePath } from './paths.ts';

interface Found {
	statement: Map<string, StatementCard>;
	event: Map<string, EventCard>;
	/** Keyed by the given slug, which may be a former one. */
	regulation: Map<string, RegulationRow>;
	/** Keyed by kind and id. */
	withdrawn: Map<string, { title?: string; reason: string | null }>;
}

/** Finds items in the given order, without duplicates, with the reason for each one left out. */
export async function readCollection(names: string[]): Promise<Collected> {
	const { within, beyond } = withinBounds(names);
	const named = within.map((item) => ({ item, is: parsePath(item) }));
	const found = await findAll(named.flatMap(({ is }) => is ?? []));
	const items = new Map<string, CollectedItem>();
	const leftOut: Collected['leftOut'] = [];
	for (const { item, is } of named) {
		const shown = is && shownOf(item, is, found);
		if (!shown) leftOut.push({ item, ...whyNot(item, is, found) });
		else if (!items.has(shown.path)) items.set(shown.path, shown);
	}
	return { items: [...items.values()], leftOut, beyond: beyond.length };
}

/** For files, which cannot say what they leave out. @throws 400 for unknown items, too many or none */
export async function requireCollection(named: string | undefined): Promise<CollectedItem[]> {
	const { items, leftOut, beyond } = await readCollection(itemsIn(named));
	if (beyond) error(400, `${collectionBounds} ${beyond} more were named. No file was made.`);
	if (leftOut.length) error(400, leftOut.map(({ name, said }) => `“${name}” ${said}`).join(' '));
	if (!items.length)
		error(400, 'Which items? The paths of their pages go into “items”, commas between.');
	return items;
}

function shownOf(item: string, is: CollectionPath, found: Found): CollectedItem | undefined {
	if (is.kind === 'chart') return chartOf(item, is, found);
	if (is.kind === 'statement') {
		const statement = found.statement.get(is.id);
		if (!statement) return undefined;
		const { kind, id } = is;
		return { item, path: `/statements/${id}`, kind, name: statementTitle(statement), statement };
	}
	if (is.kind === 'event') {
		const event = found.event.get(is.id);
		if (!event) return undefined;
		const name = `${eventKinds[event.kind]}, ${formatDate(event.date)}`;
		return { item, path: `/events/${is.id}`, kind: is.kind, name, event };
	}
	const regulation = found.regulation.get(is.id);
	return (
		regulation && {
			item,
			path: `/regulations/${regulation.slug}`,
			kind: is.kind,
			name: regulation.title,
			regulation
		}
	);
}

function chartOf(
	item: string,
	is: CollectionPath & { kind: 'chart' },
	found: Found
): CollectedItem | undefined {
	const { kind, chart: key, query } = is;
	if (is.regulation === undefined) {
		const path = `/trends/charts/${key}${query}`;
		return {
			item,
			path,
			kind,
			name: `${trendCharts[is.chart]}: across laws`,
			chart: { key, query }
		};
	}
	const regulation = found.regulation.get(is.regulation);
	if (!regulation) return undefined;
	const path = `/regulations/${regulation.slug}/charts/${key}${query}`;
	const { slug, title } = regulation;
	const name = `${regulationCharts[is.chart]}: ${title}`;
	return { item, path, kind, name, chart: { key, regulation: { slug, title }, query } };
}

function whyNot(item: string, is: CollectionPath | undefined, { withdrawn }: Found) {
	const [kind, id] = is?.kind === 'chart' ? ['law', is.regulation] : [is?.kind, is?.id];
	const gone = withdrawn.get(`${kind} ${id}`);
	if (!gone)
		return {
			name: item,
			said: 'is not the address of a statement, an event, a law or a chart on record.'
		};
	const { title, reason } = gone;
	return {
		name: title ?? item,
		said: `was withdrawn from the record. ${reason ?? 'No reason was recorded.'}`
	};
}

async function findAll(named: CollectionPath[]): Promise<Found> {
	const sources = new Sources();
	const ids = (kind: 'statement' | 'event') =>
		named.flatMap((is) => (is.kind === kind ? is.id : []));
	const slugs = named.flatMap((is) =>
		is.kind === 'law' ? is.id : is.kind === 'chart' ? (is.regulation ?? []) : []
	);
	const withdrawn: Found['withdrawn'] = new Map();
	const [statements, events, regulation] = await Promise.all([
		statementsOf(ids('statement'), sources),
		eventsOf(ids('event'), sources),
		regulationsNamed([...new Set(slugs)], withdrawn),
		noteWithdrawn('statement', ids('statement'), withdrawn),
		noteWithdrawn('event', ids('event'), withdrawn)
	]);
	return { statement: byId(statements), event: byId(events), regulation, withdrawn };
}

const byId = <Card extends { id: string }>(cards: Card[]) =>
	new Map(cards.map((card) => [card.id, card]));

/** Finds laws by present or former slugs. */
async function regulationsNamed(slugs: string[], withdrawn: Found['withdrawn']) {
	const named = await regulationsAt(slugs);
	for (const [name, row] of named)
		if (row?.state === 'withdrawn')
			withdrawn.set(`law ${name}`, { title: row.title, reason: row.stateReason });
	const rows = await regulations.rowsBySlugs(named.flatMap(([, row]) => row?.slug ?? []));
	const bySlug = new Map(rows.map((row) => [row.slug, row]));
	return new Map(
		named.flatMap(([name, row]) => {
			const shown = row && bySlug.get(row.slug);
			return shown ? [[name, shown] as const] : [];
		})
	);
}

async function noteWithdrawn(
	kind: 'statement' | 'event',
	ids: string[],
	withdrawn: Found['withdrawn']
) {
	const { id, state, stateReason } = t[kind];
	const rows = ids.length
		? await db.select({ id, state, stateReason }).from(t[kind]).where(inArray(id, ids))
		: [];
	for (const row of rows)
		if (row.state === 'withdrawn') withdrawn.set(`${kind} ${row.id}`, { reason: row.stateReason });
}
