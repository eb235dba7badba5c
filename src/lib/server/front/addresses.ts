import { LRUCache } from 'lru-cache';
import { isTracking } from '../../domain/address/tracking.ts';
import { filterQuery, readFilters } from '../../domain/filters.ts';
import { byId, isUncacheable, patternsOf } from './policies.ts';

/** Each route that anyone may read. Its answers are cached by what it reads, so it gets nothing else of its address. */
const patterns = patternsOf(({ reads }) => Boolean(reads), '$');

function routeAt(path: string) {
	// What SvelteKit's own pages in the browser would ask for: the data of the page above it.
	if (path.endsWith('__data.json')) return undefined;
	for (const { id, pattern } of patterns) {
		const [isMeant, first = ''] = pattern.exec(path) ?? [];
		const all = byId.get(id)?.reads;
		const reads = all instanceof Map ? all.get(first) : all;
		// Some are for one person alone, who has the address.
		if (isMeant !== undefined && reads) return { reads, isPersonal: isUncacheable(id) };
	}
	return undefined;
}

/** An address that anyone may read. */
export interface PublicAddress {
	/** Path and query as they are written in one way alone: what the page does not read is left out. */
	address: string;
	/** The same without what was not understood either: where search engines and networks are sent. */
	canonical: string;
	/**
	 * Whether one answer may be cached for all. What was searched for or collected is not: who finds it cached knows that it
	 * was. Nor is an old version, lest they push out what is read.
	 */
	isShared: boolean;
}

/** Whether what a request names is an address on this site. */
export function isWellFormed(sent: string): boolean {
	try {
		return sent.startsWith('/') && decodeURI(sent) !== '';
	} catch {
		return false;
	}
}

/** A path as it is written in one way alone. @param sent path and query, well-formed */
export function pathOf(sent: string): string {
	const { pathname } = new URL(`http://localhost${sent}`);
	return pathname.split('/').map(decodeURIComponent).map(encodeURIComponent).join('/');
}

/** Paths as they are sent, with what they are and what is read there: few are asked for again and again. */
const known = new LRUCache<string, { path: string; route: ReturnType<typeof routeAt> }>({
	maxSize: 200_000,
	sizeCalculation: (_, sent) => sent.length,
	memoMethod(sent) {
		const path = pathOf(sent);
		return { path, route: routeAt(path) };
	}
});

/**
 * What stands at an address of ours; undefined where nothing does that anyone may read.
 * @param sent path and query, well-formed
 */
export function publicAddress(sent: string): PublicAddress | undefined {
	const end = sent.indexOf('?');
	const { path, route } = known.memo(end < 0 ? sent : sent.slice(0, end));
	if (!route) return undefined;
	const { reads, isPersonal } = route;
	const query = end < 0 ? '' : sent.slice(end).split('#', 1)[0];
	const params = [...new URLSearchParams(query)].filter(([name]) => !isTracking('', name));
	if (!params.length) return { address: path, canonical: path, isShared: !isPersonal };
	if (reads.strict) {
		const sorted = params.sort(([one], [other]) => (one < other ? -1 : Number(one > other)));
		const address = path + queryOf(sorted);
		return { address, canonical: address, isShared: !params.some(([name]) => name === 'q') };
	}
	const { filters, page, ignored } = readFilters(new URLSearchParams(params), reads.filters);
	const left = ignored.filter(
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
	if (left.length || isRefused)
		return { address: path + queryOf(params), canonical, isShared: false };
	return {
		...{ address: canonical, canonical },
		isShared: !isPersonal && !isSearched(filters) && !filters.items && !filters.version
	};
}

/** Whether it says what somebody looked for, or from which page of ours, that does, they came. */
const isSearched = ({ q, page = '' }: Record<string, string | undefined>) =>
	Boolean(q) || /[?&]q=/.test(page);

const queryOf = (params: string[][]) => `?${new URLSearchParams(params)}`;
