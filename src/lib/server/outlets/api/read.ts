import { isName, type Name, names } from '../../../domain/nouns.ts';
import { redirectFormerFilters } from '../../redirects.ts';
import { listings, findPublic, readPage } from '../exports/index.ts';
import { withETag } from './answer.ts';
import { cursorIn, encodeCursor } from './cursor.ts';
import { includable, includableWithOne, readIncluded, readInclude } from './include.ts';
import { addressWith, fieldNamesOf, linkHeader, pickFields } from './page.ts';
import { requireFilters, readLimit, readList, shorten, readParameters } from './parameters.ts';
import { ApiProblem } from './problem.ts';
import { answerChanges } from './since.ts';
import { refuseMissing, answerVersion } from './versions.ts';

type Asked = { request: Request; url: URL };

export function nameIn(text: string): Name {
	if (isName(text)) return text;
	const sentence = `There is no list “${shorten(text)}”. There are: ${names.join(', ')}.`;
	throw new ApiProblem(404, sentence, { allowed: names });
}

export const listParameters = ['cursor', 'limit', 'fields', 'include'] as const;
export const itemParameters = ['fields', 'include', 'version'] as const;

export async function answerList({ request, url }: Asked, name: Name): Promise<Response> {
	const { filters } = listings[name];
	const known = [...Object.keys(filters), ...listParameters];
	if (url.searchParams.has('updated_since')) return answerChanges({ request, url }, name, known);
	const texts = readParameters(url.searchParams, known);
	const chosen = requireFilters(texts, filters);
	const fields = readList(texts, 'fields', fieldNamesOf(name));
	const include = readInclude(texts, includable(name));
	const cursor = texts.get('cursor');
	const from = cursor === undefined ? undefined : cursorIn(name, chosen, cursor);
	const { rows, next } = await readPage(name, chosen, { from, limit: readLimit(texts) });
	await redirectFormerFilters(url, chosen, { total: rows.length });
	const following = next && addressWith(url, encodeCursor(next));
	const body = {
		data: pickFields(fields, rows),
		next: following ?? null,
		...(include && { included: await readIncluded(name, rows, include) })
	};
	return withETag(request, body, linkHeader(following));
}

/** Answers an item by its slug or id. @throws 308 to its present address, 410 with the reason, 404 */
export async function answerItem(
	{ request, url }: Asked,
	name: Name,
	key: string
): Promise<Response> {
	const texts = readParameters(url.searchParams, itemParameters);
	if (texts.has('version')) return answerVersion({ request, url }, name, key, texts);
	const fields = readList(texts, 'fields', fieldNamesOf(name));
	const include = readInclude(texts, includableWithOne(name));
	const found = await findPublic(name, key);
	if (found?.state !== 'published') return refuseMissing(url, name, key, found);
	const [data] = pickFields(fields, [found.item]);
	const body = {
		data,
		...(include && { included: await readIncluded(name, [found.item], include) })
	};
	return withETag(request, body, {}, found.version);
}
