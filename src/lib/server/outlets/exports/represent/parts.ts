import { type Noun, pathOf } from '../../../../domain/nouns.ts';
import {
	hasOwnTitle,
	type RegulationName,
	type Source,
	type StakeholderName
} from '../../../../domain/record.ts';
import type { Json } from '../../../../nouns/derive/types.ts';
import { db } from '../../../db/index.ts';
import * as t from '../../../db/schema.ts';
import { isAmong } from '../../../derived/ids.ts';
import { origin } from '../../../settings.ts';

/** An item as programs read it, before it is told whether it was corrected. */
export type Uncorrected<N extends Noun> = Omit<Json<N>, 'correction'>;

/** The permanent address of an item's page. */
export const addressOf = (noun: Noun, item: { id: string; slug?: string }) =>
	origin() + pathOf(noun, item);

/** When items of a noun were made and last changed, by their ids. */
export async function datesOf(noun: 'event' | 'statement' | 'campaign', ids: string[]) {
	const table = t[noun] as typeof t.event;
	const { id, createdAt, updatedAt } = table;
	const rows = await db.select({ id, createdAt, updatedAt }).from(table).where(isAmong(id, ids));
	return new Map(rows.map((row) => [row.id, row]));
}

/** What every item carries. */
export const itemJson = (
	noun: Noun,
	row: { id: string; slug?: string; createdAt: Date; updatedAt: Date }
) => ({
	id: row.id,
	url: addressOf(noun, row),
	created_at: row.createdAt.toISOString(),
	updated_at: row.updatedAt.toISOString()
});

const bySlug = (noun: Noun, slug: string) => addressOf(noun, { id: '', slug });

export const regulationName = ({ slug, title }: RegulationName) => ({
	slug,
	title,
	url: bySlug('regulation', slug)
});

export const stakeholderName = ({ slug, name, kind }: StakeholderName) => ({
	slug,
	name,
	kind,
	url: bySlug('stakeholder', slug)
});

export const statementName = (id: string) => ({ id, url: addressOf('statement', { id }) });

export const topicName = ({ slug, name }: { slug: string; name: string }) => ({
	slug,
	name,
	url: bySlug('topic', slug)
});

export const source = (article: Source) => ({
	slug: article.slug,
	url: bySlug('article', article.slug),
	original_url: article.url,
	outlet: article.outlet,
	headline: hasOwnTitle(article) ? article.headline : null,
	published: article.published,
	source_type: article.sourceType,
	lang: article.lang
});
