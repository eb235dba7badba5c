import { error, redirect } from '@sveltejs/kit';
import { hasSlug, nameOf, type Noun, nounWords, slugged } from '../domain/nouns.ts';
import { currentSlug } from './write/index.ts';

interface Requested {
	params: { slug: string } | { id: string } | { key: string };
	url: URL;
}

type Withdrawn = { state: 'withdrawn' };

/** The short name, or the id, of the item at whose page's address something is asked for. */
export const keyIn = (params: Requested['params']): string =>
	'slug' in params ? params.slug : 'id' in params ? params.id : params.key;

/**
 * Returns the page at the address of an item. Only where nothing stands there is it looked up whether something did.
 * @throws 308 to where an old address leads, 410 for what was withdrawn, 404 with `unknown`
 */
export async function publishedOrRedirect<Page extends object>(
	noun: Noun,
	{ params, url }: Requested,
	page: Page | undefined,
	unknown = `No ${nounWords[noun]} with this address is on record.`
): Promise<Exclude<Page, Withdrawn>> {
	const { state }: { state?: string } = page ?? {};
	if (page && state !== 'withdrawn') return page as Exclude<Page, Withdrawn>;
	if (hasSlug(noun)) await redirectFormerSlug(noun, keyIn(params), url);
	return published(page, unknown);
}

/**
 * Where nothing public stands at an address that names a slug, something may have before.
 * @throws 308 to where the address leads now
 */
export async function redirectFormerSlug(
	noun: (typeof slugged)[number],
	slug: string,
	url: URL
): Promise<void> {
	const now = await currentSlug(noun, slug);
	// The page's files and what lies below it have moved along with it, and so has it as an embed.
	const path = decodeURIComponent(url.pathname);
	const before = path.startsWith('/embed/') ? `/embed/${nameOf[noun]}/` : `/${nameOf[noun]}/`;
	const rest = path.slice(before.length + slug.length);
	if (now !== undefined) redirect(308, `${before}${now}${rest}${url.search}`);
}

/**
 * What stands at an address that never changes.
 * @throws 410 for what was withdrawn, 404 with `unknown`
 */
export function published<Page extends object>(
	page: Page | undefined,
	unknown: string
): Exclude<Page, Withdrawn> {
	const { state, stateReason }: { state?: string; stateReason?: string | null } = page ?? {};
	if (!page) error(404, unknown);
	if (state === 'withdrawn') error(410, stateReason ?? 'No reason was recorded.');
	return page as Exclude<Page, Withdrawn>;
}

/** The one filter that names an item by another word than its noun. */
const withWhom = ['with', 'stakeholder'] as const;

/**
 * A list that is empty may be so because a filter names its item by an old address.
 * @throws 308 to the list with the present one
 */
export async function redirectFormerFilters(
	url: URL,
	chosen: Record<string, string | undefined>,
	{ total }: { total: number }
): Promise<void> {
	if (total > 0) return;
	const query = new URLSearchParams(url.searchParams);
	for (const [name, noun] of [...slugged.map((noun) => [noun, noun] as const), withWhom]) {
		const now = chosen[name] && (await currentSlug(noun, chosen[name]));
		if (now) query.set(name, now);
	}
	if (String(query) !== String(url.searchParams)) redirect(308, `${url.pathname}?${query}`);
}
