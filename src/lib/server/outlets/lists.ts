import { listCard } from '../../domain/cards/lists.ts';
import { isFramedList, listEmbed } from '../../domain/embeds.ts';
import { type Filters, readFilters } from '../../domain/filters.ts';
import { anyList, type FilteredList, type listQueries } from '../../nouns/index.server.ts';
import { cardAt } from '../cards/file.ts';
import { redirectFormerFilters } from '../redirects.ts';
import { snippets } from './embeds/snippets.ts';

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

/** Answers with the card of the list at an address, from its first page. @throws as `listPage` */
export const listCardFile = cardAt(async ({ url }) => {
	const name = url.pathname.split('/')[1] as FilteredList;
	const { filters } = readFilters(url.searchParams, anyList[name].filters);
	const list = await anyList[name].list({ filters, page: 1, ignored: [] });
	await redirectFormerFilters(url, filters, list);
	return listCard(name, list, filters);
});
