import * as v from 'valibot';
import { statementTitle, regulationNames } from '../../../domain/cite/cite.ts';
import { formatDate } from '../../../domain/dates/format.ts';
import { languageOf } from '../../../domain/places.ts';
import { hasOwnTitle, sourceTitle } from '../../../domain/record.ts';
import type { Part } from '../../../domain/search/text.ts';
import { eventKinds } from '../../../domain/vocabulary.ts';
import { redirectFormerFilters } from '../../redirects.ts';
import { filters, readWords, type Result, search as find } from '../../search/index.ts';
import { itemUrl } from '../../../nouns/as-named.server.ts';
import { withETag } from './answer.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { addressWith, linkHeader } from './page.ts';
import { requireFilters, readLimit, readParameters } from './parameters.ts';
import { wrongParameter } from './problem.ts';

type Asked = { request: Request; url: URL };

const { q: _, ...narrowing } = filters;

/** Answers a page of the results that the search page shows. @throws Problem */
export async function answerSearch({ request, url }: Asked): Promise<Response> {
	const texts = readParameters(url.searchParams, [...Object.keys(filters), 'cursor', 'limit']);
	const { words, refusal } = readWords(texts.get('q') ?? '');
	if (!words) throw wrongParameter('q', refusal ?? '“q” is needed: the words to search for.');
	const chosen = requireFilters(texts, narrowing);
	const size = readLimit(texts);
	const page = pageIn(texts.get('cursor'), size);
	const found = await find(words, { filters: chosen, page, size });
	await redirectFormerFilters(url, chosen, found);
	const isLast = page >= found.pages;
	const following = isLast ? undefined : addressWith(url, encodeCursor([page + 1, size]));
	const body = {
		// Past its last page the search repeats that page, but a program must see the end.
		data: page > found.pages ? [] : found.results.map(hit),
		next: following ?? null,
		total: found.total,
		more: found.more,
		loose: found.loose,
		missing: found.missing
	};
	return withETag(request, body, linkHeader(following));
}

const cursorShape = v.strictTuple([
	v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1_000)),
	v.number()
]);

function pageIn(cursor: string | undefined, size: number): number {
	if (cursor === undefined) return 1;
	const { success, output } = v.safeParse(cursorShape, decodeCursor(cursor));
	if (success && output[1] === size) return output[0];
	throw wrongParameter(
		'cursor',
		'“cursor” is no place in what was found. Take it from “next” of the answer before, with the same words, filters and limit.'
	);
}

const plainText = (parts: Part[] | undefined) => parts?.map(({ text }) => text).join('') || null;

function hit(result: Result) {
	const { noun, row } = result;
	const slug = 'slug' in row ? row.slug : undefined;
	const url = itemUrl(noun, { id: row.id, slug });
	return { noun, id: row.id, slug: slug ?? null, url, ...resultText(result) };
}

function resultText(result: Result): { title: string; lang: string; excerpt: string | null } {
	const lang = 'en';
	switch (result.noun) {
		case 'regulation':
			return { title: result.row.title, lang, excerpt: plainText(result.text) };
		case 'stakeholder':
			return { title: result.row.name, lang, excerpt: plainText(result.alias) };
		case 'statement':
			return {
				title: statementTitle(result.row),
				lang: result.quotation?.lang ?? languageOf(result.row.summary, result.row.lang),
				excerpt: plainText(result.quotation?.words) ?? plainText(result.text)
			};
		case 'event': {
			const { kind, date, regulations } = result.row;
			const about = regulationNames(regulations);
			const title = `${eventKinds[kind]}, ${formatDate(date)}${about && `: ${about}`}`;
			return { title, lang, excerpt: plainText(result.text) };
		}
		case 'article':
			return {
				title: sourceTitle(result.row),
				lang: hasOwnTitle(result.row) ? result.row.lang : lang,
				excerpt: null
			};
		default:
			return { title: result.row.title, lang, excerpt: plainText(result.text) };
	}
}
