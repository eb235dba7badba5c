import { redirect } from '@sveltejs/kit';
import { erasedAddress } from '../../../domain/erasures.ts';
import { hasSlug, type Name, nounOf, nounWords, pathOf } from '../../../domain/nouns.ts';
import { versionNumber } from '../../../domain/versions.ts';
import { listForItem } from '../../desk/corrections/index.ts';
import { isErasedAddress } from '../../erasures/address.ts';
import { origin } from '../../settings.ts';
import { type ItemAt, publicHistory as historyOf, versionAsOf } from '../../versions/index.ts';
import { currentSlug } from '../../write/index.ts';
import { findInAnyState } from '../exports/index.ts';
import { withETag } from './answer.ts';
import { addressWith, linkHeader } from './page.ts';
import { shorten, readParameters } from './parameters.ts';
import { ApiProblem, wrongParameter } from './problem.ts';
import { changesJson, versionJson } from './version-json.ts';

// The public history shows each version as readers saw it, without what is no longer public.

type Asked = { request: Request; url: URL };

/** Refuses a key without a public item. @throws 308 to its present address, 410 with the reason, 404 */
export async function refuseMissing(
	url: URL,
	name: Name,
	key: string,
	found: { stateReason?: string | null } | undefined
): Promise<never> {
	const noun = nounOf[name];
	const now = hasSlug(noun) ? await currentSlug(noun, key) : undefined;
	if (now !== undefined) {
		const rest = url.pathname.endsWith('/history') ? '/history' : '';
		redirect(308, `/api/v1/${name}/${encodeURIComponent(now)}${rest}${url.search}`);
	}
	if (found) throw new ApiProblem(410, found.stateReason ?? 'No reason was recorded.');
	if (await isErasedAddress(noun, key)) throw new ApiProblem(410, erasedAddress);
	throw new ApiProblem(404, `No ${nounWords[noun]} of the record is “${shorten(key)}”.`);
}

async function itemAt(url: URL, name: Name, key: string) {
	const found = await findInAnyState(name, key);
	if (!found || found.state === 'draft') return refuseMissing(url, name, key, undefined);
	const { id, state, stateReason } = found;
	return { noun: nounOf[name], id, state, stateReason } satisfies Partial<ItemAt>;
}

/** Answers the public versions, the newest first. @throws 308, 404 */
export async function answerHistory(
	{ request, url }: Asked,
	name: Name,
	key: string
): Promise<Response> {
	const texts = readParameters(url.searchParams, ['cursor']);
	const below = readVersionCursor(texts.get('cursor'));
	const item = await itemAt(url, name, key);
	// A merged item redirects to its target.
	if (item.state === 'withdrawn') await redirectMerged(url, name, key);
	const [{ rows, names, pages }, corrections] = await Promise.all([
		historyOf(item, 1, below),
		item.state === 'published' ? listForItem(item.noun, item.id) : []
	]);
	const data = rows.map(({ version, at, state, by, reason, changes, leftOut }) => {
		const mends = corrections.find(({ mended }) => mended.some((each) => each.version === version));
		return {
			version,
			at,
			state,
			by,
			reason: reason || null,
			changes: changes ? changesJson(item.noun, changes, names) : null,
			left_out: leftOut,
			correction: mends ? { made: mends.made, answer: mends.answer } : null
		};
	});
	const following = pages > 1 ? addressWith(url, String(rows.at(-1)!.version)) : undefined;
	return withETag(request, { data, next: following ?? null }, linkHeader(following));
}

async function redirectMerged(url: URL, name: Name, key: string) {
	const noun = nounOf[name];
	if (hasSlug(noun) && (await currentSlug(noun, key)) !== undefined)
		await refuseMissing(url, name, key, undefined);
}

function readVersionCursor(cursor: string | undefined): number | undefined {
	if (cursor === undefined) return undefined;
	const version = versionNumber(cursor);
	if (version !== undefined) return version;
	throw wrongParameter(
		'cursor',
		'“cursor” is no place in this history. Take it from “next” of the answer before.'
	);
}

/** Answers an item as readers saw it in one version. @throws 308, 410, 404 */
export async function answerVersion(
	{ request, url }: Asked,
	name: Name,
	key: string,
	texts: Map<string, string>
): Promise<Response> {
	const further = [...texts.keys()].find((each) => each !== 'version');
	if (further)
		throw wrongParameter(
			further,
			`“${further}” does not go with “version”: an old version comes whole.`,
			['version']
		);
	const item = await itemAt(url, name, key);
	if (item.state === 'withdrawn') await refuseMissing(url, name, key, item);
	const seen = await versionAsOf(item, texts.get('version')!);
	const page = pathOf(item.noun, { id: item.id, slug: hasSlug(item.noun) ? key : undefined });
	const data = {
		id: item.id,
		version: seen.version,
		from: seen.from,
		until: seen.until ?? null,
		by: seen.by,
		reason: seen.reason || null,
		url: page ? `${origin()}${page}?version=${seen.version}` : null,
		left_out: seen.leftOut,
		item: versionJson(item.noun, seen.item, seen.names)
	};
	return withETag(request, { data });
}
