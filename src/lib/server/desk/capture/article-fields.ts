import { and, eq, sql } from 'drizzle-orm';
import { cleanAddress, archivedOriginal } from '../../../domain/address/address.ts';
import type { Capture, Found } from '../../capture/index.ts';
import { storable } from '../../copies/keep.ts';
import { knownAddress } from '../lookup/index.ts';
import { db } from '../../db/index.ts';
import * as t from '../../db/schema.ts';
import { canSee, type Reader } from '../../visibility/index.ts';
import { GivenUp, inWorker } from '../../worker/index.ts';
import type { Law } from './laws.ts';

export interface ReadFields {
	found: Record<string, Found>;
	typed: Record<string, string>;
	/** The article on record, if the page is one. */
	articleId?: string;
}

const byField = {
	url: 'canonical',
	headline: 'headline',
	outlet: 'outlet',
	author: 'author',
	published: 'date',
	lang: 'lang',
	printedSection: 'section'
} as const satisfies Record<string, keyof Capture>;

export async function readFields(
	reader: Reader,
	page: Capture,
	url: string | undefined
): Promise<ReadFields> {
	const found: Record<string, Found> = {};
	for (const [field, name] of Object.entries(byField)) {
		const read = page[name];
		if (read) found[field] = { ...read, value: storable(read.value) };
	}
	const address = found.url?.value ?? (url && cleanAddress(url));
	const known = address ? await knownAddress(reader, address) : undefined;
	const text = `${found.headline?.value ?? ''}\n${page.text}`;
	const { laws, ...spelt } = await matchToRecord(reader, text, found.outlet?.value);
	const isNamed = found.outlet && found.outlet.from !== 'address';
	const usual = known?.fields.outlet;
	// One site can carry several outlets, so its earlier outlet counts only if the page names none.
	const outlet = spelt.outlet ?? (isNamed ? undefined : usual);
	if (outlet) found.outlet = { value: outlet, from: 'record', certain: true };
	else if (found.outlet && usual && isNamed) found.outlet.certain = false;
	const { published, lang, sourceType = 'news' } = known?.fields ?? {};
	if (published) found.published ??= { value: published, from: 'address', certain: false };
	if (lang) found.lang ??= { value: lang, from: 'record', certain: false };
	if (laws.length) found.laws = { value: titleLines(laws), from: 'written', certain: false };
	const values = Object.entries(found).map(([field, { value }]) => [field, value] as const);
	return {
		found,
		typed: {
			section: 'in_media',
			sourceType,
			...(url && archivedOriginal(url) && { archiveUrl: url }),
			...Object.fromEntries(values)
		},
		articleId: address
			? known?.known.find(({ waiting }) => !waiting)?.id
			: await sameHeadline(reader, found.headline?.value, found.outlet?.value)
	};
}

/** A page without an address is the article of the same outlet with the same headline, if there is only one. */
async function sameHeadline(reader: Reader, headline?: string, outlet?: string) {
	if (!headline || !outlet) return undefined;
	const { id, state } = t.article;
	const rows = await db
		.select({ id })
		.from(t.article)
		.where(
			and(
				eq(t.article.outlet, outlet),
				sql`fold(${t.article.headline}) = fold(${headline})`,
				sql`${state} <> 'withdrawn'`,
				canSee(reader, 'article')
			)
		)
		.limit(2);
	return rows.length === 1 ? rows[0]!.id : undefined;
}

/** Titles are separated by lines because they contain commas. */
export const titleLines = (laws: { title: string }[]) => laws.map(({ title }) => title).join('\n');

/** Returns the laws that a text names and the outlet as the record spells it. On a timeout it returns no laws. */
export async function matchToRecord(
	reader: Reader,
	text: string,
	outlet = ''
): Promise<{ laws: Law[]; outlet?: string }> {
	const [laws, outlets] = await Promise.all([
		lawsOnRecord(reader),
		outlet ? outletsOnRecord(reader) : []
	]);
	try {
		return await inWorker('placeOnRecord', { text, laws, outlet, outlets });
	} catch (fault) {
		if (fault instanceof GivenUp) return { laws: [] };
		throw fault;
	}
}

async function outletsOnRecord(reader: Reader): Promise<string[]> {
	const rows = await db
		.selectDistinct({ outlet: t.article.outlet })
		.from(t.article)
		.where(canSee(reader, 'article'));
	return rows.map(({ outlet }) => outlet);
}

export function lawsOnRecord(reader: Reader) {
	const { id, title, aliases, state } = t.regulation;
	return db
		.select({ id, title, aliases })
		.from(t.regulation)
		.where(and(sql`${state} <> 'withdrawn'`, canSee(reader, 'regulation')))
		.orderBy(title);
}
