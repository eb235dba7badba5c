import { LRUCache } from 'lru-cache';
import { isTracking } from '../../domain/address/tracking.ts';
import { attempt } from '../../domain/attempt.ts';
import { filterQuery, readFilters } from '../../domain/filters.ts';
import { policiesById, isUncacheable, patternsOf } from './policies.ts';

/** Answers are cached by the parameters that a route reads, so it gets no others. */
const patterns = patternsOf(({ reads }) => Boolean(reads), '$');

function routeAt(path: string) {
	// SvelteKit's client requests this.
	if (path.endsWith('__data.json')) return undefined;
	for (const { id, pattern } of patterns) {
		const [isMeant, first = ''] = pattern.exec(path) ?? [];
		const all = policiesById.get(id)?.reads;
		const reads = all instanceof Map ? all.get(first) : all;
		// Some routes are for one person, who has the address.
		if (isMeant !== undefined && reads) return { reads, isPersonal: isUncacheable(id) };
	}
	return undefined;
}

export interface PublicAddress {
	/** Path and query in normal form, without parameters that the page does not read. */
	address: string;
	/** The same without values that were not understood: for search engines and networks. */
	canonical: string;
	/**
	 * Searches are not shared: a cache hit would reveal that somebody made the same one. Nor are old versions, which
	 * would push out current pages.
	 */
	isShared: boolean;
}

export const isWellFormed = (sent: string): boolean =>
	sent.startsWith('/') && attempt(() => decodeURI(sent)) !== undefined;

/** @param sent path and query, well-formed */
export function normalPath(sent: string): string {
	const { pathname } = new URL(`http://localhost${sent}`);
	return pathname.split('/').map(decodeURIComponent).map(encodeURIComponent).join('/');
}

const known = new LRUCache<string, { path: string; route: ReturnType<typeof routeAt> }>({
	maxSize: 200_000,
	sizeCalculation: (_, sent) => sent.length,
	memoMethod(sent) {
		const path = normalPath(sent);
		return { path, route: routeAt(path) };
	}
});

/**
 * @param sent path and query, well-formed
 * @returns undefined if the address is not public
 */
export function publicAddress(sent: string): PublicAddress | undefined {
	const end = sent.indexOf('?');
	const { path, route } = known.memo(end < 0 ? sent : sent.slice(0, end));
	if (!route) return undefined;
	const { reads, isPersonal } = route;
	const bare = { address: path, canonical: path, isShared: !isPersonal };
	if (end < 0) return bare;
	const query = sent.slice(end).split('#', 1)[0];
	const params = [...new URLSearchParams(query)].filter(([name]) => !isTracking('', name));
	if (!params.length) return bare;
	if (reads.strict) {
		const sorted = params.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
		const address = path + queryOf(sorted);
		return { address, canonical: address, isShared: !params.some(([name]) => name === 'q') };
	}
	const { filters, page, ignored } = readFilters(new URLSearchParams(params), reads.filters);
	const notUnderstood = ignored.filter(
		(each) => reads.reportsUnknown || Object.hasOwn(reads.filters, each.split('=', 1)[0]!)
	);
	const isRefused =
		reads.refusesEmpty &&
		params.some(([name, text]) => !text.trim() && Object.hasOwn(reads.filters, name));
	const chosen = Object.keys(reads.filters).map((name) => [name, filters[name]]);
	const chosenQuery = filterQuery({
		...(Object.fromEntries(chosen) as Record<string, string | undefined>),
		...(reads.pages && page > 1 && { page })
	});
	const canonical = path + chosenQuery;
	if (notUnderstood.length || isRefused)
		return { address: path + queryOf(params), canonical, isShared: false };
	return {
		address: canonical,
		canonical,
		isShared: !isPersonal && !hasSearch(filters) && !filters.items && !filters.version
	};
}

/** Includes pages of ours whose address has one. */
const hasSearch = ({ q, page = '' }: Record<string, string | undefined>) =>
	Boolean(q) || /[?&]q=/.test(page);

const queryOf = (params: string[][]) => `?${new URLSearchParams(params)}`;
