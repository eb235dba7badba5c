import { isName, type Name, names } from '../../../domain/nouns.ts';
import { redirectFormerFilters } from '../../redirects.ts';
import { listings, one, stretch } from '../exports/index.ts';
import { withETag } from './answer.ts';
import { cursorIn, encodeCursor } from './cursor.ts';
import { includable, includableWithOne, includedWith, wantedIn } from './include.ts';
import { addressWith, fieldsOf, linkTo, only } from './page.ts';
import { filtersIn, limitIn, listIn, shortened, textsIn } from './parameters.ts';
import { Problem } from './problem.ts';
import { changes } from './since.ts';
import { missing, version } from './versions.ts';

type Asked = { request: Request; url: URL };

export function nameIn(text: string): Name {
	if (isName(text)) return text;
	throw new Problem(404, `There is no list “${shortened(text)}”. There are: ${names.join(', ')}.`, {
		allowed: names
	});
}

export const listParameters = ['cursor', 'limit', 'fields', 'include'] as const;
export const itemParameters = ['fields', 'include', 'version'] as const;

export async function list({ request, url }: Asked, name: Name): Promise<Response> {
	const { filters } = listings[name];
	const known = [...Object.keys(filters), ...listParameters];
	if (url.searchParams.has('updated_since')) return changes({ request, url }, name, known);
	const texts = textsIn(url.searchParams, known);
	const chosen = filtersIn(texts, filters);
	const fields = listIn(texts, 'fields', fieldsOf(name));
	const include = wantedIn(texts, includable(name));
	const cursor = texts.get('cursor');
	const from = cursor === undefined ? undefined : cursorIn(name, chosen, cursor);
	const { rows, next } = await stretch(name, chosen, { from, limit: limitIn(texts) });
	await redirectFormerFilters(url, chosen, { total: rows.length });
	const following = next && addressWith(url, encodeCursor(next));
	const body = {
		data: only(fields, rows),
		next: following ?? null,
		...(include && { included: await includedWith(name, rows, include) })
	};
	return withETag(request, body, linkTo(following));
}

/** Answers an item by its slug or id. @throws 308 to its present address, 410 with the reason, 404 */
export async function item({ request, url }: Asked, name: Name, key: string): Promise<Response> {
	const texts = textsIn(url.searchParams, itemParameters);
	if (texts.has('version')) return version({ request, url }, name, key, texts);
	const fields = listIn(texts, 'fields', fieldsOf(name));
	const include = wantedIn(texts, includableWithOne(name));
	const found = await one(name, key);
	if (found?.state !== 'published') return missing(url, name, key, found);
	const [data] = only(fields, [found.item]);
	const body = {
		data,
		...(include && { included: await includedWith(name, [found.item], include) })
	};
	return withETag(request, body, {}, found.version);
}
