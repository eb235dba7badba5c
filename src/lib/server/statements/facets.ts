import { and, eq, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { languageName } from '../../domain/places.ts';
import { channels, demands, stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { heard } from '../db/heard.ts';
import { facet, labelIn, where, yearOf } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { type Chosen, type conditionsOf, voiceId } from './filters.ts';

/** Stakeholders are many; the most frequent stand in the list of choices, and any of them works in the address. */
const mostStakeholders = 30;

const from = t.statement;

/** Counts each filter's choices beside the other filters. The stakeholder chosen is always among the choices. */
export async function facetsOf(conditions: ReturnType<typeof conditionsOf>, chosen: Chosen) {
	const but = (name: keyof typeof conditions) => ({ from, where: where(conditions, name) });
	const [regulation, stakeholders, kind, stance, demand, channel, year, lang] = await Promise.all([
		facet({
			value: t.regulation.slug,
			label: t.regulation.title,
			joins: positionJoins({ stance: chosen.stance }),
			...but('position')
		}),
		facetOfStakeholders(where(conditions, 'stakeholder')),
		facet({
			value: t.stakeholder.kind,
			label: labelIn(stakeholderKinds),
			joins: [[t.stakeholder, eq(t.stakeholder.id, voiceId)]],
			...but('kind')
		}),
		facet({
			value: t.position.stance,
			label: labelIn(stances),
			joins: positionJoins({ regulation: chosen.regulation }),
			distinct: from.id,
			...but('position')
		}),
		facet({
			value: t.demand.demand,
			label: labelIn(demands),
			joins: [[t.demand, eq(t.demand.statementId, from.id)]],
			...but('demand')
		}),
		facet({ value: from.channel, label: labelIn(channels), ...but('channel') }),
		facet({ value: yearOf(from.latest), order: 'value', ...but('year') }),
		facet({ value: from.lang, label: languageName, ...but('lang') })
	]);
	const stakeholder = stakeholders.filter(
		({ value }, index) => index < mostStakeholders || value === chosen.stakeholder
	);
	return { regulation, stakeholder, kind, stance, demand, channel, year, lang };
}

/** Law and stance hold for one position together, so the choices of the one keep to the other. */
function positionJoins({ regulation, stance }: Chosen): [PgTable, SQL][] {
	return [
		[
			t.position,
			and(eq(t.position.statementId, from.id), stance ? eq(t.position.stance, stance) : undefined)!
		],
		[
			t.regulation,
			and(
				eq(t.regulation.id, t.position.regulationId),
				eq(t.regulation.state, 'published'),
				regulation ? eq(t.regulation.slug, regulation) : undefined
			)!
		]
	];
}

function facetOfStakeholders(where: SQL | undefined) {
	const voices = heard();
	return facet({
		value: t.stakeholder.slug,
		label: t.stakeholder.name,
		from,
		joins: [
			[voices, eq(voices.statementId, from.id)],
			[
				t.stakeholder,
				and(eq(t.stakeholder.id, voices.stakeholderId), eq(t.stakeholder.state, 'published'))!
			]
		],
		where,
		distinct: from.id
	});
}
