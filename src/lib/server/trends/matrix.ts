import { and, asc, count, desc, eq, inArray, isNotNull, notInArray, sql } from 'drizzle-orm';
import { longName } from '../../domain/charts/caveats.ts';
import { type Matrix, type MatrixCell, shortTitle } from '../../domain/charts/charts.ts';
import { filterQuery } from '../../domain/filters.ts';
import { countryName } from '../../domain/places.ts';
import { groupBy } from '../../domain/timeline/succession.ts';
import { kindLabel, type Stance } from '../../domain/vocabulary.ts';
import { idsOf } from '../../nouns/cards.server.ts';
import { isForeign, speaksAs } from '../lists/kinds.ts';
import { ofOperator } from '../lists/participants.ts';
import { db } from '../db/index.ts';
import * as t from '../db/schema.ts';
import { cachedByVersion } from '../db/version.ts';
import { countedBy } from './counted.ts';
import { isNarrowed, type RegulationFilters, regulationsOf, sumsByRegulation } from './totals.ts';

const most = { stakeholders: 60, regulations: 30 };
/** Limits for a matrix among other charts; its own page shows more. */
export const mostBesideOthers = { stakeholders: 40, regulations: 20 };
/** The linked list has all positions of a cell. */
const mostOfOne = 3;

/**
 * Finds the latest stance of each stakeholder on each law under its own name: a coalition's statement counts only in
 * the coalition's row. The most active of both are shown.
 */
export const matrix = (chosen: RegulationFilters = {}, size = most): Promise<Matrix> =>
	isNarrowed(chosen) || size !== mostBesideOthers ? readMatrix(chosen, size) : matrixOfAll();

const matrixOfAll = cachedByVersion(() => readMatrix({}, mostBesideOthers));

async function readMatrix(
	chosen: RegulationFilters,
	{ stakeholders, regulations: columns }: typeof most
): Promise<Matrix> {
	const [ranked, sums] = await Promise.all([
		isNarrowed(chosen) ? mostActive(chosen) : mostActiveOfAll(),
		sumsByRegulation('signatories', chosen, columns)
	]);
	const active = ranked.slice(0, stakeholders);
	const discussed = sums.shown.map(({ regulation }) => regulation);
	const found = await positionsOf(idsOf(active), idsOf(discussed), chosen.operator);
	const held = new Map(found.map((position) => [keyOf(position), position]));
	const regulations = discussed.filter(({ id }) =>
		found.some((position) => position.regulation === id)
	);
	const on = regulations.map(({ slug }) => filterQuery({ regulation: slug }));
	const rows = active.flatMap(({ id: stakeholder, slug, name, aliases }) => {
		if (!found.some((position) => position.stakeholder === stakeholder)) return [];
		const by = filterQuery({ stakeholder: slug, operator: chosen.operator }).replace('?', '&');
		const cells = regulations.map(({ id: regulation }, place) =>
			cellOf(held.get(keyOf({ stakeholder, regulation })), `/statements${on[place]}${by}`)
		);
		return { slug, name, longName: longName(name, aliases), cells };
	});
	return {
		regulations: regulations.map((regulation) => ({
			slug: regulation.slug,
			title: regulation.title,
			short: shortTitle(regulation),
			place: countryName(regulation.jurisdiction)
		})),
		rows,
		hiddenStakeholders: (ranked[0]?.total ?? 0) - rows.length,
		hiddenRegulations: sums.regulations - regulations.length
	};
}

const keyOf = ({ stakeholder, regulation }: Pick<Held, 'stakeholder' | 'regulation'>) =>
	`${stakeholder} ${regulation}`;

/** Ranks stakeholders by positions under their own names. `total` counts those with any. */
function mostActive(chosen: RegulationFilters) {
	const each = countedBy({ count: 'signatories', operator: chosen.operator });
	const { id, slug, name, aliases } = t.stakeholder;
	const active = db
		.select({
			stakeholderId: each.stakeholderId,
			positions: count().as('positions'),
			total: sql<number>`(count(*) over ())::int`.as('total')
		})
		.from(each)
		.innerJoin(t.regulation, and(eq(t.regulation.id, each.regulationId), regulationsOf(chosen)))
		.where(isNotNull(each.stakeholderId))
		.groupBy(each.stakeholderId)
		.orderBy(desc(count()), asc(each.stakeholderId))
		.limit(most.stakeholders)
		.as('active');
	return db
		.select({ id, slug, name, aliases, total: active.total })
		.from(active)
		.innerJoin(t.stakeholder, eq(id, active.stakeholderId))
		.orderBy(desc(active.positions), asc(id));
}

const mostActiveOfAll = cachedByVersion(() => mostActive({}));

interface Held {
	stakeholder: string;
	regulation: string;
	statements: number;
	latest: { stance: Stance; date: string }[];
	/** Kind of the stakeholder on that law at the latest date. */
	as: string;
}

/** Includes speakers for an organisation, as the list of statements does. */
async function positionsOf(
	stakeholders: string[],
	regulations: string[],
	operator: RegulationFilters['operator']
): Promise<Held[]> {
	const { stakeholderId: stakeholder, statementId, date, latest, earliest } = t.participation;
	const { regulationId: regulation, stance } = t.position;
	const { kind, country } = t.stakeholder;
	const foreign = isForeign(country, t.regulation.jurisdiction);
	const rows = await db
		.select({ stakeholder, regulation, stance, date, kind, isForeign: foreign })
		.from(t.participation)
		.innerJoin(t.position, eq(t.position.statementId, statementId))
		.innerJoin(t.regulation, eq(t.regulation.id, regulation))
		.innerJoin(t.stakeholder, eq(t.stakeholder.id, speaksAs(stakeholder, t.participation)))
		.where(
			and(
				inArray(stakeholder, stakeholders),
				inArray(regulation, regulations),
				operator && notInArray(statementId, ofOperator())
			)
		)
		.orderBy(desc(latest), desc(earliest), asc(statementId));
	return groupBy(rows, keyOf).map(({ rows: all }) => {
		// A later statement without a stance does not replace an earlier stance.
		const taken = all.filter(({ stance }) => stance !== 'not_stated');
		const rows = taken.length ? taken : all;
		return {
			stakeholder: rows[0]!.stakeholder,
			regulation: rows[0]!.regulation,
			statements: rows.length,
			latest: rows.slice(0, mostOfOne).map(({ date, stance }) => ({ date, stance })),
			as: kindLabel(rows[0]!.kind, rows[0]!.isForeign)
		};
	});
}

function cellOf(held: Held | undefined, href: string): MatrixCell | null {
	const [latest, ...older] = held?.latest ?? [];
	if (!held || !latest) return null;
	const { stance, date } = latest;
	return { stance, date, as: held.as, older, earlier: held.statements - 1, href };
}
