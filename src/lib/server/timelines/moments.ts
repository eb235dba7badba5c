import { and, eq } from 'drizzle-orm';
import type { Lane } from '../../domain/timeline/moments.ts';
import { type EventKind, publicEventKinds, type Stance, stances } from '../../domain/vocabulary.ts';
import { idsOf } from '../../nouns/cards.server.ts';
import { db } from '../db/index.ts';
import { isPublished } from '../db/published.ts';
import { firstStatements, isOneOf, onRegulation } from '../lists/latest.ts';
import * as t from '../db/schema.ts';
import { type Appointment, eventInCalendar } from '../outlets/calendars.ts';
import { represent, readPage, walk } from '../outlets/exports/index.ts';
import type { Row } from '../../nouns/derive/csv.ts';
import { itemSummary } from '../outlets/summaries/index.ts';

export interface Moment extends Appointment {
	/** Title that names its law. */
	inCalendar: string;
	lane: Lane;
	shape: EventKind | Stance;
	who: string[];
	basis: string;
	/** Dates in EDTF from other sources. */
	disputed: string[];
}

/**
 * Files made in memory hold this many statements of a law: the first ones and the latest. The CSV has all of them.
 */
const mostStatements = 1_000;
const mostFirst = 100;

export async function timelineMoments({
	id,
	slug: regulation,
	statement_count: total
}: Row<'regulations'>) {
	const events: Row<'events'>[] = [];
	for await (const rows of walk('events', { regulation })) events.push(...rows);
	const first = total > mostStatements ? idsOf(await firstStatements(id, mostFirst)) : [];
	const statements = (await represent.statements(first)).map((row) =>
		statementMoment(row, regulation)
	);
	for await (const latest of latestStatements(regulation, mostStatements - first.length))
		statements.push(...latest.filter((moment) => !first.includes(moment.id)));
	const alone = events.filter(
		({ statement }) => !statements.some(({ id }) => id === statement?.id)
	);
	const moments = [...alone.map(eventMoment), ...datedBy(events, statements)].sort(inTime);
	return { moments, statements: statements.length };
}

async function* latestStatements(regulation: string, most: number): AsyncGenerator<Moment[]> {
	let [from, left] = [undefined as string[] | undefined, most];
	do {
		const read = await readPage('statements', { regulation }, { from, limit: left });
		yield read.rows.map((row) => statementMoment(row, regulation));
		[from, left] = [read.next, left - read.rows.length];
	} while (from && left > 0);
}

/** Streams all moments in batches, merging events and statements. */
export async function* everyMoment({
	id,
	slug: regulation
}: Row<'regulations'>): AsyncGenerator<Moment[]> {
	const chosen = { regulation, sort: 'oldest' };
	const reactions = await reactionsOn(id);
	const isAlone = (row: Row<'events'>) => !reactions.some((one) => one.id === row.id);
	const events = oneByOne(walk('events', chosen), (rows) => rows.filter(isAlone).map(eventMoment));
	const statements = oneByOne(walk('statements', chosen), (rows) =>
		datedBy(
			reactions,
			rows.map((row) => statementMoment(row, regulation))
		)
	);
	let [event, statement] = [await events.next(), await statements.next()];
	let batch: Moment[] = [];
	while (!event.done || !statement.done) {
		if (statement.done || (!event.done && inTime(event.value, statement.value) < 0)) {
			batch.push(event.value!);
			event = await events.next();
		} else {
			batch.push(statement.value);
			statement = await statements.next();
		}
		if (batch.length < 200) continue;
		yield batch;
		batch = [];
	}
	yield batch;
}

async function* oneByOne<Item>(
	batches: AsyncGenerator<Item[]>,
	read: (rows: Item[]) => Moment[]
): AsyncGenerator<Moment, undefined> {
	for await (const rows of batches) yield* read(rows);
}

/** Reactions that are statements appear as statements. */
async function reactionsOn(regulation: string): Promise<Row<'events'>[]> {
	const found = await db
		.select({ id: t.event.id })
		.from(t.event)
		.innerJoin(t.eventRegulation, eq(t.eventRegulation.eventId, t.event.id))
		.where(
			and(
				eq(t.eventRegulation.regulationId, regulation),
				isPublished(t.event.state),
				isOneOf(onRegulation(regulation))
			)
		);
	return represent.events(found.map(({ id }) => id));
}

/** Adds the dates that sources of the matching reactions give. */
const datedBy = (reactions: Row<'events'>[], statements: Moment[]): Moment[] =>
	statements.map((moment) => ({
		...moment,
		disputed: reactions
			.filter(({ statement }) => statement?.id === moment.id)
			.flatMap(({ date, disputed }) => [date, ...disputed.map((claim) => claim.date)])
			.filter((date) => date !== moment.date)
	}));

/** Sorts by the last possible day, as the page does: «February 2020» never comes before the 13th. */
const inTime = (a: Moment, b: Moment) =>
	a.latest.localeCompare(b.latest) ||
	a.earliest.localeCompare(b.earliest) ||
	a.noun.localeCompare(b.noun) ||
	a.id.localeCompare(b.id);

const eventMoment = (row: Row<'events'>): Moment => ({
	...itemSummary('events', row),
	...datesOf(row),
	noun: 'event',
	inCalendar: eventInCalendar(row),
	lane: publicEventKinds.has(row.kind) ? 'public' : 'state',
	shape: row.kind,
	who: row.actors.map(({ name }) => name),
	disputed: row.disputed.map(({ date }) => date)
});

const statementMoment = (row: Row<'statements'>, about: string): Moment => {
	const summary = itemSummary('statements', row);
	const { stance } = row.positions.find(({ regulation }) => regulation.slug === about)!;
	return {
		...summary,
		...datesOf(row),
		noun: 'statement',
		inCalendar: `${summary.title}: ${stances[stance].toLowerCase()}`,
		lane: 'public',
		shape: stance,
		who: [row.organisation, row.speaker].flatMap((stakeholder) => stakeholder?.name ?? []),
		disputed: []
	};
};

const datesOf = (row: Row<'events'> | Row<'statements'>) => ({
	id: row.id,
	url: row.url,
	changed: new Date(row.updated_at),
	date: row.date,
	earliest: row.earliest,
	latest: row.latest,
	basis: row.date_basis
});
