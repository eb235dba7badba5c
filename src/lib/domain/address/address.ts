import { attempt } from '../attempt.ts';
import { isTracking } from './tracking.ts';
import { urlOf } from './url.ts';
import { archivedIn, wrappedIn } from './wrapped.ts';

const mostWrappings = 3;
/** Host prefixes under which sites show the same pages. */
const twins = /^(?:(?:www|m|mobile|amp)\.)+(?=[^.]+\.)/;
const amp = { segments: ['amp', 'amphtml'], parameter: /^(?:_?amp=|output(?:type)?=amp)/i };

/** The host as people read it; undefined if the text is no address. */
export const hostIn = (url: string | undefined): string | undefined =>
	url === undefined ? undefined : urlOf(url)?.host.replace(/^www\./, '');

export const hostOf = (url: string): string => hostIn(url) ?? url;

/** Returns «hrcp rejects gagging» for «/news/614312-hrcp-rejects-gagging.html», and undefined for «/news/1534572». */
export function addressWords(url: string): string | undefined {
	const segments = (decoded(urlOf(url)?.pathname ?? '') ?? '').split('/');
	const longest = segments.reduce((a, b) => (b.length > a.length ? b : a), '');
	const words = longest
		.replace(/\.[a-z]{2,5}$/i, '')
		.split(/[-_+\s]+/)
		.filter((word) => word && !/^\d{5,}$/.test(word));
	return words.length > 1 ? words.join(' ') : undefined;
}

/** Drops tracking parameters and most fragments, and resolves redirectors. Undefined unless http(s) without a password. */
export function cleanAddress(url: string): string | undefined {
	const address = unwrapped(url);
	if (!address) return undefined;
	if (!/^#[!/]/.test(address.hash)) address.hash = '';
	// An archived copy keeps its parameters: they belong to the archived address.
	if (!archivedIn(address)) {
		const pairs = address.search.slice(1).split('&');
		const remaining = pairs.filter((pair) => pair && !isTracking(address.hostname, nameOf(pair)));
		address.search = remaining.length ? `?${remaining.join('&')}` : '';
	}
	return address.href;
}

export function archivedOriginal(url: string): string | undefined {
	const address = unwrapped(url);
	const original = address && archivedIn(address);
	return original && cleanAddress(original);
}

/** The key is equal for all addresses of a page and its archived copies. It is not an address to open. */
export function addressKey(url: string): string | undefined {
	const address = urlOf(archivedOriginal(url) ?? cleanAddress(url) ?? '');
	if (!address) return undefined;
	const segments = address.pathname
		.split('/')
		.map(encodedOnce)
		.filter((segment) => segment && !amp.segments.includes(segment));
	if (/^index\.(?:html?|php)$/.test(segments.at(-1) ?? '')) segments.pop();
	const parameters = new URLSearchParams(
		[...address.searchParams].filter(([name, value]) => !amp.parameter.test(`${name}=${value}`))
	);
	parameters.sort();
	const query = `?${parameters}`.replace(/\?$/, '');
	return `${hostKey(address)}/${segments.join('/')}${query}${address.hash}`;
}

function unwrapped(url: string): URL | undefined {
	let address = webPage(url);
	for (let layer = 0; address && layer < mostWrappings; layer++) {
		const inner = webPage(wrappedIn(address) ?? '');
		if (!inner) break;
		address = inner;
	}
	return address;
}

function webPage(url: string): URL | undefined {
	const address = urlOf(url);
	return address && /^https?:$/.test(address.protocol) && !address.username && !address.password
		? address
		: undefined;
}

function hostKey({ hostname, port }: URL): string {
	const host = hostname.replace(/\.$/, '').replace(twins, '');
	return `${host === 'twitter.com' ? 'x.com' : host}${port && `:${port}`}`;
}

const nameOf = (pair: string) => [...new URLSearchParams(pair).keys()][0] ?? '';

function encodedOnce(segment: string): string {
	const text = decoded(segment);
	return text === undefined ? segment : encodeURIComponent(text);
}

const decoded = (text: string) => attempt(() => decodeURIComponent(text));
