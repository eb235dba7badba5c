import { eq, sql } from 'drizzle-orm';
import { countryName } from '../../domain/places.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { facet, labelIn, where } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { voiceTally } from '../db/tallies.ts';
import type { conditionsOf } from './filters.ts';

const from = t.stakeholder;

/** Counts each filter's choices beside the other filters. */
export async function facetsOf(conditions: ReturnType<typeof conditionsOf>) {
	const but = (name: keyof typeof conditions) => ({ from, where: where(conditions, name) });
	const [kind, country, stance] = await Promise.all([
		facet({ value: from.kind, label: labelIn(stakeholderKinds), ...but('kind') }),
		facet({ value: from.country, label: countryName, ...but('country') }),
		facet({
			value: sql<string>`held`,
			label: labelIn(stances),
			joins: [
				[voiceTally, eq(voiceTally.stakeholderId, from.id)],
				[sql`unnest(${voiceTally.stances}) held`, sql`true`]
			],
			...but('stance')
		})
	]);
	return { kind, country, stance };
}
