import { asc } from 'drizzle-orm';
import { countryName } from '../../../domain/places.ts';
import { db } from '../../db/index.ts';
import { isPublished } from '../../db/published.ts';
import * as t from '../../db/schema.ts';

const most = 500;

/** Suggests pages to follow: countries, then laws. Other addresses are typed. */
export async function suggestedPages(): Promise<{ path: string; label: string }[]> {
	const laws = await db
		.select({ slug: t.regulation.slug, title: t.regulation.title, code: t.regulation.jurisdiction })
		.from(t.regulation)
		.where(isPublished(t.regulation.state))
		.orderBy(asc(t.regulation.title))
		.limit(most);
	const codes = [...new Set(laws.map(({ code }) => code))].sort();
	return [
		...codes.map((code) => ({
			path: `/regulations?jurisdiction=${code}`,
			label: `All laws of ${countryName(code)}`
		})),
		...laws.map(({ slug, title }) => ({ path: `/regulations/${slug}`, label: title }))
	];
}
