import type { ListName } from '../domain/files.ts';
import type { Listing, ListRequest, Reader } from '../domain/filters.ts';
import type { Noun } from '../domain/nouns.ts';
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
