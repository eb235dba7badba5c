import { type ListName, lists } from '../domain/files.ts';
import type { Listing, ListRequest, Reader } from '../domain/filters.ts';
import { type Noun, nounOf } from '../domain/nouns.ts';
import { db } from '../server/db/index.ts';
import { isPublished } from '../server/db/published.ts';
import { jsonOf, jsonRows } from '../server/db/prepared.ts';
import * as t from '../server/db/schema.ts';
import { cachedByChange } from '../server/lists/cached.ts';
import { articleOutlets } from './article/outlets.server.ts';
import * as articles from './article/queries.server.ts';
import { campaignOutlets } from './campaign/outlets.server.ts';
import * as campaigns from './campaign/queries.server.ts';
import type { Outlets } from './derive/outlets.server.ts';
import { eventOutlets } from './event/outlets.server.ts';
import * as events from './event/queries.server.ts';
import { regulationOutlets } from './regulation/outlets.server.ts';
import * as regulations from './regulation/queries.server.ts';
import { stakeholderOutlets } from './stakeholder/outlets.server.ts';
import * as stakeholders from './stakeholder/queries.server.ts';
import { statementOutlets } from './statement/outlets.server.ts';
import * as statements from './statement/queries.server.ts';
import { topicOutlets } from './topic/outlets.server.ts';

type AnyOutlets = Outlets<Noun, object, { id: string; slug?: string }>;

/** For code that handles any noun. */
export const outletsOf = {
	articles: articleOutlets,
	campaigns: campaignOutlets,
	events: eventOutlets,
	regulations: regulationOutlets,
	stakeholders: stakeholderOutlets,
	statements: statementOutlets,
	topics: topicOutlets
} satisfies Record<ListName, unknown> as Record<ListName, unknown> as Record<ListName, AnyOutlets>;

/** Other pages show items of these lists by their titles. */
const titledLists = lists.filter((list) => outletsOf[list].titled);

export const isTitledList = (list: ListName) => titledLists.includes(list);

const cached = cachedByChange<ListName[]>(titledLists.map((list) => nounOf[list]));

/** The menu has links only to lists that are not empty. */
export const titledListsOnRecord = () => cached('on record', readTitledLists);

async function readTitledLists() {
	const counts = await Promise.all(
		titledLists.map((list) => {
			const table = t[nounOf[list]] as typeof t.campaign;
			return db.$count(table, isPublished(table.state));
		})
	);
	return titledLists.filter((_, index) => counts[index]);
}

/** The titles of items that name a law or a stakeholder, by list, as JSON for a query. */
export const titlesNaming = (chosen: { regulation?: string; stakeholder?: string }) =>
	jsonOf(
		Object.fromEntries(
			titledLists.map((list) => [list, jsonRows(outletsOf[list].titled!.titlesFor(chosen))])
		)
	);

/** The lists that have such titles, with the label of the titles. */
export const withRoles = (titles: Record<string, { slug: string; title: string }[]>) =>
	titledLists
		.map((list) => ({ list, role: outletsOf[list].titled!.role, rows: titles[list] ?? [] }))
		.filter(({ rows }) => rows.length);

/** Lists with filters; all topics are on one page. */
export const listQueries = { articles, campaigns, events, regulations, stakeholders, statements };

export type FilteredList = keyof typeof listQueries;

interface AnyList {
	filters: Record<string, Reader>;
	sorts: Record<string, string>;
	list(
		request: ListRequest<Record<string, Reader>>
	): Promise<Listing<{ id: string } | { slug: string }>>;
}

/** `listQueries` for code that handles any list. */
export const anyList = listQueries as Record<FilteredList, unknown> as Record<
	FilteredList,
	AnyList
>;
