import { type FramedList, listEmbed } from '../domain/embeds.ts';
import { type Listing, type ListRequest, type Reader, readFilters } from '../domain/filters.ts';
import * as embeds from './outlets/embeds/index.ts';
import { redirectFormerFilters } from './redirects.ts';

interface Queries<Spec extends Record<string, Reader>, List, Sorts> {
	filters: Spec;
	sorts: Sorts;
	list: (request: ListRequest<Spec>) => Promise<List>;
}

/**
 * What the page of a list shows: the list as its address narrows it.
 * @throws 308 where a filter names an item by an old address
 */
export async function listPage<
	Spec extends Record<string, Reader>,
	List extends Listing<unknown>,
	Sorts
>(name: FramedList, { filters, sorts, list: read }: Queries<Spec, List, Sorts>, url: URL) {
	const request = readFilters(url.searchParams, filters);
	const { filters: chosen, ignored } = request;
	const list = await read(request);
	await redirectFormerFilters(url, chosen, list);
	return { list, chosen, ignored, sorts, snippets: embeds.snippets(listEmbed(name, chosen, list)) };
}
