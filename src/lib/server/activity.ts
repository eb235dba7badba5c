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
import { facet, labelIn, paged, where } from './lists/list.ts';

// This is the audit log of the desk: its entries are never changed.

interface NewEntry {
	kind: ActivityKind;
	actor?: { id: string; name: string };
	subject?: string;
	detail?: Record<string, string | number>;
}

/** Call this in the transaction of the logged action, so that both are stored or neither. */
export function record(session: Database, entry: NewEntry): Promise<void> {
	return recordAll(session, [entry]);
}

export async function recordAll(session: Database, newEntries: NewEntry[]): Promise<void> {
	const at = new Date();
	await session.insert(t.activity).values(
		newEntries.map(({ kind, actor, subject, detail }) => ({
			at,
			kind,
			subject,
			detail,
			actorId: actor?.id,
			actorName: actor?.name
		}))
	);
}

/** The most refused sign-ins, by address and in all: guessing must not fill the disk or hide other attempts. */
export const mostRefused = { each: 500, all: 10_000 };

export async function recordRefused(entry: Required<Pick<NewEntry, 'subject' | 'detail'>>) {
	const kind = 'sign_in_refused';
	await db.transaction(async (tx) => {
		await record(tx, { kind, ...entry });
		const isRefused = eq(t.activity.kind, kind);
		await deleteOldest(tx, and(isRefused, eq(t.activity.subject, entry.subject)), mostRefused.each);
		await deleteOldest(tx, isRefused, mostRefused.all);
	});
}

async function deleteOldest(session: Database | Transaction, which: SQL | undefined, most: number) {
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
	const [{ rows, ...at }, kind] = await Promise.all([
		paged(entries(chosen), db.$count(t.activity, where(conditions)), page),
		facet({
			value: t.activity.kind,
			label: labelIn(activityKinds),
			from: t.activity,
			where: where(conditions, 'kind')
		})
	]);
	return { rows: rows as ActivityEntry[], ...at, facets: { kind } };
}

function conditionsOf({ kind, from, to }: Chosen) {
	return {
		kind: kind && eq(t.activity.kind, kind),
		from: from && gte(t.activity.at, new Date(from)),
		/** The day `to` is included. */
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

export async function* activityCsv(chosen: Chosen): AsyncGenerator<string> {
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
