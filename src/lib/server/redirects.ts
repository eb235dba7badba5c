import { error, redirect } from '@sveltejs/kit';
import { erasedAddress } from '../domain/erasures.ts';
import { hasSlug, nameOf, type Noun, nounWords, slugged } from '../domain/nouns.ts';
import { isErasedAddress } from './erasures/address.ts';
import { currentSlug } from './write/index.ts';

interface Requested {
	params: { slug: string } | { id: string } | { key: string };
	url: URL;
}

type Withdrawn = { state: 'withdrawn' };

export const itemKey = (params: Requested['params']): string =>
	'slug' in params ? params.slug : 'id' in params ? params.id : params.key;

/**
 * Looks former addresses up only if there is no page.
 * @throws 308 to the new address, 410 if the item was withdrawn, 404 with `unknown`
 */
export async function publishedOrRedirect<Page extends object>(
	noun: Noun,
	{ params, url }: Requested,
	page: Page | undefined,
	unknown = `No ${nounWords[noun]} with this address is on record.`
): Promise<Exclude<Page, Withdrawn>> {
	const { state }: { state?: string } = page ?? {};
	if (page && state !== 'withdrawn') return page as Exclude<Page, Withdrawn>;
	if (hasSlug(noun)) await redirectFormerSlug(noun, itemKey(params), url);
	if (!page && (await isErasedAddress(noun, itemKey(params))))
		error(410, { message: erasedAddress, isErased: true });
	return orError(page, unknown);
}

/** @throws 308 to the item's new address if `slug` is a former one */
export async function redirectFormerSlug(
	noun: (typeof slugged)[number],
	slug: string,
	url: URL
): Promise<void> {
	const newSlug = await currentSlug(noun, slug);
	// Files, pages below the item's page and embeds have moved with it.
	const path = decodeURIComponent(url.pathname);
	const prefix = path.startsWith('/embed/') ? `/embed/${nameOf[noun]}/` : `/${nameOf[noun]}/`;
	const rest = path.slice(prefix.length + slug.length);
	if (newSlug !== undefined) redirect(308, `${prefix}${newSlug}${rest}${url.search}`);
}

/** @throws 410 if the item was withdrawn, 404 with `unknown` */
export function orError<Page extends object>(
	page: Page | undefined,
	unknown: string
): Exclude<Page, Withdrawn> {
	const { state, stateReason }: { state?: string; stateReason?: string | null } = page ?? {};
	if (!page) error(404, unknown);
	if (state === 'withdrawn') error(410, stateReason ?? 'No reason was recorded.');
	return page as Exclude<Page, Withdrawn>;
}

/** The one filter with another name than its noun. */
const withWhom = ['with', 'stakeholder'] as const;

/** @throws 308 to the list with current slugs if a filter has a former one */
export async function redirectFormerFilters(
	url: URL,
	chosen: Record<string, string | undefined>,
	{ total }: { total: number }
): Promise<void> {
	if (total > 0) return;
	const query = new URLSearchParams(url.searchParams);
	for (const [name, noun] of [...slugged.map((noun) => [noun, noun] as const), withWhom]) {
		const newSlug = chosen[name] && (await currentSlug(noun, chosen[name]));
		if (newSlug) query.set(name, newSlug);
	}
	if (String(query) !== String(url.searchParams)) redirect(308, `${url.pathname}?${query}`);
}
