import { asc, desc, eq, inArray } from 'drizzle-orm';
import { shortTitle } from '../../domain/charts/charts.ts';
import { clocksOf } from '../../domain/timeline/clocks.ts';
import { mostCompared } from '../../domain/compare.ts';
import type { ComparedRegulation as Regulation, LeftOut } from '../../domain/comparison.ts';
import { slug } from '../../domain/filters.ts';
import { clockColumns, readClock } from '../../nouns/regulation/clock.server.ts';
import { clock } from '../derived/tables.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import * as t from '../db/schema.ts';
import { currentSlug } from '../write/index.ts';

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(slugs: string[]) {
	const { id, title, aliases, jurisdiction, instrument, status } = t.regulation;
	const { statusDetail, issuingBody, referenceNumber, state, stateReason, textDay } = t.regulation;
	return db
		.select({
			id,
			slug: t.regulation.slug,
			title,
			aliases,
			jurisdiction,
			instrument,
			status,
			statusDetail,
			issuingBody,
			referenceNumber,
			state,
			stateReason,
			textDay,
			clock: clockColumns
		})
		.from(t.regulation)
		.leftJoin(clock, eq(clock.regulationId, id))
		.where(inArray(t.regulation.slug, slugs));
}

function regulationOf({ state: _, stateReason: __, clock, ...regulation }: Row): Regulation {
	return {
		...regulation,
		short: shortTitle(regulation),
		clocks: clocksOf(readClock(clock), regulation)
	};
}

/** Finds up to four laws in the given order, with the reason for each name left out. */
export async function regulationsToCompare(
	names: string[]
): Promise<{ regulations: Regulation[]; leftOut: LeftOut[] }> {
	const rows = await regulationsAt(names);
	const regulations: Regulation[] = [];
	const leftOut: LeftOut[] = [];
	for (const [name, row] of rows) {
		const { title } = row ?? {};
		if (!row || !title || row.state === 'draft')
			leftOut.push({ name, said: 'is not the address of a law on record.' });
		else if (row.state === 'withdrawn')
			leftOut.push({
				name: title,
				said: `was withdrawn from the record. ${row.stateReason ?? 'No reason was recorded.'}`
			});
		else if (regulations.some(({ id }) => id === row.id)) continue;
		else if (regulations.length === mostCompared)
			leftOut.push({
				name: title,
				said: 'was left out: four laws at most are compared. Take one out to see it.'
			});
		else regulations.push(regulationOf(row));
	}
	return { regulations, leftOut };
}

/** Finds laws by present or former slugs. */
export async function regulationsAt(names: string[]): Promise<[string, Row | undefined][]> {
	const known = names.filter((name) => slug(name));
	const rows = known.length ? await rowsOf(known) : [];
	const bySlug = new Map(rows.map((row) => [row.slug, row]));
	const moved = new Map<string, string>();
	for (const name of known) {
		const now =
			bySlug.get(name)?.state === 'published' ? undefined : await currentSlug('regulation', name);
		if (now) moved.set(name, now);
	}
	if (moved.size) for (const row of await rowsOf([...moved.values()])) bySlug.set(row.slug, row);
	return names.map((name) => [name, bySlug.get(moved.get(name) ?? name)]);
}

export const mostOffered = 200;

/** Offers the laws with the most recent events, sorted by title. */
export async function offeredRegulations() {
	const { slug, title, jurisdiction } = t.regulation;
	const rows = await db
		.select({ slug, title, jurisdiction })
		.from(t.regulation)
		.innerJoin(clock, eq(clock.regulationId, t.regulation.id))
		.where(isPublished(t.regulation.state))
		.orderBy(desc(clock.happenedLatest), asc(slug))
		.limit(mostOffered);
	return rows.toSorted((one, other) => one.title.localeCompare(other.title, 'en'));
}
