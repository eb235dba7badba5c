import { listCard } from '../../domain/cards/lists.ts';
import { isFramedList, listEmbed } from '../../domain/embeds.ts';
import type { ListName } from '../../domain/files.ts';
import { type Filters, readFilters } from '../../domain/filters.ts';
import { anyList, type FilteredList, type listQueries } from '../../nouns/index.server.ts';
import type { FeedList } from '../../nouns/derive/outlets.server.ts';
import { cardAt } from '../cards/file.ts';
import { redirectFormerFilters } from '../redirects.ts';
import { snippets } from './embeds/snippets.ts';
import { answerFeed, listFeed } from './feeds/index.ts';
import { answerWith, pageFile } from './files/index.ts';

type Lists = typeof listQueries;
type Asked = { url: URL };

/** @throws 308 if a filter names a former slug */
export const listPage =
	<N extends FilteredList>(name: N) =>
	async ({ url }: Asked) => {
		const { filters, sorts, list: read } = anyList[name];
		const request = readFilters(url.searchParams, filters);
		const list = await read(request);
		await redirectFormerFilters(url, request.filters, list);
		return {
			list: list as unknown as Awaited<ReturnType<Lists[N]['list']>>,
			chosen: request.filters as Filters<Lists[N]['filters']>,
			ignored: request.ignored,
			sorts: sorts as Lists[N]['sorts'],
			snippets: isFramedList(name) ? snippets(listEmbed(name, request.filters, list)) : []
		};
	};

/** The first part of an address names its list. */
const nameIn = (url: URL) => url.pathname.split('/')[1];

/** Answers with the feed of the list at an address. @throws as `listFeed` */
export const listFeedFile = answerFeed((event: Parameters<ReturnType<typeof listFeed>>[0]) =>
	listFeed(nameIn(event.url) as FeedList)(event)
);

/** Answers with the JSON of the item at an address. @throws as `pageFile` */
export const itemJsonFile = answerWith(
	'json',
	(event: Parameters<ReturnType<typeof pageFile>>[0]) =>
		pageFile(nameIn(event.url) as ListName)(event)
);

/** Answers with the card of the list at an address, from its first page. @throws as `listPage` */
export const listCardFile = cardAt(async ({ url }) => {
	const name = nameIn(url) as FilteredList;
	const { filters } = readFilters(url.searchParams, anyList[name].filters);
	const list = await anyList[name].list({ filters, page: 1, ignored: [] });
	await redirectFormerFilters(url, filters, list);
	return listCard(name, list, filters);
});
