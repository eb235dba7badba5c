import { and, asc, desc, eq, gt, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { FacetOption } from '../../domain/filters.ts';
import { languageName } from '../../domain/places.ts';
import { channels, demands, stakeholderKinds, stances } from '../../domain/vocabulary.ts';
import { heard } from '../db/heard.ts';
import { db } from '../db/index.ts';
import { facet, labelIn, where, yearOf } from '../db/list.ts';
import * as t from '../db/schema.ts';
import { lawTally, voiceTally } from '../db/tallies.ts';
import { type Chosen, type conditionsOf, voiceId } from './filters.ts';

/** Of laws and stakeholders, which are many, the most frequent stand among the choices; any works in the address. */
const most = 30;

const from = t.statement;

/** Counts each filter's choices beside the other filters. The stakeholder chosen is always among the choices. */
export async function facetsOf(conditions: ReturnType<typeof conditionsOf>, chosen: Chosen) {
	const but = (name: keyof typeof conditions) => ({ from, where: where(conditions, name) });
	const isFree = Object.entries(conditions).every(([name, set]) => name === 'state' || !set);
	const [laws, stakeholders, kind, stance, demand, channel, year, lang] = await Promise.all([
		isFree ? lawsByTally() : facetOfLaws(where(conditions, 'position'), chosen),
		isFree ? voicesByTally() : facetOfStakeholders(where(conditions, 'stakeholder')),
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
	const shown = (options: FacetOption[], choice?: string) =>
		options.filter(({ value }, index) => index < most || value === choice);
	const regulation = shown(laws, chosen.regulation);
	const stakeholder = shown(stakeholders, chosen.stakeholder);
	return { regulation, stakeholder, kind, stance, demand, channel, year, lang };
}

const facetOfLaws = (where: SQL | undefined, { stance }: Chosen) =>
	facet({
		value: t.regulation.slug,
		label: t.regulation.title,
		from,
		joins: positionJoins({ stance }),
		where
	});

/** Where nothing is chosen, the numbers are ready. */
function lawsByTally(): Promise<FacetOption[]> {
	const { slug, title, state } = t.regulation;
	const { statements, regulationId } = lawTally;
	return db
		.select({ value: slug, label: title, count: statements })
		.from(lawTally)
		.innerJoin(t.regulation, and(eq(t.regulation.id, regulationId), eq(state, 'published')))
		.where(gt(statements, 0))
		.orderBy(desc(statements), asc(title), asc(slug))
		.limit(most);
}

function voicesByTally(): Promise<FacetOption[]> {
	const { slug, name, state } = t.stakeholder;
	const { statements, stakeholderId } = voiceTally;
	return db
		.select({ value: slug, label: name, count: statements })
		.from(voiceTally)
		.innerJoin(t.stakeholder, and(eq(t.stakeholder.id, stakeholderId), eq(state, 'published')))
		.where(gt(statements, 0))
		.orderBy(desc(statements), asc(name), asc(slug))
		.limit(most);
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
