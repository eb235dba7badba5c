import { and, eq, inArray, ne, or } from 'drizzle-orm';
import { attempt } from '../../../domain/attempt.ts';
import { regulationCharts } from '../../../domain/charts/views.ts';
import { statementTitle } from '../../../domain/cite/cite.ts';
import { withoutQuery } from '../../../domain/corrections.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { plainAddress } from '../../../domain/address/next.ts';
import {
	hasSlug,
	isName,
	type Noun,
	nounOf,
	nounWords,
	type slugged
} from '../../../domain/nouns.ts';
import { type NamedPage, pageTitle } from '../../../domain/pages.ts';
import { hasOwnTitle, type Source, sourceTitle } from '../../../domain/record.ts';
import { eventKinds } from '../../../domain/vocabulary.ts';
import { eventsOf } from '../../../nouns/event/card.server.ts';
import { statementsOf } from '../../../nouns/statement/card.server.ts';
import { formerSlug } from '../tables.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { origin } from '../../settings.ts';
import { urlOf } from '../../../domain/address/url.ts';

// This file finds the page at an address as readers see it; drafts are never found.

type Named = Required<Pick<NamedPage, 'title' | 'item'>> & Pick<NamedPage, 'lang'>;
type ByKey = Map<string, Named>;

/** Finds the page at a path or full address of this site; undefined if there is none. */
export async function pageAt(text: string): Promise<NamedPage | undefined> {
	const address = addressIn(text);
	const page = address === undefined ? undefined : (await pagesAt([address])).get(address);
	return page?.title === undefined ? undefined : page;
}

function addressIn(text: string): string | undefined {
	const url = urlOf(text, origin());
	if (url?.origin !== new URL(origin()).origin) return undefined;
	return plainAddress(url.pathname + url.search) ?? plainAddress(url.pathname);
}

/** Finds the pages at several addresses with a few queries. An address without a page is returned without a title. */
export async function pagesAt(addresses: string[]): Promise<Map<string, NamedPage>> {
	const requested = addresses.map((address) => ({ address, ...keyIn(withoutQuery(address)) }));
	const nouns = new Set(requested.flatMap(({ noun }) => noun ?? []));
	const found = new Map(
		await Promise.all(
			Array.from(nouns, async (noun) => {
				const keys = requested.flatMap((one) => (one.noun === noun ? one.key : []));
				return [noun, await (hasSlug(noun) ? bySlug(noun, keys) : byId(noun, keys))] as const;
			})
		)
	);
	return new Map(
		requested.map(({ address, noun, key, chart }) => {
			if (!noun) return [address, { address, title: pageTitle(withoutQuery(address)) }];
			const named = found.get(noun)?.get(key);
			return [
				address,
				{ address, ...named, ...(named && chart && { title: `${chart}: ${named.title}` }) }
			];
		})
	);
}

interface Key {
	noun: Noun;
	key: string;
	/** The title of a page below the item's page: a chart, its timeline or history. */
	chart?: string;
}

/** Titles of the pages below a law's page, by the rest of their path. */
const partsOfLaw = new Map<string, string>([
	['timeline', 'Timeline'],
	...Object.entries(regulationCharts).map(([key, title]): [string, string] => [
		`charts/${key}`,
		title
	])
]);

/** Reads the slug or id from the path of an item's page or a page below it. */
function keyIn(address: string): Key | Partial<Record<keyof Key, undefined>> {
	const [, name = '', segment, ...rest] = address.split('/');
	if (!isName(name) || name === 'memberships' || !segment) return {};
	const below = rest.join('/');
	const titled =
		below === 'history' ? 'History' : name === 'regulations' ? partsOfLaw.get(below) : undefined;
	if (rest.length && !titled) return {};
	const key = attempt(() => decodeURIComponent(segment));
	return key === undefined ? {} : { noun: nounOf[name], key, chart: titled };
}

async function bySlug(noun: (typeof slugged)[number], slugs: string[]): Promise<ByKey> {
	const table = t[noun] as typeof t.article;
	const former = await db
		.select({ slug: formerSlug.slug, id: formerSlug.rowId })
		.from(formerSlug)
		.where(and(eq(formerSlug.noun, noun), inArray(formerSlug.slug, slugs)));
	const formerIds = former.map(({ id }) => id);
	const rows = await db
		.select()
		.from(table)
		.where(
			and(ne(table.state, 'draft'), or(inArray(table.slug, slugs), inArray(table.id, formerIds)))
		);
	const byId = new Map(
		rows.map((row) => [row.id, { ...titleOf(noun, row), item: { noun, id: row.id } }])
	);
	return new Map(
		[...former, ...rows].flatMap(({ slug, id }): [string, Named][] => {
			const named = byId.get(id);
			return named ? [[slug, named]] : [];
		})
	);
}

/** No page may show more of a withdrawn item than its own does. */
const withdrawnTitle = (noun: Noun) => `A withdrawn ${nounWords[noun]}`;

function titleOf(noun: Noun, row: object): { title: string; lang?: string } {
	const { state, title, name } = row as { state: string; title?: string; name?: string };
	if (state === 'withdrawn') return { title: withdrawnTitle(noun) };
	const own = title ?? name;
	if (own !== undefined) return { title: own };
	const source = row as Source;
	return { title: sourceTitle(source), lang: hasOwnTitle(source) ? source.lang : undefined };
}

async function byId(noun: Noun, ids: string[]): Promise<ByKey> {
	const table = (noun === 'event' ? t.event : t.statement) as typeof t.statement;
	const [titles, withdrawn] = await Promise.all([
		noun === 'event' ? eventTitles(ids) : statementTitles(ids),
		db
			.select({ id: table.id })
			.from(table)
			.where(and(eq(table.state, 'withdrawn'), inArray(table.id, ids)))
	]);
	for (const { id } of withdrawn) titles.push([id, withdrawnTitle(noun)]);
	return new Map(titles.map(([id, title]) => [id, { title, item: { noun, id } }]));
}

async function statementTitles(ids: string[]): Promise<[id: string, title: string][]> {
	const cards = await statementsOf(ids);
	return cards.map((card) => [card.id, statementTitle(card)]);
}

async function eventTitles(ids: string[]): Promise<[id: string, title: string][]> {
	const cards = await eventsOf(ids);
	return cards.map(({ id, kind, date }) => [id, `${eventKinds[kind]}, ${formatDate(date)}`]);
}
