import { type Noun, pathOf } from '../../../../domain/nouns.ts';
import {
	hasOwnTitle,
	type RegulationName,
	type Source,
	type StakeholderName
} from '../../../../domain/record.ts';
import type { Json } from '../../../../nouns/derive/types.ts';
import { among, prepared } from '../../../db/prepared.ts';
import type * as t from '../../../db/schema.ts';
import { origin } from '../../../settings.ts';

/** An item as programs read it, before it is told whether it was corrected. */
export type Uncorrected<N extends Noun> = Omit<Json<N>, 'correction'>;

/** The permanent address of an item's page. */
export const addressOf = (noun: Noun, item: { id: string; slug?: string }) =>
	origin() + pathOf(noun, item);

/** Makes the reading of when items of a table were made and last changed, by their ids. */
export function datesOf(table: typeof t.event | typeof t.statement | typeof t.campaign) {
	const { id, createdAt, updatedAt } = table as typeof t.event;
	const dates = prepared((db) =>
		db
			.select({ id, createdAt, updatedAt })
			.from(table as typeof t.event)
			.where(among(id, 'ids'))
			.prepare('dates')
	);
	return async (ids: string[]) =>
		new Map((await dates().execute({ ids })).map((row) => [row.id, row]));
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
