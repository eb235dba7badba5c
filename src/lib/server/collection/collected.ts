import { error } from '@sveltejs/kit';
import { inArray, sql } from 'drizzle-orm';
import { regulationCharts, trendCharts } from '../../domain/charts/views.ts';
import { statementTitle } from '../../domain/cite/cite.ts';
import type { Collected, CollectedItem } from '../../domain/collected.ts';
import { collectionBounds, itemsIn, withinBounds } from '../../domain/collection.ts';
import { formatDate } from '../../domain/dates/format.ts';
import { sourceTitle } from '../../domain/record.ts';
import { eventKinds } from '../../domain/vocabulary.ts';
import { campaignsOf } from '../../nouns/campaign/card.server.ts';
import { articleColumns, Sources } from '../../nouns/citation/sources.server.ts';
import { eventsOf } from '../../nouns/event/card.server.ts';
import * as regulations from '../../nouns/regulation/queries.server.ts';
import { stakeholdersOf } from '../../nouns/stakeholder/list.server.ts';
import { statementsOf } from '../../nouns/statement/card.server.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { currentSlug } from '../write/index.ts';
import { type CollectionPath, parsePath } from './paths.ts';

interface Found {
	/** Keyed by kind and the given key, which may be a former slug. */
	items: Map<string, CollectedItem>;
	withdrawn: Map<string, { title?: string | null; reason: string | null }>;
}

type Shown = CollectedItem extends infer Item
	? Item extends unknown
		? Omit<Item, 'item'>
		: never
	: never;

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
	const shown = found.items.get(`${is.kind} ${is.id}`);
	return shown && { ...shown, item };
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
	const law = found.items.get(`law ${is.regulation}`);
	if (law?.kind !== 'law') return undefined;
	const { regulation } = law;
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
			said: 'is not the address of anything on record that a collection can hold.'
		};
	const { title, reason } = gone;
	return {
		name: title ?? item,
		said: `was withdrawn from the record. ${reason ?? 'No reason was recorded.'}`
	};
}

async function findAll(named: CollectionPath[]): Promise<Found> {
	const sources = new Sources();
	const found: Found = { items: new Map(), withdrawn: new Map() };
	const keys = (kind: CollectionPath['kind']) =>
		named.flatMap((is) => (is.kind !== 'chart' && is.kind === kind ? is.id : []));
	const ofCharts = named.flatMap((is) => (is.kind === 'chart' ? (is.regulation ?? []) : []));
	const [statements, events, laws, articles, stakeholders, campaigns] = await Promise.all([
		statementsOf(keys('statement'), sources),
		eventsOf(keys('event'), sources),
		findSlugged('law', [...keys('law'), ...ofCharts], found, (_, slugs) =>
			regulations.rowsBySlugs(slugs)
		),
		findSlugged('article', keys('article'), found, (ids) =>
			db.select(articleColumns).from(t.article).where(inArray(t.article.id, ids))
		),
		findSlugged('stakeholder', keys('stakeholder'), found, stakeholdersOf),
		findSlugged('campaign', keys('campaign'), found, (ids) => campaignsOf(ids, sources)),
		noteWithdrawn('statement', keys('statement'), found),
		noteWithdrawn('event', keys('event'), found)
	]);
	const add = (key: string, shown: Shown) =>
		found.items.set(`${shown.kind} ${key}`, { ...shown, item: key });
	for (const statement of statements) {
		const { id } = statement;
		const name = statementTitle(statement);
		add(id, { kind: 'statement', path: `/statements/${id}`, name, statement });
	}
	for (const event of events) {
		const { id, kind, date } = event;
		const name = `${eventKinds[kind]}, ${formatDate(date)}`;
		add(id, { kind: 'event', path: `/events/${id}`, name, event });
	}
	for (const [key, regulation] of laws) {
		const { slug, title: name } = regulation;
		add(key, { kind: 'law', path: `/regulations/${slug}`, name, regulation });
	}
	for (const [key, article] of articles) {
		const name = sourceTitle(article);
		add(key, { kind: 'article', path: `/articles/${article.slug}`, name, article });
	}
	for (const [key, stakeholder] of stakeholders) {
		const { slug, name } = stakeholder;
		add(key, { kind: 'stakeholder', path: `/stakeholders/${slug}`, name, stakeholder });
	}
	for (const [key, campaign] of campaigns) {
		const { slug, title: name } = campaign;
		add(key, { kind: 'campaign', path: `/campaigns/${slug}`, name, campaign });
	}
	return found;
}

const tables = {
	law: t.regulation,
	article: t.article,
	stakeholder: t.stakeholder,
	campaign: t.campaign
} as const;

/** Finds published items by present or former slugs. Of withdrawn items only a law's title may be shown. */
async function findSlugged<Card extends { slug: string }>(
	kind: keyof typeof tables,
	names: string[],
	{ withdrawn }: Found,
	cardsOf: (ids: string[], slugs: string[]) => Promise<Card[]>
): Promise<(readonly [name: string, card: Card])[]> {
	const { id, slug, state, stateReason } = tables[kind];
	const title = kind === 'law' ? t.regulation.title : sql<null>`null`;
	const rowsOf = async (slugs: string[]) =>
		slugs.length
			? db
					.select({ id, slug, state, title, reason: stateReason })
					.from(slug.table)
					.where(inArray(slug, slugs))
			: [];
	const rows = new Map((await rowsOf(names)).map((row) => [row.slug, row]));
	const others = names.filter((name) => rows.get(name)?.state !== 'published');
	for (const name of others) {
		const now = await currentSlug(kind === 'law' ? 'regulation' : kind, name);
		const [row] = now ? await rowsOf([now]) : [];
		if (row) rows.set(name, row);
	}
	for (const [name, row] of rows)
		if (row.state === 'withdrawn') withdrawn.set(`${kind} ${name}`, row);
	const published = [...rows.values()].filter((row) => row.state === 'published');
	const cards = published.length
		? await cardsOf(
				published.map((row) => row.id),
				published.map((row) => row.slug)
			)
		: [];
	const bySlug = new Map(cards.map((card) => [card.slug, card]));
	return [...rows].flatMap(([name, row]) => {
		const card = bySlug.get(row.slug);
		return card ? [[name, card] as const] : [];
	});
}

async function noteWithdrawn(kind: 'statement' | 'event', ids: string[], { withdrawn }: Found) {
	const { id, state, stateReason: reason } = t[kind];
	const rows = ids.length
		? await db.select({ id, state, reason }).from(t[kind]).where(inArray(id, ids))
		: [];
	for (const row of rows)
		if (row.state === 'withdrawn') withdrawn.set(`${kind} ${row.id}`, { reason: row.reason });
}
