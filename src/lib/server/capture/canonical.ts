import { addressKey, archivedOriginal, cleanAddress } from '../../domain/address/address.ts';
import { type Found, asFound } from './capture.ts';
import { type Page } from './page.ts';
import { urlOf } from '../../domain/address/url.ts';

/** Reprints name another site's address, which should be checked. Some sites name their front page by mistake. */
export function canonical(page: Page): Found | undefined {
	const own = cleanAddress(page.url ?? '');
	const named = [
		...page.all('link[rel~="canonical" i]').map((link) => link.getAttribute('href')),
		page.meta('og:url'),
		idOf(page.linked.article?.mainEntityOfPage),
		page.linked.text('url')
	];
	for (const [index, each] of named.entries()) {
		const address = typeof each === 'string' ? absolute(each, own) : undefined;
		if (!address || (isFront(address) && own && !isFront(own))) continue;
		const isSame = !own || siteOf(own) === siteOf(address);
		const value = asFound(address, index < 2 ? 'meta' : 'JSON-LD');
		return value && { ...value, certain: isSame };
	}
	return certainAddress(own);
}

export const certainAddress = (address: string | undefined): Found | undefined =>
	address ? { value: address, from: 'address', certain: true } : undefined;

function absolute(address: string, own: string | undefined): string | undefined {
	const url = urlOf(address, own);
	return url && recordAddress(url.href);
}

const recordAddress = (address: string) => archivedOriginal(address) ?? cleanAddress(address);

const idOf = (value: unknown): unknown =>
	value && typeof value === 'object' && '@id' in value ? value['@id'] : value;

const isFront = (address: string) => new URL(address).pathname === '/' && !new URL(address).search;

const siteOf = (address: string) => addressKey(address)?.split('/')[0];
