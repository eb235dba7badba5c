import { and, eq } from 'drizzle-orm';
import { countryName } from '../../domain/places.ts';
import { stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { heard } from '../db/heard.ts';
import { facet, labelIn, where } from '../db/list.ts';
import * as t from '../db/schema.ts';
import type { conditionsOf } from './filters.ts';

const from = t.stakeholder;

/** Counts each filter's choices beside the other filters. */
export async function facetsOf(conditions: ReturnType<typeof conditionsOf>) {
	const but = (name: keyof typeof conditions) => ({ from, where: where(conditions, name) });
	const voices = heard();
	const [kind, country, stance] = await Promise.all([
		facet({ value: from.kind, label: labelIn(stakeholderKinds), ...but('kind') }),
		facet({ value: from.country, label: countryName, ...but('country') }),
		facet({
			value: t.position.stance,
			label: labelIn(stances),
			joins: [
				[voices, eq(voices.stakeholderId, from.id)],
				[t.position, eq(t.position.statementId, voices.statementId)],
				[
					t.regulation,
					and(eq(t.regulation.id, t.position.regulationId), eq(t.regulation.state, 'published'))!
				]
			],
			distinct: from.id,
			...but('stance')
		})
	]);
	return { kind, country, stance };
}
