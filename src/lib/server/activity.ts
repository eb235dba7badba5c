import { and, desc, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import {
	type ActivityEntry,
	type ActivityKind,
	activityKinds,
	detailsInWords
} from '../domain/activity.ts';
import { day, type Filters, type Listing, type ListRequest, oneOf } from '../domain/filters.ts';
import { csvLines } from './outlets/csv.ts';
import * as t from './auth/tables.ts';
import { type Database, db, type Transaction } from './db/index.ts';
import { facet, labelIn, pageOf, where } from './lists/list.ts';

// The audit log of the desk: who did what to accounts, roles, tokens and the record, and when. Entries are never changed;
// the table is `activity`.

interface NewEntry {
	kind: ActivityKind;
	actor?: { id: string; name: string };
	subject?: string;
	detail?: Record<string, string | number>;
}

/** Writes one entry; inside the transaction of what it logs, so that neither is there without the other. */
export function record(session: Pick<Database, 'insert'>, what: NewEntry): Promise<void> {
	return recordAll(session, [what]);
}

/** As `record`, for what happened together. */
export async function recordAll(
	session: Pick<Database, 'insert'>,
	newEntries: NewEntry[]
): Promise<void> {
	const at = new Date();
	await session.insert(t.activity).values(
		newEntries.map(({ kind, actor, subject, detail }) => ({
			...{ at, kind, subject, detail },
			...{ actorId: actor?.id, actorName: actor?.name }
		}))
	);
}

/**
 * How many refused sign-ins the log holds: of one account, of addresses without an account, and in all. The oldest leave,
 * so that no guessing fills the disk, and none at one account hides that at another.
 */
export const mostRefused = { each: 500, all: 10_000 };

/** Writes that a sign-in was refused, and deletes the oldest such entries above the most. */
export async function recordRefused(what: Required<Pick<NewEntry, 'subject' | 'detail'>>) {
	const kind = 'sign_in_refused';
	await db.transaction(async (tx) => {
		await record(tx, { kind, ...what });
		const isRefused = eq(t.activity.kind, kind);
		await forgetAbove(tx, and(isRefused, eq(t.activity.subject, what.subject)), mostRefused.each);
		await forgetAbove(tx, isRefused, mostRefused.all);
	});
}

async function forgetAbove(session: Database | Transaction, which: SQL | undefined, most: number) {
	const { id } = t.activity;
	const above = session.select({ id }).from(t.activity).where(which).orderBy(desc(id)).offset(most);
	await session.delete(t.activity).where(inArray(id, above));
}

export const filters = { kind: oneOf(activityKinds), from: day, to: day };

type Chosen = Filters<typeof filters>;

export async function list({
	filters: chosen,
	page
}: ListRequest<typeof filters>): Promise<Listing<ActivityEntry>> {
	const conditions = conditionsOf(chosen);
	const total = await db.$count(t.activity, where(conditions));
	const { limit, offset, ...at } = pageOf(total, page);
	const [rows, kind] = await Promise.all([
		entries(chosen).limit(limit).offset(offset),
		facet({
			value: t.activity.kind,
			label: labelIn(activityKinds),
			from: t.activity,
			where: where(conditions, 'kind')
		})
	]);
	return { rows: rows as ActivityEntry[], total, ...at, facets: { kind } };
}

function conditionsOf({ kind, from, to }: Chosen) {
	return {
		kind: kind && eq(t.activity.kind, kind),
		from: from && gte(t.activity.at, new Date(from)),
		/** The day `to` is the last one told of. */
		to: to && lt(t.activity.at, sql`${to}::timestamp at time zone 'UTC' + interval '1 day'`)
	};
}

function entries(chosen: Chosen, before?: number) {
	const { id, at, kind, actorName, subject, detail } = t.activity;
	return db
		.select({ id, at, kind, actorName, subject, detail })
		.from(t.activity)
		.where(and(where(conditionsOf(chosen)), before === undefined ? undefined : lt(id, before)))
		.orderBy(desc(id));
}

const columns = ['time', 'what', 'who', 'subject', 'details'];
const rowsAtOnce = 1_000;

/** The log as CSV, newest first, piece by piece; cells that a spreadsheet would run are made text. */
export async function* csv(chosen: Chosen): AsyncGenerator<string> {
	yield csvLines([columns]);
	let before: number | undefined;
	for (;;) {
		const rows = await entries(chosen, before).limit(rowsAtOnce);
		if (rows.length) yield csvLines(rows.map(cellsOf));
		if (rows.length < rowsAtOnce) return;
		before = rows.at(-1)?.id;
	}
}

const cellsOf = ({ at, kind, actorName, subject, detail }: ActivityEntry | Loose) => [
	at.toISOString(),
	labelIn(activityKinds)(kind),
	actorName,
	subject,
	detailsInWords(detail).join('; ')
];
type Loose = Omit<ActivityEntry, 'kind'> & { kind: string };
