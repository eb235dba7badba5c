import { desc, eq } from 'drizzle-orm';
import type { Chart, RegulationCharts } from '../../domain/charts.ts';
import { kindFilters, statementsBehind } from '../../domain/counts.ts';
import { type Count, demands, keysOf, stakeholderKinds } from '../../domain/vocabulary.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { asOf, type Law, number, voices } from './counted.ts';
import { reactionsOverTime } from './reactions.ts';
import { stanceTable } from './table.ts';

/** The charts of a regulation's page. */
export async function ofRegulation(regulation: Law, count: Count): Promise<RegulationCharts> {
	const [stance, reactions, demanded, day] = await Promise.all([
		stanceByKind(regulation, count),
		reactionsOverTime(regulation, count),
		demandCounts(regulation, count),
		asOf()
	]);
	return { stance, reactions, demands: demanded, asOf: day };
}

export async function stanceByKind({ id, slug }: Law, count: Count): Promise<Chart> {
	const voice = voices(count);
	const counted = await db
		.select({ row: voice.kind, stance: t.position.stance, value: number })
		.from(t.position)
		.innerJoin(voice, eq(voice.statementId, t.position.statementId))
		.where(eq(t.position.regulationId, id))
		.groupBy(voice.kind, t.position.stance);
	const behind = (kind: string, stance?: string, value = 1) =>
		statementsBehind(value, { regulation: slug, [kindFilters[count]]: kind, stance });
	return stanceTable(counted, {
		heading: 'Kind of stakeholder',
		rows: keysOf(stakeholderKinds)
			.filter((kind) => counted.some(({ row }) => row === kind))
			.map((kind) => ({ key: kind, label: stakeholderKinds[kind], href: behind(kind) })),
		cell: (kind, stance, value) => ({ value, href: behind(kind, stance, value) })
	});
}

/** How often each demand was made, most asked first. A statement may make several. */
export async function demandCounts({ id, slug }: Law, count: Count): Promise<Chart> {
	const voice = voices(count);
	const counted = await db
		.select({ demand: t.demand.demand, value: number })
		.from(t.demand)
		.innerJoin(t.position, eq(t.position.statementId, t.demand.statementId))
		.innerJoin(voice, eq(voice.statementId, t.demand.statementId))
		.where(eq(t.position.regulationId, id))
		.groupBy(t.demand.demand)
		.orderBy(desc(number), t.demand.demand);
	return {
		heading: 'Demand',
		series: [{ key: 'all', label: 'Asked' }],
		rows: counted.map(({ demand, value }) => ({
			key: demand,
			label: demands[demand],
			cells: [{ value, href: statementsBehind(value, { regulation: slug, demand }) }]
		})),
		total: counted.reduce((sum, { value }) => sum + value, 0)
	};
}
